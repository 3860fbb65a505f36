#include "app/canvas/graphics_canvas.h"

#include <imgui/backends/imgui_impl_opengl3.h>

#include <stdexcept>
#include <utility>

#include "app/render/context.h"

namespace app {

GraphicsCanvas::GraphicsCanvas(const std::filesystem::path& shaders, std::function<void()> swap)
    : shaders_(shaders), swap_(std::move(swap)) {
    // A driver that cannot compile the shaders is known at once.
    map_places_.resize(1);
    GraphicsCanvas::resize_maps(1);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

GraphicsCanvas::~GraphicsCanvas() { ImGui_ImplOpenGL3_Shutdown(); }

void GraphicsCanvas::rasterise(ImFontAtlas& atlas) const {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
}

void GraphicsCanvas::take_fonts() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_NewFrame();  // makes what is missing; needs the atlas
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

GLuint GraphicsCanvas::bound_target(int width, int height) {
    GLuint framebuffer = 0;
    if (!swap_) {
        if (!own_ || own_->width() != width || own_->height() != height)
            own_.emplace(width, height);
        framebuffer = own_->framebuffer();
    }
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, width, height);
    return framebuffer;
}

void GraphicsCanvas::warm_up(const ImDrawData& data) {
    bound_target(static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y));
    ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&data));
    glFinish();
}

void GraphicsCanvas::resize_maps(std::size_t count) {
    while (maps_.size() > count) maps_.pop_back();
    while (maps_.size() < count)
        maps_.emplace_back([this] { return std::make_unique<GraphicsMap>(shaders_); });
}

std::vector<PixelBox> GraphicsCanvas::drawn_parts(std::size_t map, const MapPicture& picture,
                                                  double scale, int width, int height,
                                                  const MapPicture* over) {
    return maps_[map].draw(picture, scale, width, height, over);
}

void GraphicsCanvas::show_frame(Rgba background) {
    const GLuint framebuffer = bound_target(tiles_.width(), tiles_.height());
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(background.r) / 255.0f,
                 static_cast<float>(background.g) / 255.0f,
                 static_cast<float>(background.b) / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    for (std::size_t i = 0; i < maps_.size(); ++i)
        maps_[i].painter().target().copy_to(framebuffer, map_places_[i].left,
                                            tiles_.height() - map_places_[i].bottom);
    bound_target(tiles_.width(), tiles_.height());
    ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(data_));
    if (swap_) swap_();
    if (driver_is_lost()) throw DriverLost();
}

void GraphicsCanvas::finish() { glFinish(); }

std::string GraphicsCanvas::name() const { return renderer_name(); }

Image GraphicsCanvas::image() const {
    if (!own_) throw std::logic_error("the pixels of a window are not read back");
    return own_->read();
}

}  // namespace app
