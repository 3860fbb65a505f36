#include "app/screen.h"

#include <imgui/backends/imgui_impl_opengl3.h>
#include <imgui/imgui.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include "app/headless_ui.h"

namespace app {
namespace {

int pixels(double logical, double scale) { return static_cast<int>(std::lround(logical * scale)); }

double seconds_now() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

/// A fingerprint of everything ImGui is about to draw.
std::size_t hash_of(const ImDrawData& data) {
    std::size_t hash = 0;
    const auto mix = [&hash](const void* bytes, std::size_t size) {
        hash = hash * 1099511628211u ^
               std::hash<std::string_view>{}({static_cast<const char*>(bytes), size});
    };
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        mix(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        mix(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
    }
    return hash;
}

Fonts fonts_or_throw(double scale) {
    auto fonts = load_fonts(scale);
    if (!fonts) throw std::runtime_error(geo::one_line(fonts.error()));
    return *fonts;
}

Image render_map_only(const Session& session, std::shared_ptr<const geo::Geometry> detailed,
                      const Resources& resources, const HeadlessOptions& options, double scale) {
    MapRenderer renderer(resources.shaders);
    FrameBuffer target(options.width, options.height);
    const PictureInput input{{{options.width / scale}, {options.height / scale}},
                             std::move(detailed)};
    renderer.draw(picture_of(session.atlas(), session.scene(), input).map, scale, target);
    return target.read();
}

}  // namespace

void DetailReader::ask(std::shared_ptr<const geo::Atlas> atlas, std::function<void()> ready) {
    if (asked_) return;
    asked_ = true;
    reading_ = std::async(std::launch::async, [atlas = std::move(atlas), ready = std::move(ready)] {
        auto geometry = geo::read_detailed_districts(*atlas);
        ready();
        return geometry;
    });
}

std::shared_ptr<const geo::Geometry> DetailReader::take(bool wait) {
    using namespace std::chrono_literals;
    if (reading_.valid() && (wait || reading_.wait_for(0s) == std::future_status::ready)) {
        auto geometry = reading_.get();
        if (geometry)
            detailed_ = std::make_shared<const geo::Geometry>(std::move(*geometry));
        else
            fault_ = geo::one_line(geometry.error());
    }
    return detailed_;
}

Screen::Screen(const Resources& resources, double scale)
    : scale_(scale), fonts_(fonts_or_throw(scale)), renderer_(resources.shaders) {}

Screen::~Screen() = default;

void Screen::set_scale(double scale) {
    if (scale == scale_) return;
    scale_ = scale;
    fonts_ = fonts_or_throw(scale);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    pictured_scene_.reset();
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
        pictured_detail_ == detailed.get())
        return;
    const geo::Geometry* detail = detailed.get();
    const bool is_making = shape_maker_.is_making(session);
    if (is_making && pictured_scene_ && pictured_pane_ == pane) return;  // keeps what it shows
    Picture next =
        picture_of(session.atlas(), session.scene(), {pane, std::move(detailed), is_making});
    if (moves_ && pictured_scene_ && pictured_pane_ == pane && next.shape != picture_.shape)
        shape_change_.begin(picture_, next);
    else if (pictured_scene_ &&
             without_pointer(*pictured_scene_) != without_pointer(session.scene()))
        shape_change_.stop();
    picture_ = std::move(next);
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
        map_.emplace(map_width, map_height);
    const auto moving = shape_change_.frame(picture_, seconds_now());
    const bool map_changed = renderer_.draw(moving ? moving->map : picture_.map, scale_, *map_);

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
                                      .scene_file = session.scene_file(),
                                      .control_letter = control_letter},
                                     ui_);
    ImGui::Render();
    const std::size_t hash = hash_of(*ImGui::GetDrawData()) ^ static_cast<std::size_t>(width);
    changed_ = map_changed || hash != shown_hash_;
    shown_hash_ = hash;
    return actions;
}

void Screen::show(GLuint framebuffer, int width, int height) {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, width, height);
    const Rgba stage = picture_.map.background;
    glClearColor(static_cast<float>(stage.r) / 255.0f, static_cast<float>(stage.g) / 255.0f,
                 static_cast<float>(stage.b) / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    // The finished map is copied, not drawn: on software OpenGL a shader run for each of its pixels
    // would cost more than the map itself.
    const int left = pixels(layout_.map.x, scale_);
    const int bottom = height - pixels(layout_.map.y, scale_) - map_->height();
    map_->blit_to(framebuffer, left, bottom);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Image render_headless(const HeadlessContext&, const Session& session, const Resources& resources,
                      const HeadlessOptions& options) {
    const double scale =
        options.scale > 0 ? options.scale : interface_scale(options.width, options.height, 1);
    const PaneSize pane{{options.width / scale}, {options.height / scale}};
    std::shared_ptr<const geo::Geometry> detailed;
    if (wants_detail(session.atlas(), session.scene(), pane)) {
        DetailReader reader;
        reader.ask(session.shared_atlas(), [] {});
        detailed = reader.take(true);
        if (!detailed) throw std::runtime_error(reader.fault());
    }
    if (options.map_only) return render_map_only(session, detailed, resources, options, scale);

    const HeadlessUi ui(options.width, options.height);
    Screen screen(resources, scale);
    FrameBuffer target(options.width, options.height);
    screen.build(session, options.width, options.height, detailed);  // widgets settle
    screen.build(session, options.width, options.height, detailed);
    target.bind();
    screen.show(target.framebuffer(), options.width, options.height);
    return target.read();
}

}  // namespace app
