#pragma once

#include "app/picture/picture.h"
#include "geo/core/plane.h"

namespace app {

/// Rows of a frame, from the bottom.
struct Rows {
    int first = 0, past = 0;
};

/// Lines at 45 degrees over areas of a kind, in logical or framebuffer pixels.
struct Hatch {
    FillKind kind;
    double width, spacing;
    bool rises;  // to the right; otherwise it falls
    double
        contrast;  // 0: lines of the picture's colour; else so much darker or lighter than ground
    bool crossed = false;  // lines that fall as well
};
Hatch scaled(Hatch hatch, double scale);
/// The colour of a hatch's lines on some ground; `line` is that of hatches without contrast.
Rgba line_of(const Hatch& hatch, Rgba line, Rgba ground);

/// The part of the plane that a frame shows.
struct View {
    geo::Point centre;
    double pixels_per_metre = 1;  // framebuffer pixels
    int width = 0, height = 0;    // framebuffer pixels

    /// What some of its rows show, and what is within `margin` pixels of that.
    geo::Extent ground(Rows rows, double margin = 0) const {
        const double right = (width / 2.0 + margin) / pixels_per_metre;
        const double below = (rows.first - height / 2.0 - margin) / pixels_per_metre;
        const double above = (rows.past - height / 2.0 + margin) / pixels_per_metre;
        return {centre.x - right, centre.y + below, centre.x + right, centre.y + above};
    }
    geo::Extent ground(double margin = 0) const { return ground({0, height}, margin); }
};

/// Framebuffer pixels in a length of logical ones.
int pixels_of(double logical, double scale);

/// What a picture shows in a frame of some size at `scale` pixels per logical one.
View view_of(const MapPicture& picture, double scale, int width, int height);

/// The picture of an inset on its own.
MapPicture alone(const MapPicture& picture, const MapInset& inset);

/// Pixels across a hatch from one of its lines to the view's lower left corner. Worked out in
/// doubles: there are digits enough for a whole country at the nearest zoom.
double hatch_offset(const View& view, const Hatch& hatch);

}  // namespace app
