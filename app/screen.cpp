#include "app/screen.h"

#include <fmt/format.h>
#include <imgui/imgui.h>

#include <cmath>
#include <stdexcept>

#include "app/canvas/graphics_canvas.h"
#include "app/canvas/software_canvas.h"
#include "app/cli/summed_up.h"

namespace app {
namespace {

/// Of the frame that is about to be built, by the interface's clock.
double seconds_now() { return ImGui::GetTime() + static_cast<double>(ImGui::GetIO().DeltaTime); }

Fonts fonts_or_throw(double scale) {
    auto fonts = load_fonts(scale);
    if (!fonts) throw std::runtime_error(geo::one_line(fonts.error()));
    return *fonts;
}

geo::SourceView view_of(const MapPicture& map) {
    return {extent_of(map.camera, map.size), map.camera.metres_per_pixel};
}

/// The session's boundaries, read while the caller waits; nothing where it has none. What is wrong
/// with single ones goes to standard error.
std::shared_ptr<const Overlay> read_overlay(const Session& session, const MapPicture& map) {
    if (!session.boundaries()) return nullptr;
    geo::SourceWatch watch;
    auto reading = geo::read_source(*session.boundaries(), view_of(map), watch);
    if (!reading) throw std::runtime_error(geo::one_line(reading.error()));
    for (const geo::Error& told : summed_up(reading->told))
        fmt::print(stderr, "devolution-atlas: {}\n", geo::one_line(told));
    return std::make_shared<const Overlay>(
        overlay_of(session.atlas(), std::move(reading->features)));
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
    : canvas_(canvas), scale_(scale), fonts_(fonts_or_throw(scale)) {
    canvas_.take_fonts();
}

void Screen::set_scale(double scale) {
    if (scale == scale_) return;
    scale_ = scale;
    fonts_ = fonts_or_throw(scale);
    canvas_.take_fonts();
    pictured_scene_.reset();
}

void Screen::set_overlay(std::shared_ptr<const Overlay> overlay, std::string line,
                         bool is_reading) {
    overlay_ = std::move(overlay);
    overlay_line_ = std::move(line);
    overlay_is_reading_ = is_reading;
}

void Screen::be_watched(Motion motion, std::function<void()> ready) {
    moves_ = motion == Motion::full;
    shape_maker_.make_apart(std::move(ready));
}

void Screen::warm_up() {
    ImGui::NewFrame();
    ImGui::GetForegroundDrawList()->AddText(fonts_.body, fonts_.body->FontSize, {0, 0}, 0xFFFFFFFF,
                                            "Atlas");
    ImGui::Render();
    canvas_.warm_up(*ImGui::GetDrawData());
}

void Screen::update_picture(const Session& session, PaneSize pane,
                            const std::shared_ptr<const geo::Geometry>& detailed) {
    if (pictured_atlas_ != session.shared_atlas()) {
        pictured_scene_.reset();
        ui_.levels_for.clear();  // another layer may have the same id now
    }
    if (pictured_scene_ == session.scene() && pictured_pane_ == pane &&
        pictured_detail_ == detailed.get() && pictured_overlay_ == overlay_.get())
        return;
    const bool is_making = shape_maker_.is_making(session);
    if (is_making && pictured_scene_ && pictured_pane_ == pane) return;  // keeps what it shows
    Picture next = picture_of(session.atlas(), session.scene(),
                              {pane, detailed, is_making, &seen().label_memory});
    begin_motion(session, pane, next);
    picture_ = std::move(next);
    over_.reset();
    if (overlay_ && picture_.shape == geo::Shape::geographic)
        over_ = map_over(session.atlas(), session.scene(), picture_.map, *overlay_);
    pictured_overlay_ = overlay_.get();
    pictured_atlas_ = session.shared_atlas();
    pictured_scene_ = session.scene();
    if (is_making) pictured_scene_.reset();  // to be made anew with its shape
    pictured_pane_ = pane;
    pictured_detail_ = detailed.get();
}

void Screen::begin_motion(const Session& session, PaneSize pane, const Picture& next) {
    const Scene& scene = session.scene();
    const bool may_move = moves_ && pictured_scene_ && pictured_pane_ == pane;
    const bool follows_a_hand =
        may_move && session.camera_is_held() && pictured_scene_->pane.camera != scene.pane.camera;
    if (!may_move || follows_a_hand)
        change_.stop();
    else if (without_pointer(*pictured_scene_) != without_pointer(scene))
        change_.begin(seen(), next);
}

void Screen::move_on(const Session& session, const std::shared_ptr<const geo::Geometry>& detailed) {
    const auto pictured = [&](const Camera& camera) {
        Scene scene = *pictured_scene_;  // nothing moves before there is one
        scene.pane.camera = camera;
        return picture_of(session.atlas(), scene,
                          {pictured_pane_, detailed, false, &seen().label_memory});
    };
    moving_ = change_.frame(picture_, seconds_now(), pictured);
    if (over_ && over_->camera != seen().map.camera)
        over_ = map_over(session.atlas(), session.scene(), seen().map, *overlay_);
}

Actions Screen::build(const Session& session, int width, int height,
                      const std::shared_ptr<const geo::Geometry>& detailed, char control_letter) {
    layout_ = layout_of({{width / scale_}, {height / scale_}});
    const PaneSize pane{{layout_.map.width}, {layout_.map.height}};
    update_picture(session, pane, detailed);
    move_on(session, detailed);

    const bool has_over = over_ && !(moving_ && moving_->morphed);
    const int left = pixels_of(layout_.map.x, scale_), top = pixels_of(layout_.map.y, scale_);
    const PixelBox place{left, top, left + pixels_of(layout_.map.width, scale_),
                         top + pixels_of(layout_.map.height, scale_)};
    canvas_.draw_map(moving_ ? moving_->map() : picture_.map, scale_, place,
                     has_over ? &*over_ : nullptr);

    ImGui::NewFrame();
    Actions actions = explore_panels({.atlas = session.atlas(),
                                      .scene = session.scene(),
                                      .picture = seen(),
                                      .layout = layout_,
                                      .fonts = fonts_,
                                      .notice = session.notice(),
                                      .can_undo = session.history().can_undo(),
                                      .can_redo = session.history().can_redo(),
                                      .overlay = has_over ? overlay_.get() : nullptr,
                                      .overlay_line = overlay_line_,
                                      .overlay_is_reading = overlay_is_reading_,
                                      .table = session.table() ? &*session.table() : nullptr,
                                      .scene_file = session.scene_file(),
                                      .control_letter = control_letter},
                                     ui_);
    ImGui::Render();
    if (std::exchange(stopping_, false)) change_.stop();
    canvas_.take_interface(*ImGui::GetDrawData());
    return actions;
}

namespace {

double scale_of(const HeadlessOptions& options) {
    return options.scale > 0 ? options.scale : interface_scale(options.width, options.height, 1);
}

/// Waits for the finer outlines where the scene wants them. Where they cannot be had the coarser
/// ones are drawn, and the session is told.
std::shared_ptr<const geo::Geometry> detail_for(Session& session, PaneSize pane) {
    if (!wants_detail(session.atlas(), session.scene(), pane)) return nullptr;
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

Rendered render_map(Session& session, const HeadlessOptions& options) {
    const PaneSize pane = pane_of(options);
    const PictureInput input{pane, detail_for(session, pane)};
    Picture picture = picture_of(session.atlas(), session.scene(), input);
    picture.map.insets.clear();  // they need their titles
    std::optional<MapPicture> over;
    if (const auto overlay = read_overlay(session, picture.map);
        overlay && picture.shape == geo::Shape::geographic)
        over = map_over(session.atlas(), session.scene(), picture.map, *overlay);
    SoftwareMap map;
    const double scale = scale_of(options);
    map.paint(picture.map, over ? &*over : nullptr,
              view_of(picture.map, scale, options.width, options.height), scale, nullptr);
    return {map.image(), source_line_of(picture)};
}

Offscreen::Offscreen(const Resources& resources, const HeadlessOptions& options)
    : ui_(options.width, options.height) {
    if (options.drawing == Drawing::graphics ||
        (options.drawing == Drawing::best && may_have_graphics_card())) {
        context_.emplace();
        canvas_ = std::make_unique<GraphicsCanvas>(resources.shaders, nullptr);
    } else {
        canvas_ = std::make_unique<SoftwareCanvas>(std::make_unique<ImageTarget>());
    }
}

HeadlessScreen::HeadlessScreen(const Resources& resources, const HeadlessOptions& options)
    : options_(options),
      offscreen_(resources, options),
      screen_(offscreen_.canvas(), scale_of(options)) {
    screen_.warm_up();
}

Rendered HeadlessScreen::drawn(Session& session) {
    const auto detailed = detail_for(session, pane_of(options_));
    screen_.build(session, options_.width, options_.height, detailed);  // widgets settle
    screen_.set_overlay(read_overlay(session, screen_.picture().map), {}, false);
    screen_.build(session, options_.width, options_.height, detailed);
    screen_.show();
    return {offscreen_.canvas().image(), source_line_of(screen_.picture())};
}

}  // namespace app
