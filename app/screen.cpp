#include "app/screen.h"

#include <fmt/format.h>
#include <imgui/imgui.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "app/canvas/graphics_canvas.h"
#include "app/canvas/software_canvas.h"
#include "app/picture/choropleth.h"
#include "app/picture/marking_in_view.h"
#include "app/picture/summed_up.h"
#include "app/presenter_screen.h"
#include "app/ui/painter.h"

namespace app {
namespace {

/// Of the frame that is about to be built, by the interface's clock.
double seconds_now() { return ImGui::GetTime() + static_cast<double>(ImGui::GetIO().DeltaTime); }

geo::SourceView view_of(const MapPicture& map) {
    return {extent_of(map.camera, map.size), map.camera.metres_per_pixel};
}

/// True where the table of pinned areas tells of all metrics.
bool tells_scores(const Scene& scene) {
    return scene.page == Page::maps && !scene.pinned.empty() &&
           scene.table_content != TableContent::figures;
}

/// The session's boundaries, read while the caller waits; nothing where it has none. What is wrong
/// with single ones goes to standard error.
std::shared_ptr<const Overlay> read_overlay(const Session& session, const MapPicture& map,
                                            SourceAhead* ahead) {
    if (!session.boundaries()) return nullptr;
    std::optional<SourceAhead> now;
    if (ahead == nullptr || ahead->name() != *session.boundaries())
        ahead = &now.emplace(*session.boundaries());
    auto reading = ahead->take(view_of(map));
    if (!reading) throw std::runtime_error(geo::one_line(reading.error()));
    for (const geo::Error& told : summed_up(reading->told))
        fmt::print(stderr, "devolution-atlas: {}\n", geo::one_line(told));
    return std::make_shared<const Overlay>(
        overlay_of(session.atlas(), std::move(reading->features), std::move(reading->outlines)));
}

}  // namespace

void DetailReader::ask(std::shared_ptr<const geo::Atlas> atlas, bool with_mesh,
                       std::function<void()> ready) {
    if (asked_) return;
    asked_ = true;
    reading_.begin(
        [atlas = std::move(atlas), with_mesh] {
            auto geometry = geo::read_detailed_districts(*atlas);
            if (geometry && with_mesh) geometry->mesh();
            return geometry;
        },
        std::move(ready));
}

std::shared_ptr<const geo::Geometry> DetailReader::take(bool wait) {
    if (reading_.is_ready() || (wait && reading_.is_under_way())) {
        auto geometry = reading_.take();
        if (geometry)
            detailed_ = std::make_shared<const geo::Geometry>(std::move(*geometry));
        else
            fault_ = geo::one_line(geometry.error());
    }
    return detailed_;
}

Screen::Screen(Canvas& canvas, double scale)
    : canvas_(canvas), scale_(scale), type_(canvas, scale) {
    set_panes({});
}

void Screen::set_scale(double scale) {
    if (scale == scale_) return;
    scale_ = scale;
    type_.set_scale(scale);
    for (const auto& view : views_) view->forget();
}

void Screen::forget() {
    for (const auto& view : views_) view->forget();
}

void Screen::set_overlay(std::shared_ptr<const Overlay> overlay, std::string line,
                         bool is_reading) {
    overlay_ = std::move(overlay);
    overlay_line_ = std::move(line);
    overlay_is_reading_ = is_reading;
}

void Screen::be_watched(Motion motion, std::function<void()> ready) {
    moves_ = motion == Motion::full;
    shape_ready_ = std::move(ready);
    for (const auto& view : views_) view->make_apart(shape_ready_);
    analyst_.work_apart(shape_ready_);
}

std::vector<const Picture*> Screen::pictures() const {
    std::vector<const Picture*> all;
    for (const auto& view : views_) all.push_back(&view->picture());
    return all;
}

bool Screen::wants_another_frame() const {
    return ui_.another_frame ||
           std::ranges::any_of(views_, [](const auto& view) { return view->is_moving(); });
}

void Screen::warm_up() {
    ImGui::NewFrame();
    ImGui::GetForegroundDrawList()->AddText(type_.fonts().body, type_.fonts().body->FontSize,
                                            {0, 0}, 0xFFFFFFFF, "Atlas");
    ImGui::Render();
    canvas_.warm_up(*ImGui::GetDrawData());
}

/// Panes that come or go leave no pane what it was: nothing moves then.
void Screen::set_panes(const Scene& scene) {
    active_ = scene.active;
    if (views_.size() == scene.panes.size()) return;
    views_.clear();
    for (std::size_t i = 0; i < scene.panes.size(); ++i) {
        views_.push_back(std::make_unique<PaneView>());
        if (shape_ready_) views_.back()->make_apart(shape_ready_);
    }
}

void Screen::draw_map(std::size_t number, const MapPicture& map, const MapPicture* over,
                      const Box& box) {
    const int left = pixels_of(box.x, scale_), top = pixels_of(box.y, scale_);
    canvas_.draw_map(
        number, map, scale_,
        {left, top, left + pixels_of(box.width, scale_), top + pixels_of(box.height, scale_)},
        over);
}

void Screen::build_side_maps(const Session& session, const Scene& scene) {
    side_maps_.clear();
    if (scene.page != Page::timeline) timeline_year_.reset();
    const bool other_year = std::exchange(ui_.changes_of, scene.pane().year) != scene.pane().year;
    if (other_year) ui_.first_change = 0;
    if (scene.page == Page::timeline && (other_year || !timeline_year_)) {
        const geo::Atlas& atlas = session.atlas();
        if (!timeline_) timeline_ = geo::timeline_of(atlas);
        timeline_year_ = timeline_year(atlas, *timeline_, scene.pane().year);
    }
    std::span<const TimelineChange> changes;
    if (timeline_year_) changes = timeline_year_->changes;
    const auto boxes = change_boxes(layout_.page, changes.size());
    ui_.first_change = std::min(ui_.first_change, changes.size() - boxes.size());
    while (side_views_.size() < 2 * boxes.size())
        side_views_.push_back(std::make_unique<SideView>());
    canvas_.set_maps(views_.size() + 2 * boxes.size());
    for (std::size_t i = 0; i < 2 * boxes.size(); ++i) {
        const TimelineChange& change = changes[ui_.first_change + i / 2];
        const bool after = i % 2 == 1;
        const Box& box = after ? boxes[i / 2].after : boxes[i / 2].before;
        const PaneSize size{{box.width}, {box.height}};
        SideView& view = *side_views_[i];
        const Scene wanted = scene_of(scene, change, after, size);
        if (view.scene != wanted || view.size != size) {
            const std::vector<geo::AreaIndex>& named = after ? change.new_areas : change.old_areas;
            view.picture =
                picture_of(session.atlas(), wanted,
                           {.pane = size, .detailed = {}, .bare = true, .named = &named});
            view.scene = wanted;
            view.size = size;
        }
        draw_map(views_.size() + i, view.picture.map, nullptr, box);
        side_maps_.push_back({&view.picture, box});
    }
}

void Screen::update_common(const Session& session, const Scene& shown) {
    Scene scene;
    scene.page = shown.page;
    scene.panes = shown.panes;
    scene.pooled = shown.pooled;
    scene.pinned = shown.pinned;
    scene.table_order = shown.table_order;
    scene.benchmark = shown.benchmark;
    for (Pane& pane : scene.panes) pane.camera.reset();
    Scene looked_at = scene;
    looked_at.active = shown.active;
    looked_at.hovered = shown.hovered;
    looked_at.selected = shown.selected;
    if (looked_at != series_to_) {
        series_ = series_shown(session.atlas(), shown);
        lineage_ = lineage_shown(session.atlas(), shown);
        series_to_ = looked_at;
    }
    looked_at.hovered.reset();
    looked_at.selected.clear();
    looked_at.dark = shown.dark;
    if (shown.page == Page::maps && ui_.aside == UiState::Aside::spread &&
        looked_at != spread_to_) {
        spread_ = spread_of(session.atlas(), looked_at);
        spread_to_ = looked_at;
    }
    const auto& desk = session.desk();
    const auto detour_from = desk && desk->talk ? std::optional(desk->talk->scene) : std::nullopt;
    if (scene == common_to_ && detour_from == detour_from_) return;
    detour_from_ = detour_from;
    marking_ = geo::in_words(
        detour_from ? marking_on_detour(session.atlas(), desk->briefing, *detour_from, shown)
                    : marking_in_view(session.atlas(), shown));
    shared_values_ = shared_values(session.atlas(), scene);
    scatter_ = scatter_of(session.atlas(), shown);
    comparison_ = shown.page == Page::maps ? comparison_of(session.atlas(), shown) : std::nullopt;
    common_to_ = std::move(scene);
}

const std::vector<ScoredMetric>& Screen::metrics_of(const geo::Atlas& atlas, geo::Level level) {
    const auto known = metrics_.find(level);
    return known != metrics_.end()
               ? known->second
               : metrics_.emplace(level, scored_metrics(atlas, level)).first->second;
}

void Screen::update_neighbours(const Session& session, const Scene& scene) {
    const geo::Atlas& atlas = session.atlas();
    const bool is_shown = scene.page == Page::maps && ui_.aside == UiState::Aside::neighbours &&
                          !scene.selected.empty() && ui_.neighbours_of;
    const auto area = is_shown ? atlas.areas.find(geo::text_of(*ui_.neighbours_of)) : std::nullopt;
    if (!area) {
        neighbours_.reset();
        return;
    }
    Scene wanted;
    wanted.panes = {scene.pane()};
    wanted.pane().camera.reset();
    wanted.benchmark = scene.benchmark;
    wanted.selected = {*ui_.neighbours_of};
    if (neighbours_ && neighbours_to_ == wanted && neighbours_kind_ == ui_.neighbours) return;
    const auto level = level_of_neighbours(atlas, *area);
    neighbours_ = neighbourhood_of(atlas, wanted, *area, ui_.neighbours,
                                   level ? metrics_of(atlas, *level) : std::vector<ScoredMetric>());
    neighbours_to_ = std::move(wanted);
    neighbours_kind_ = ui_.neighbours;
}

void Screen::update_authority(const Session& session) {
    const Scene& scene = session.scene();
    if (scene.page != Page::authorities) return;
    if (authority_ && scene.authorities == authority_for_) return;
    authority_ = authority_table_of(session.atlas(), scene);
    authority_for_ = scene.authorities;
}

void Screen::update_powers(const Session& session) {
    if (session.scene().page != Page::powers) return;
    PowersView wanted = session.scene().powers;
    wanted.power.clear();  // which cell is chosen changes none
    if (powers_ && wanted == powers_for_) return;
    powers_ = powers_matrix_of(session.atlas(), wanted);
    powers_for_ = std::move(wanted);
}

namespace {

/// Do these go on from shapes as they are seen on their way?
bool answers_shapes(const Actions& actions) {
    return std::ranges::any_of(actions, [](const Action& action) {
        return std::holds_alternative<Undo>(action) || std::holds_alternative<Redo>(action) ||
               std::holds_alternative<ShowShape>(action);
    });
}

/// Is a button pressed that stands beside or over the map? What it does comes when it is let go.
bool presses_control(const UiState& ui) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return ImGui::GetIO().MouseDown[0] && std::ranges::any_of(ui.widgets, [&](const Widget& one) {
               return one.role != Role::map && contains(one.visible, {at.x, at.y});
           });
}

}  // namespace

