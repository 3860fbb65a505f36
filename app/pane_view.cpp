#include "app/pane_view.h"

#include <utility>

namespace app {

void PaneView::update(const PaneTask& task, double now) {
    const bool is_same = scene_ == task.scene && size_ == task.size &&
                         detail_ == task.detailed.get() && overlay_ == task.overlay.get() &&
                         finished_for_ == task.finished_for && language_ == language();
    if (!is_same) make(task);
    move_on(task, now);
}

void PaneView::forget_labels() {
    picture_.label_memory = {};
    if (moving_) moving_->picture.label_memory = {};
}

Picture PaneView::pictured(const PaneTask& task, const Scene& scene, bool ground_only) const {
    Picture made =
        picture_of(*task.atlas, scene,
                   {.pane = task.size,
                    .detailed = task.detailed,
                    .ground_only = ground_only,
                    .labels_before = &seen().label_memory,
                    .shared = task.shared,
                    .analyses = task.analyst != nullptr ? &task.analyst->analyses() : nullptr,
                    .bare = task.bare});
    if (task.finish) task.finish(made);
    return made;
}

void PaneView::make(const PaneTask& task) {
    const bool is_making = shape_maker_.is_making(task.atlas, task.scene);
    const bool is_analysing =
        task.analyst != nullptr && task.analyst->is_at_work(task.scene.active);
    // Meanwhile it keeps what it shows.
    if ((is_making || is_analysing) && scene_ && size_ == task.size) return;
    Picture next = pictured(task, task.scene, is_making);
    begin_motion(task, next);
    picture_ = std::move(next);
    over_.reset();
    if (task.overlay && picture_.shape == geo::Shape::geographic)
        over_ = map_over(*task.atlas, task.scene, picture_.map, *task.overlay);
    overlay_ = task.overlay.get();
    scene_ = task.scene;
    if (is_making || is_analysing) scene_.reset();  // to be made anew with what it waits for
    size_ = task.size;
    detail_ = task.detailed.get();
    finished_for_ = task.finished_for;
    language_ = language();
}

void PaneView::begin_motion(const PaneTask& task, const Picture& next) {
    const bool may_move = task.moves && scene_ && size_ == task.size;
    const bool follows_a_hand =
        may_move && task.is_held && scene_->pane().camera != task.scene.pane().camera;
    if (!may_move || follows_a_hand)
        change_.stop();
    else if (finished_for_ != task.finished_for ||
             without_pointer(*scene_) != without_pointer(task.scene))
        change_.begin(seen(), next, ground_change(*task.atlas, seen().map, next.map));
}

void PaneView::move_on(const PaneTask& task, double now) {
    const auto from = [&](const Camera& camera) {
        Scene there = *scene_;  // nothing moves before there is one
        there.pane().camera = camera;
        return pictured(task, there, false);
    };
    moving_ = change_.frame(picture_, now, from);
    if (over_ && task.overlay && over_->camera != seen().map.camera)
        over_ = map_over(*task.atlas, task.scene, seen().map, *task.overlay);
}

}  // namespace app
