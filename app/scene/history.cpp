#include "app/scene/history.h"

#include <utility>

namespace app {
namespace {

bool differ_in_camera_alone(Scene a, Scene b) {
    a.pane.camera.reset();
    b.pane.camera.reset();
    return without_pointer(std::move(a)) == without_pointer(std::move(b));
}

}  // namespace

void History::go_to(Scene next) {
    if (without_pointer(next) != without_pointer(present_)) {
        const bool camera = differ_in_camera_alone(next, present_);
        if (!(camera && last_was_camera_)) past_.push_back(without_pointer(present_));
        last_was_camera_ = camera;
        future_.clear();
    }
    present_ = std::move(next);
}

void History::undo() {
    if (past_.empty()) return;
    future_.push_back(without_pointer(std::move(present_)));
    present_ = std::move(past_.back());
    past_.pop_back();
    last_was_camera_ = false;
}

void History::redo() {
    if (future_.empty()) return;
    past_.push_back(without_pointer(std::move(present_)));
    present_ = std::move(future_.back());
    future_.pop_back();
    last_was_camera_ = false;
}

}  // namespace app
