#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/scene/scene.h"

namespace app {

/// The scenes before and after the present one, without limit. What is dragged (the map, the year,
/// a class break, a swipe) is one step however many scenes it passes through; what the pointer
/// rests on, and which pane is active, is no step at all.
class History {
public:
    explicit History(Scene scene) : present_(std::move(scene)) {}

    const Scene& present() const { return present_; }
    /// Makes `next` the present scene; the old one can be returned to.
    void go_to(Scene next);
    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }
    void undo() { step(past_, future_); }
    void redo() { step(future_, past_); }

    /// All scenes that can be returned to, in their order, the present one among them.
    std::size_t size() const { return past_.size() + 1 + future_.size(); }
    std::size_t position() const { return past_.size(); }  // of the present one
    const Scene& scene(std::size_t i) const;
    void return_to(std::size_t i);

private:
    enum class Dragging : std::uint8_t { camera, year, breaks, swipe };
    static bool only_activates(const Scene& from, Scene to);
    static std::optional<Dragging> dragging(const Scene& from, const Scene& to);
    void step(std::vector<Scene>& from, std::vector<Scene>& to);

    Scene present_;
    std::vector<Scene> past_, future_;
    std::optional<Dragging> last_;
};

}  // namespace app
