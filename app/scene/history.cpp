#include "app/scene/history.h"

#include <utility>

namespace app {
/// What alone differs between two scenes, of the things that are dragged.
std::optional<History::Dragging> History::dragging(const Scene& from, const Scene& to) {
    Scene as_from = without_pointer(to);
    const Scene before = without_pointer(from);
    as_from.pane.camera = before.pane.camera;
    if (as_from == before) return Dragging::camera;
    as_from = without_pointer(to);
    as_from.pane.year = before.pane.year;
    if (as_from == before) return Dragging::year;
    as_from = without_pointer(to);
    as_from.pane.classification = before.pane.classification;
    if (as_from == before && to.pane.classification.method == geo::BreakMethod::manual)
        return Dragging::breaks;
    return std::nullopt;
}

void History::go_to(Scene next) {
    if (without_pointer(next) != without_pointer(present_)) {
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

}  // namespace app
