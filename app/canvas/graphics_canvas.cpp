#include "app/canvas/graphics_canvas.h"

#include <imgui/backends/imgui_impl_opengl3.h>

#include <stdexcept>
#include <utility>

#include "app/render/context.h"

namespace app {

GraphicsCanvas::GraphicsCanvas(const std::filesystem::path& shaders, std::function<void()> swap)
    : swap_(std::move(swap)), map_([shaders] { return std::make_unique<GraphicsMap>(shaders); }) {
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

GraphicsCanvas::~GraphicsCanvas() { ImGui_ImplOpenGL3_Shutdown(); }

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

void GraphicsCanvas::draw_map(const MapPicture& picture, double scale, const PixelBox& place,
                              const MapPicture* over) {
    note_map(place, map_.draw(picture, scale, place.width(), place.height(), over));
}

void GraphicsCanvas::show_frame(Rgba background) {
    const GLuint framebuffer = bound_target(tiles_.width(), tiles_.height());
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(background.r) / 255.0f,
                 static_cast<float>(background.g) / 255.0f,
                 static_cast<float>(background.b) / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    map_.painter().target().copy_to(framebuffer, map_place_.left,
                                    tiles_.height() - map_place_.bottom);
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
