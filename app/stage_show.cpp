#include "app/stage_show.h"

#include <algorithm>
#include <cmath>

namespace app {

std::shared_ptr<const StageScene> StageScenes::of(const Session& session, std::size_t number) {
    const Briefing& briefing = session.desk()->briefing;
    kept_.resize(briefing.scenes.size());
    Kept& kept = kept_[number];
    if (!kept.made || kept.base != session.base_atlas() || kept.of != briefing.scenes.size() ||
        kept.marking != briefing.marking || kept.scene != briefing.scenes[number])
        kept = {session.base_atlas(), briefing.scenes[number], briefing.marking,
                briefing.scenes.size(),
                std::make_shared<const StageScene>(
                    stage_scene(session.base_atlas(), briefing, number))};
    return kept.made;
}

std::shared_ptr<const StageScene> StageScenes::on_show(const Session& session,
                                                       std::optional<PaneSize> seen_in) {
    const BriefingDesk& desk = *session.desk();
    if (!desk.talk->detour) return of(session, desk.talk->scene);
    const Scene map = without_pointer(session.scene());
    if (!detour_made_ || detour_atlas_ != session.shared_atlas() || detour_ != map ||
        detour_seen_in_ != seen_in || detour_from_ != desk.talk->scene) {
        StageScene made =
            stage_detour(session.supposed_atlas(), desk.briefing, desk.talk->scene, map);
        made.seen_in = seen_in;
        detour_made_ = std::make_shared<const StageScene>(std::move(made));
        detour_atlas_ = session.shared_atlas();
        detour_ = map;
        detour_seen_in_ = seen_in;
        detour_from_ = desk.talk->scene;
    }
    return detour_made_;
}

std::vector<EmbargoedLayer> StageScenes::embargoed(const Session& session,
                                                   const std::vector<std::size_t>& numbers) {
    std::vector<EmbargoedLayer> layers;
    for (const std::size_t number : numbers) {
        const auto& some = of(session, number)->embargoed;
        layers.insert(layers.end(), some.begin(), some.end());
    }
    return layers;
}

void StageShow::forget() {
    for (const auto& view : views_) view->forget();
}

bool StageShow::is_dark() const {
    return (task_.scene && task_.scene->map && task_.scene->map->dark) != task_.turned;
}

void StageShow::update(const Task& task) {
    const bool is_another = !task_.scene || task_.scene->number != task.scene->number ||
                            task_.scene->headline != task.scene->headline;
    if (is_another) {
        before_ = task.moves ? task_.scene : nullptr;
        layout_before_ = layout_;
        began_ = task.now;
        // A scene is the same picture whatever was seen before it.
        for (const auto& view : views_) view->forget_labels();
    }
    const bool other_atlas =
        !task_.scene || task_.scene->supposed.atlas != task.scene->supposed.atlas;
    // Which map that is rests on all figures where no camera was chosen: not for each frame.
    const bool other_maps = is_another || task_.scene != task.scene || task_.room != task.room ||
                            task_.audience != task.audience;
    task_ = task;
    if (other_maps) {
        layout_ = stage_layout(*task.scene, task.room, task.audience);
        maps_.clear();
        for (std::size_t i = 0; i < layout_.panes.size(); ++i)
            maps_.push_back(stage_map(*task.scene, layout_, i));
    }
    if (views_.size() != layout_.panes.size()) {
        views_.clear();
        for (std::size_t i = 0; i < layout_.panes.size(); ++i) {
            views_.push_back(std::make_unique<PaneView>());
            if (ready_) views_.back()->make_apart(ready_);
        }
    } else if (other_atlas) {
        forget();
    }
    for (std::size_t i = 0; i < views_.size(); ++i) {
        Scene& map = maps_[i];
        map.dark = is_dark();
        views_[i]->update({.atlas = task.scene->supposed.atlas,
                           .scene = map,
                           .size = layout_.size_of(layout_.panes[i]),
                           .detailed = task.detailed,
                           .bare = true,
                           .moves = task.moves,
                           .is_held = task.is_held,
                           .finish = [&](Picture& picture) { focus(*task.scene, picture); },
                           .finished_for = task.scene.get()},
                          task.now);
    }
}

PixelBox pixel_box_of(const Box& box, double scale, PixelBox within) {
    const auto at = [&](int from, double length) {
        return static_cast<int>(std::lround(from + length * scale));
    };
    return {at(within.left, box.x), at(within.top, box.y), at(within.left, box.right()),
            at(within.top, box.bottom())};
}

void StageShow::draw_beside_maps(PainterSheet& sheet) const {
    sheet.place({static_cast<double>(task_.place.left), static_cast<double>(task_.place.top)},
                unit());
    Pen pen(sheet, colour());
    const Box& map = layout_.map;
    const double width = layout_.page.width.value, words = map.width > 0 ? map.x : width;
    for (const Box& box : {Box{0, 0, words, stage_height}, Box{words, 0, width - words, map.y},
                           Box{words, map.bottom(), width - words, stage_height - map.bottom()}})
        if (box.width > 0 && box.height > 0) pen.rect(box, pen.c.stage);
    sheet.unplace();
}

void StageShow::draw_maps(Canvas& canvas, std::size_t first) const {
    for (std::size_t i = 0; i < views_.size(); ++i) {
        const PixelBox place = pixel_box_of(layout_.panes[i], unit(), task_.place);
        canvas.draw_map(first + i, views_[i]->map(), unit() * layout_.map_scale, place, nullptr);
    }
}

std::vector<const Picture*> StageShow::pictures() const {
    std::vector<const Picture*> all;
    for (const auto& view : views_) all.push_back(&view->seen());
    return all;
}

void StageShow::draw_scene(PainterSheet& sheet, const StageScene& scene, const StageLayout& layout,
                           bool with_maps, const Card* answer) const {
    const auto shown = pictures();
    const StageDrawing drawing{.scene = scene,
                               .layout = layout,
                               .pictures = shown,
                               .notes = notes_,
                               .answer = answer,
                               .with_ground = false};
    Pen pen(sheet, colour());
    if (with_maps)
        draw_stage_maps(pen, drawing);
    else
        draw_stage_words(pen, drawing);
}

void StageShow::draw(PainterSheet& sheet, const Card* answer, int built) {
    sheet.place({static_cast<double>(task_.place.left), static_cast<double>(task_.place.top)},
                unit());
    if (!views_.empty()) {
        const Picture& picture = views_.front()->picture();
        if (notes_of_ != task_.scene.get() || notes_built_ != built ||
            notes_camera_ != picture.map.camera) {
            notes_ = place_notes(Pen(sheet, colour()), *task_.scene, layout_, picture);
            notes_camera_ = picture.map.camera;
        }
    } else {
        notes_.clear();
    }
    notes_of_ = task_.scene.get();
    notes_built_ = built;
    // The words of one scene go, then those of the next come.
    const double part = std::clamp((task_.now - began_) / fade_seconds, 0.0, 1.0);
    if (before_ && part < 0.4) {
        sheet.set_opacity(1 - part / 0.4);
        Pen pen(sheet, colour());
        draw_stage_words(pen, {.scene = *before_, .layout = layout_before_, .pictures = {}});
    }
    const double opacity = before_ ? std::clamp((part - 0.4) / 0.6, 0.0, 1.0) : 1;
    sheet.set_opacity(1);
    draw_scene(sheet, *task_.scene, layout_, true, answer);
    sheet.set_opacity(opacity);
    draw_scene(sheet, *task_.scene, layout_, false, nullptr);
    sheet.set_opacity(1);
    Pen pen(sheet, colour());
    constexpr double legible = 8;                     // pixels of the frame
    draw_marking(pen, task_.scene->marking, layout_,  // it never fades
                 std::clamp(legible / unit(), marking_em, most_marking_em));
    if (part >= 1) before_.reset();
    sheet.unplace();
}

bool StageShow::is_moving() const {
    return before_ != nullptr ||
           std::ranges::any_of(views_, [](const auto& view) { return view->is_moving(); });
}

void StageShow::stop() {
    before_.reset();
    for (const auto& view : views_) view->stop();
}

ScreenPoint StageShow::on_stage(ScreenPoint frame) const {
    return {(frame.x - task_.place.left) / unit(), (frame.y - task_.place.top) / unit()};
}

std::vector<std::string> StageShow::warnings(PainterSheet& sheet) const {
    const auto shown = pictures();
    sheet.place({}, unit());
    auto told =
        warnings_of(Pen(sheet, colour()),
                    {.scene = *task_.scene, .layout = layout_, .pictures = shown, .notes = notes_},
                    task_.room, task_.audience);
    sheet.unplace();
    return told;
}

}  // namespace app