Actions Screen::build(const Session& session, int width, int height,
                      const std::shared_ptr<const geo::Geometry>& detailed, char control_letter) {
    const Scene scene = on_its_page(session.scene());
    set_panes(scene);
    canvas_.see_with(scene.vision);
    if (std::exchange(pictured_atlas_, session.shared_atlas()) != session.shared_atlas()) {
        for (const auto& view : views_) view->forget();
        common_to_.reset();
        series_to_.reset();
        spread_to_.reset();
        metrics_.clear();
        neighbours_.reset();
        timeline_.reset();
        timeline_year_.reset();
        side_views_.clear();
        powers_.reset();
        authority_.reset();
        ui_.levels_for.clear();  // another layer may have the same id now
        ui_.fits_for.reset();
    }
    update_common(session, scene);
    analyst_.look(session.shared_atlas(), scene);
    update_powers(session);
    update_authority(session);
    update_neighbours(session, scene);
    layout_ = layout_of({{width / scale_}, {height / scale_}}, scene, !marking_.empty());
    layout_.map = layout_.panes[active_];
    build_side_maps(session, scene);
    const std::vector<Scene> scenes = scenes_through(scene, layout_);
    std::vector<PaneInput> panes;
    for (std::size_t i = 0; i < views_.size(); ++i) {
        PaneView& view = *views_[i];
        const Box& box = layout_.panes[i];
        view.update({.atlas = session.shared_atlas(),
                     .scene = scenes[i],
                     .size = {{box.width}, {box.height}},
                     .detailed = detailed,
                     .overlay = overlay_,
                     .shared = &shared_values_,
                     .analyst = &analyst_,
                     .moves = moves_,
                     .is_held = session.camera_is_held()},
                    seconds_now());
        draw_map(i, view.map(), view.over_seen(), box);
        panes.push_back({&scenes[i], &view.seen(), box,
                         view.over_seen() != nullptr ? overlay_.get() : nullptr});
    }

    ImGui::NewFrame();
    Actions actions = explore_panels(
        {.atlas = session.atlas(),
         .scene = scene,
         .picture = seen(),
         .panes = panes,
         .layout = layout_,
         .fonts = type_.fonts(),
         .marking = marking_,
         // In a talk others may be looking on: what the program tells waits for its end.
         .notice = detour_from_ ? std::string() : session.notice(),
         .history = session.history(),
         .overlay_line = overlay_line_,
         .overlay_is_reading = overlay_is_reading_,
         .table = session.table() ? &*session.table() : nullptr,
         .sealed = session.sealed() ? &*session.sealed() : nullptr,
         .scene_file = session.scene_file(),
         .scatter = scatter_ ? &*scatter_ : nullptr,
         .spread = spread_ ? &*spread_ : nullptr,
         .comparison = comparison_ ? &*comparison_ : nullptr,
         .metrics =
             tells_scores(scene) ? &metrics_of(session.atlas(), scene.pane().level) : nullptr,
         .series = series_ ? &*series_ : nullptr,
         .lineage = lineage_ ? &*lineage_ : nullptr,
         .neighbours = neighbours_ ? &*neighbours_ : nullptr,
         .timeline = timeline_ ? &*timeline_ : nullptr,
         .timeline_year = timeline_year_ ? &*timeline_year_ : nullptr,
         .gap = session.supposed_atlas().gap.get(),
         .gap_as_it_is = session.supposed_atlas().gap_as_it_is.get(),
         .authority = authority_ ? &*authority_ : nullptr,
         .side_maps = side_maps_,
         .powers = powers_ ? &*powers_ : nullptr,
         .desk = session.desk() ? &*session.desk() : nullptr,
         .leaving = session.leaving() ? &*session.leaving() : nullptr,
         .control_letter = control_letter},
        ui_);
    ImGui::Render();
    if (std::exchange(stopping_, false)) {
        const bool answered = answers_shapes(actions) || presses_control(ui_);
        for (const auto& view : views_)
            if (!answered || !view->changes_shape()) view->stop();
    }
    canvas_.take_interface(*ImGui::GetDrawData());
    return actions;
}

