#pragma once

#include <functional>
#include <memory>

#include "app/apart.h"
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
    /// From now on faces are built on another thread, which calls `ready`: they take some tenths of
    /// a second, in which a touch would wait. Meanwhile the nearest there are stand for them.
    void make_apart(std::function<void()> ready) { ready_ = std::move(ready); }
    /// Something was asked for that is not there, and that nobody builds yet.
    bool lacks_some() const { return sized_.lacks_some() && !making_.is_under_way(); }
    /// Builds what was asked for since; not within a frame. True where there was any.
    bool complete();
    /// Counts the times that faces were built: what was measured before is no longer so.
    int built() const { return built_; }

private:
    struct DropAtlas {
        void operator()(ImFontAtlas* atlas) const;
    };
    struct Made {
        std::unique_ptr<ImFontAtlas, DropAtlas> atlas;
        SizedFaces sized;
        geo::Result<Fonts> fonts;
    };

    void build(double scale);
    bool complete_apart();
    static Made made(const Canvas& canvas, double scale, SizedFaces wanted);

    Canvas& canvas_;
    SizedFaces sized_;
    Fonts fonts_;
    int built_ = 0;
    std::function<void()> ready_;
    Apart<Made> making_;
};

}  // namespace app
