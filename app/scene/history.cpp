#include "app/scene/history.h"

#include <utility>

namespace app {
/// What alone differs between two scenes, of the things that are dragged.
std::optional<History::Dragging> History::dragging(const Scene& from, const Scene& to) {
    if (to.panes.size() != from.panes.size() || to.active != from.active) return std::nullopt;
    Scene as_from = without_pointer(to);
    const Scene before = without_pointer(from);
    for (std::size_t i = 0; i < before.panes.size(); ++i)
        as_from.panes[i].camera = before.panes[i].camera;
    if (as_from == before) return Dragging::camera;
    as_from = without_pointer(to);
    as_from.pane().year = before.pane().year;
    if (as_from == before) return Dragging::year;
    as_from = without_pointer(to);
    as_from.swipe = before.swipe;
    if (as_from == before && to.swipe && before.swipe) return Dragging::swipe;
    as_from = without_pointer(to);
    for (std::size_t i = 0; i < before.panes.size(); ++i)
        as_from.panes[i].classification = before.panes[i].classification;
    if (as_from == before && to.pane().classification.method == geo::BreakMethod::manual)
        return Dragging::breaks;
    return std::nullopt;
}

/// Where a person works is no deed to be undone, but goes with the next.
bool History::only_activates(const Scene& from, Scene to) {
    to.active = from.active;
    return to.panes.size() == from.panes.size() &&
           without_pointer(std::move(to)) == without_pointer(from);
}

void History::go_to(Scene next) {
    if (!only_activates(present_, next)) {
        const auto dragged = dragging(present_, next);
        if (!(dragged && dragged == last_)) past_.push_back(without_pointer(present_));
        last_ = dragged;
        future_.clear();
    }
    present_ = std::move(next);
}

void History::step(std::vector<Scene>& from, std::vector<Scene>& to) {
    if (from.empty()) return;
    to.push_back(without_pointer(std::move(present_)));
    present_ = std::move(from.back());
    from.pop_back();
    last_.reset();
}

const Scene& History::scene(std::size_t i) const {
    if (i < past_.size()) return past_[i];
    return i == past_.size() ? present_ : future_[size() - 1 - i];
}

void History::return_to(std::size_t i) {
    while (i < position()) undo();
    while (i > position() && can_redo()) redo();
}

}  // namespace app