namespace {

double scale_of(const HeadlessOptions& options) {
    return options.scale > 0 ? options.scale : interface_scale(options.width, options.height, 1);
}

/// Waits for the finer outlines where a pane wants them. Where they cannot be had the coarser
/// ones are drawn, and the session is told.
std::shared_ptr<const geo::Geometry> detail_for(Session& session, PaneSize pane) {
    if (!any_wants_detail(session.atlas(), session.scene(), pane)) return nullptr;
    DetailReader reader;
    reader.ask(session.shared_atlas(), false, [] {});
    auto detailed = reader.take(true);
    if (!reader.fault().empty()) session.tell(reader.fault());
    return detailed;
}

PaneSize pane_of(const HeadlessOptions& options) {
    const double scale = scale_of(options);
    return {{options.width / scale}, {options.height / scale}};
}

}  // namespace

Rendered render_map(Session& session, const HeadlessOptions& options, SourceAhead* ahead) {
    const PaneSize pane = pane_of(options);
    const PictureInput input{pane, detail_for(session, pane)};
    Picture picture = picture_of(session.atlas(), session.scene(), input);
    picture.map.insets.clear();  // they need their titles
    std::optional<MapPicture> over;
    if (const auto overlay = read_overlay(session, picture.map, ahead);
        overlay && picture.shape == geo::Shape::geographic)
        over = map_over(session.atlas(), session.scene(), picture.map, *overlay);
    SoftwareMap map;
    const double scale = scale_of(options);
    map.paint(picture.map, over ? &*over : nullptr,
              view_of(picture.map, scale, options.width, options.height), scale, nullptr);
    const Picture* const pictures[] = {&picture};
    return {map.image(), sources_of(pictures).line()};
}

