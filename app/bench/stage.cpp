#include "app/bench/stage.h"

#include <imgui/backends/imgui_impl_sdl.h>
#include <imgui/imgui.h>

#include "app/headless_ui.h"
#include "app/render/context.h"
#include "app/render/frame_buffer.h"
#include "app/sdl_window.h"

namespace app {
namespace {

class WindowStage : public Stage {
public:
    WindowStage(int width, int height) : window_(width, height), ui_(window_) {
        SDL_GL_SetSwapInterval(0);  // the frame is measured, not the screen's rate
        window_.framebuffer_size(width_, height_);
    }
    GLuint framebuffer() const override { return 0; }
    bool is_window() const override { return true; }
    int width() const override { return width_; }
    int height() const override { return height_; }
    void begin() override {
        SDL_PumpEvents();
        SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
        ImGui_ImplSDL2_NewFrame();
        ImGui::GetIO().DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    }
    void show() override {
        window_.swap();
        glFinish();
    }

private:
    Sdl sdl_;
    Window window_;
    WindowUi ui_;
    int width_ = 0, height_ = 0;
};

class HeadlessStage : public Stage {
public:
    HeadlessStage(int width, int height) : ui_(width, height), target_(width, height) {}
    GLuint framebuffer() const override { return target_.framebuffer(); }
    bool is_window() const override { return false; }
    int width() const override { return target_.width(); }
    int height() const override { return target_.height(); }
    void begin() override {}
    void show() override { glFinish(); }

private:
    HeadlessContext context_;
    HeadlessUi ui_;
    FrameBuffer target_;
};

}  // namespace

std::unique_ptr<Stage> Stage::open(bool in_window, int width, int height) {
    if (in_window) return std::make_unique<WindowStage>(width, height);
    return std::make_unique<HeadlessStage>(width, height);
}

}  // namespace app
