#include "app/screen.h"

#include <fmt/format.h>
#include <imgui/backends/imgui_impl_opengl3.h>
#include <imgui/imgui.h>

#include <chrono>
#include <cmath>
#include <stdexcept>

#include "app/render/software_map.h"

namespace app {
namespace {

int pixels(double logical, double scale) { return static_cast<int>(std::lround(logical * scale)); }

double seconds_now() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

void clear(const PixelBox& box, int bottom, Rgba colour) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(box.left, bottom, box.width(), box.height());
    glClearColor(static_cast<float>(colour.r) / 255.0f, static_cast<float>(colour.g) / 255.0f,
                 static_cast<float>(colour.b) / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

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
    for (const geo::Error& told : reading->told)
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

Screen::Screen(const Resources& resources, double scale, bool for_window)
    : scale_(scale),
      order_(for_window && !has_graphics_card() ? PixelOrder::as_window : PixelOrder::upright),
      fonts_(fonts_or_throw(scale)),
      renderer_(resources.shaders) {}

Screen::~Screen() = default;

void Screen::set_scale(double scale) {
    if (scale == scale_) return;
    scale_ = scale;
    fonts_ = fonts_or_throw(scale);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    pictured_scene_.reset();
}

void Screen::set_overlay(std::shared_ptr<const Overlay> overlay, std::string line,
                         bool is_reading) {
    overlay_ = std::move(overlay);
    overlay_line_ = std::move(line);
    overlay_is_reading_ = is_reading;
}

void Screen::watch_shapes(Motion motion, std::function<void()> ready) {
    moves_ = motion == Motion::full;
    shape_maker_.make_apart(std::move(ready));
}

void Screen::warm_up(GLuint framebuffer, int width, int height) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ImGui::GetForegroundDrawList()->AddText(fonts_.body, fonts_.body->FontSize, {0, 0}, 0xFFFFFFFF,
                                            "Atlas");
    ImGui::Render();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, width, height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glFinish();
}

void Screen::update_picture(const Session& session, PaneSize pane,
                            std::shared_ptr<const geo::Geometry> detailed) {
    if (pictured_scene_ == session.scene() && pictured_pane_ == pane &&
        pictured_detail_ == detailed.get() && pictured_overlay_ == overlay_.get())
        return;
    const geo::Geometry* detail = detailed.get();
    const bool is_making = shape_maker_.is_making(session);
    if (is_making && pictured_scene_ && pictured_pane_ == pane) return;  // keeps what it shows
    Picture next = picture_of(session.atlas(), session.scene(),
                              {pane, std::move(detailed), is_making, &picture_.label_memory});
    if (moves_ && pictured_scene_ && pictured_pane_ == pane && next.shape != picture_.shape)
        shape_change_.begin(picture_, next);
    else if (pictured_scene_ &&
             without_pointer(*pictured_scene_) != without_pointer(session.scene()))
        shape_change_.stop();
    picture_ = std::move(next);
    over_.reset();
    if (overlay_ && picture_.shape == geo::Shape::geographic)
        over_ = map_over(session.atlas(), session.scene(), picture_.map, *overlay_);
    pictured_overlay_ = overlay_.get();
    pictured_scene_ = session.scene();
    if (is_making) pictured_scene_.reset();  // to be made anew with its shape
    pictured_pane_ = pane;
    pictured_detail_ = detail;
}

Actions Screen::build(const Session& session, int width, int height,
                      std::shared_ptr<const geo::Geometry> detailed, char control_letter) {
    layout_ = layout_of({{width / scale_}, {height / scale_}});
    const PaneSize pane{{layout_.map.width}, {layout_.map.height}};
    update_picture(session, pane, std::move(detailed));

    const int map_width = pixels(layout_.map.width, scale_);
    const int map_height = pixels(layout_.map.height, scale_);
    if (!map_ || map_->width() != map_width || map_->height() != map_height)
        map_.emplace(map_width, map_height, order_);
    const auto moving = shape_change_.frame(picture_, seconds_now());
    const bool map_changed = renderer_.draw(moving ? moving->map : picture_.map, scale_, *map_,
                                            over_ && !moving ? &*over_ : nullptr);

    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    Actions actions = explore_panels({.atlas = session.atlas(),
                                      .scene = session.scene(),
                                      .picture = moving ? moving->panels : picture_,
                                      .layout = layout_,
                                      .fonts = fonts_,
                                      .map_texture = 0,
                                      .notice = session.notice(),
                                      .can_undo = session.history().can_undo(),
                                      .can_redo = session.history().can_redo(),
                                      .overlay = over_ && !moving ? overlay_.get() : nullptr,
                                      .overlay_line = overlay_line_,
                                      .overlay_is_reading = overlay_is_reading_,
                                      .scene_file = session.scene_file(),
                                      .control_letter = control_letter},
                                     ui_);
    ImGui::Render();
    changed_ = note_changes(width, height) || map_changed;
    return actions;
}

std::array<PixelBox, 5> Screen::parts_of(int width, int height) const {
    const int left = pixels(layout_.map.x, scale_), top = pixels(layout_.map.y, scale_);
    const int right = left + map_->width(), bottom = top + map_->height();
    return {{{left, top, right, bottom},  // the map
             {0, 0, width, top},
             {0, bottom, width, height},
             {0, top, left, bottom},
             {right, top, width, bottom}}};
}

bool Screen::note_changes(int width, int height) {
    const auto parts = parts_of(width, height);
    std::vector<BandHashes> hashes = hashes_of(*ImGui::GetDrawData(), parts);
    bool changed = parts != parts_ || hashes[0] != hashes_[0];
    if (parts != parts_) {
        panels_.reset();
        panels_due_.assign(parts.begin() + 1, parts.end());
    } else {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const PixelBox part = changed_part(parts[i], hashes_[i], hashes[i]);
            if (part.height() <= 0) continue;
            panels_due_.push_back(part);
            changed = true;
        }
    }
    parts_ = parts;
    hashes_ = std::move(hashes);
    return changed;
}

void Screen::draw_panels(int width, int height) {
    if (!panels_) panels_.emplace(width, height, order_);
    panels_->bind();
    const bool turned = order_ == PixelOrder::as_window;
    for (const PixelBox& part : panels_due_)
        clear(part, turned ? part.top : height - part.bottom, picture_.map.background);
    draw_within(*ImGui::GetDrawData(), panels_due_, turned);
    panels_due_.clear();
}

void Screen::show(GLuint framebuffer, int width, int height) {
    if (!panels_due_.empty()) draw_panels(width, height);
    // What is finished is copied, not drawn: on software OpenGL a shader run for each pixel would
    // cost more than the map itself.
    glDisable(GL_SCISSOR_TEST);
    map_->blit_to(framebuffer, parts_[0].left, height - parts_[0].bottom);
    for (const PixelBox& part : std::span(parts_).subspan(1))
        panels_->blit_part_to(framebuffer, part.left, height - part.bottom, part.width(),
                              part.height());
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, width, height);
    draw_within(*ImGui::GetDrawData(), std::span(parts_).first(1), false);
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
    Image image = SoftwareMap().drawn(picture.map, scale_of(options), options.width, options.height,
                                      over ? &*over : nullptr);
    return {std::move(image), source_line_of(picture)};
}

HeadlessScreen::HeadlessScreen(const Resources& resources, const HeadlessOptions& options)
    : options_(options),
      ui_(options.width, options.height),
      screen_(resources, scale_of(options), false),
      target_(options.width, options.height) {
    screen_.warm_up(target_.framebuffer(), options.width, options.height);
}

Rendered HeadlessScreen::drawn(Session& session) {
    const auto detailed = detail_for(session, pane_of(options_));
    screen_.build(session, options_.width, options_.height, detailed);  // widgets settle
    screen_.set_overlay(read_overlay(session, screen_.picture().map), {}, false);
    screen_.build(session, options_.width, options_.height, detailed);
    target_.bind();
    screen_.show(target_.framebuffer(), options_.width, options_.height);
    return {target_.read(), source_line_of(screen_.picture())};
}

}  // namespace app
