#pragma once

#include "app/canvas/canvas.h"
#include "app/ui/fonts.h"

namespace app {

/// What is written on a canvas is written in: faces of fixed sizes, and others as they are asked
/// for.
class ScreenType {
public:
    /// Throws std::runtime_error when the font cannot be had.
    ScreenType(Canvas& canvas, double scale);

    const Fonts& fonts() const { return fonts_; }
    SizedFaces& sized() { return sized_; }
    void set_scale(double scale);
    /// Builds what was asked for since; not within a frame. True where there was any.
    bool complete();
    /// Counts the times that faces were built: what was measured before is no longer so.
    int built() const { return built_; }

private:
    void build(double scale);

    Canvas& canvas_;
    SizedFaces sized_;
    Fonts fonts_;
    int built_ = 0;
};

}  // namespace app
