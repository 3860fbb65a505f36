#pragma once

#include <span>

#include "app/paper/sheet.h"
#include "app/picture/picture.h"
#include "app/render/view.h"
#include "app/scene/box.h"
#include "geo/data/marking.h"

namespace app {

/// Draws on a sheet what the house look is made of: words by their middle, boxes, lines, marks.
class Pen {
public:
    enum class Align : std::uint8_t { left, centre, right };

    Pen(Sheet& on, const Colours& colour) : sheet(on), c(colour) {}

    Sheet& sheet;
    const Colours& c;

    double width(PaperFace face, std::string_view text) const { return sheet.width(face, text); }
    static double line_height(PaperFace face) { return font_of(face).em * 1.4; }
    /// One line whose capitals are centred on `at.y`; `at.x` is its left, middle or right.
    void text(PaperFace face, ScreenPoint at, Rgba colour, std::string_view text,
              Align align = Align::left);
    void haloed(PaperFace face, ScreenPoint at, Rgba colour, Rgba halo, std::string_view text,
                Align align = Align::left);
    std::string elided(PaperFace face, std::string_view text, double most) const;
    std::vector<std::string> wrapped(PaperFace face, std::string_view text, double most_width,
                                     std::size_t most = 0) const;
    /// Wrapped lines downwards from `top`; returns where the next thing may begin.
    double paragraph(PaperFace face, double x, double top, double width, Rgba colour,
                     std::string_view text, std::size_t most = 0);
    double paragraph_height(PaperFace face, std::string_view text, double width,
                            std::size_t most = 0) const;

    void rect(const Box& box, Rgba colour);
    void outline(const Box& box, Rgba colour, double width = 1);
    void horizontal(double x, double y, double width, Rgba colour);
    void line(ScreenPoint from, ScreenPoint to, Rgba colour, double width);
    void mark(MarkShape shape, ScreenPoint centre, double size, Rgba colour);
    /// A letter on its shape, with a pale edge to stand on any map.
    void badge(const MapMark& mark, ScreenPoint centre, double size);
    /// What the rings hold, as a map fills it: in its colour, with its hatch.
    void fill(const PaperLines& rings, const Fill& fill, Rgba hatch_line);

    void clip(const Box& box) { sheet.clip(rings_of(box)); }
    void unclip() { sheet.unclip(); }
    static PaperLines rings_of(const Box& box);

private:
    /// Lines at 45 degrees over what the rings hold.
    void hatch(const PaperLines& rings, Rgba lines, const Hatch& hatch, bool rises);
    void put(PaperFace face, ScreenPoint at, Rgba colour, std::string_view text, Align align,
             std::optional<Rgba> halo);
};

/// The banners of a marking, above and below what stands on a page; none where there is none. They
/// keep within `banner_room` of the edges.
void draw_banners(Pen& pen, PaneSize page, const geo::Marking& marking);
inline constexpr double banner_room = 50;

}  // namespace app
