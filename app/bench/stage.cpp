#include "app/bench/stage.h"

#include <imgui/backends/imgui_impl_sdl.h>
#include <imgui/imgui.h>

#include "app/resources.h"
#include "app/screen.h"

namespace app {
namespace {

class WindowStage : public Stage {
public:
    WindowStage(int width, int height, Drawing drawing)
        : window_(width, height, drawing, find_resources().shaders) {
        SDL_GL_SetSwapInterval(0);  // the frame is measured, not the screen's rate
        window_.window().framebuffer_size(width_, height_);
    }
    Canvas& canvas() override { return window_.canvas(); }
    int width() const override { return width_; }
    int height() const override { return height_; }
    void begin() override {
        SDL_PumpEvents();
        SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
        ImGui_ImplSDL2_NewFrame();
        ImGui::GetIO().DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    }

private:
    AtlasWindow window_;
    int width_ = 0, height_ = 0;
};

class OffscreenStage : public Stage {
public:
    OffscreenStage(int width, int height, Drawing drawing)
        : offscreen_(find_resources(), {.width = width, .height = height, .drawing = drawing}),
          width_(width),
          height_(height) {}
    Canvas& canvas() override { return offscreen_.canvas(); }
    int width() const override { return width_; }
    int height() const override { return height_; }
    void begin() override {}

private:
    Offscreen offscreen_;
    int width_, height_;
};

}  // namespace

std::unique_ptr<Stage> Stage::open(bool in_window, int width, int height, Drawing drawing) {
    if (in_window) return std::make_unique<WindowStage>(width, height, drawing);
    return std::make_unique<OffscreenStage>(width, height, drawing);
}

}  // namespace app