Offscreen::Offscreen(const Resources& resources, const HeadlessOptions& options)
    : ui_(options.width, options.height) {
    const auto draw_with_opengl = [&] {
        canvas_ = std::make_unique<GraphicsCanvas>(resources.shaders, nullptr);
    };
    if (starts_opengl(
            options.drawing, [&] { context_.emplace(); }, draw_with_opengl))
        return;
    context_.reset();
    canvas_ = std::make_unique<SoftwareCanvas>(std::make_unique<ImageTarget>());
}

HeadlessScreen::HeadlessScreen(const Resources& resources, const HeadlessOptions& options)
    : options_(options),
      offscreen_(resources, options),
      screen_(offscreen_.canvas(), scale_of(options)) {
    screen_.warm_up();
}

Rendered HeadlessScreen::stage(Session& session, bool as_presenter, std::string time) {
    Canvas& canvas = offscreen_.canvas();
    StageScreen stage(canvas, screen_.type(), StageScreen::Purpose::audience);
    PresenterScreen presenter(canvas, screen_.type());
    StageScenes scenes;
    TalkPrompt prompt;
    const TalkFrame frame{.session = session,
                          .scenes = scenes,
                          .prompt = prompt,
                          .width = options_.width,
                          .height = options_.height,
                          .time = std::move(time),
                          .detailed = detail_for(session, pane_of(options_))};
    const auto build = [&] {
        if (as_presenter)
            presenter.build(frame, {{1920}, {1080}}, true);
        else
            stage.build(frame);
        return as_presenter ? presenter.wants_another_frame() : stage.wants_another_frame();
    };
    while (build()) {
    }
    as_presenter ? presenter.show() : stage.show();
    return {canvas.image(), alternative_of(*scenes.on_show(session, {}))};
}

Rendered HeadlessScreen::drawn(Session& session, SourceAhead* ahead) {
    const auto detailed = detail_for(session, pane_of(options_));
    screen_.build(session, options_.width, options_.height, detailed);  // widgets settle
    screen_.set_overlay(read_overlay(session, screen_.picture().map, ahead), {}, false);
    screen_.build(session, options_.width, options_.height, detailed);
    screen_.show();
    return {offscreen_.canvas().image(), sources_of(screen_.pictures()).line()};
}

}  // namespace app
