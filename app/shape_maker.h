#pragma once

#include <functional>
#include <memory>

#include "app/apart.h"
#include "app/scene/scene.h"

namespace app {

/// Has the shape that a scene wants made on another thread.
class ShapeMaker {
public:
    /// Until this is called, shapes are made by whoever needs them. `ready` is called on the making
    /// thread.
    void make_apart(std::function<void()> ready) { ready_ = std::move(ready); }
    /// True while the scene's shape is not there yet; begins to make it.
    bool is_making(const std::shared_ptr<const geo::Atlas>& atlas, const Scene& scene);

private:
    std::function<void()> ready_;
    Apart<bool> making_;
};

}  // namespace app
