#pragma once

#include <functional>
#include <optional>

#include "app/apart.h"
#include "app/picture/picture.h"
#include "app/render/morph.h"
#include "app/session.h"

namespace app {

/// Has the shape that a scene wants made on another thread.
class ShapeMaker {
public:
    /// Until this is called, shapes are made by whoever needs them. `ready` is called on the making
    /// thread.
    void make_apart(std::function<void()> ready) { ready_ = std::move(ready); }
    /// True while the scene's shape is not there yet; begins to make it.
    bool is_making(const Session& session);

private:
    std::function<void()> ready_;
    Apart<bool> making_;
};

/// The motion from a picture to one in another shape.
class ShapeChange {
public:
    static constexpr double seconds = 0.8;

    /// Begins with the next frame: working out the way takes some hundredths of a second.
    void begin(const Picture& from, const Picture& to);
    void stop() { motion_.reset(); }
    bool is_running() const { return motion_.has_value(); }

    /// What is to be seen `now`; stops when the time is over.
    struct Frame {
        MapPicture map;
        Picture
            panels;  // its names and letters on their way; for the pointer the map is at its end
    };
    std::optional<Frame> frame(const Picture& to, double now);

private:
    struct Motion {
        Picture from;
        Morph morph;
        std::optional<double> start;
    };
    std::optional<Motion> motion_;
};

}  // namespace app
