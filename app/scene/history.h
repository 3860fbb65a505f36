#pragma once

#include <vector>

#include "app/scene/scene.h"

namespace app {

/// The scenes before and after the present one, without limit. Camera moves that follow one another
/// are one step; what the pointer rests on is no step at all.
class History {
public:
    explicit History(Scene scene) : present_(std::move(scene)) {}

    const Scene& present() const { return present_; }
    /// Makes `next` the present scene; the old one can be returned to.
    void go_to(Scene next);
    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }
    void undo();
    void redo();

private:
    Scene present_;
    std::vector<Scene> past_, future_;
    bool last_was_camera_ = false;
};

}  // namespace app
