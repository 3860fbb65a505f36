#include "app/bench/visit.h"

#include <stdexcept>

#include "app/ui/layout.h"

namespace app {

Visit::Visit(std::shared_ptr<const geo::Atlas> atlas, Stage& stage)
    : atlas_(std::move(atlas)),
      stage_(stage),
      session_(atlas_, home(*atlas_)),
      screen_(stage.canvas(), interface_scale(stage.width(), stage.height(), 1)) {
    // The finer outlines are there after the first seconds of a visit.
    auto detailed = geo::read_detailed_districts(*atlas_);
    if (!detailed) throw std::runtime_error(geo::one_line(detailed.error()));
    detailed_ = std::make_shared<const geo::Geometry>(std::move(*detailed));
    settle();
}

PaneSize Visit::pane() const {
    return {{screen_.layout().map.width}, {screen_.layout().map.height}};
}

void Visit::frame() {
    stage_.begin();
    for (const Action& asked : screen_.build(session_, stage_.width(), stage_.height(), detailed_))
        session_.perform(asked);
    if (!screen_.changed()) return;
    screen_.show();
    stage_.canvas().finish();
}

void Visit::settle() {
    for (int i = 0; i < 3 || screen_.changed(); ++i) frame();
}

void Visit::let_it_move() {
    screen_.be_watched(Screen::Motion::full, [] {});
}

std::optional<double> Visit::time_of_motion() {
    if (!screen_.wants_another_frame()) return std::nullopt;
    const Stopwatch watch;
    frame();
    return watch.milliseconds();
}

double Visit::time_of(const Action& action) {
    const Stopwatch watch;
    session_.perform(action);
    frame();
    return watch.milliseconds();
}

}  // namespace app
