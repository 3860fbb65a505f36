#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "app/canvas/canvas.h"
#include "app/render/frame_buffer.h"
#include "app/render/graphics_map.h"
#include "app/render/map_renderer.h"

namespace app {

/// Draws frames with OpenGL 3.3, whose context is current: on a window, or in a frame buffer of its
/// own.
class GraphicsCanvas : public Canvas {
public:
    /// `shaders` is the folder of the GLSL files; `swap` shows what was drawn on the window, and is
    /// empty where there is none. Throws std::runtime_error with the driver's words.
    GraphicsCanvas(const std::filesystem::path& shaders, std::function<void()> swap);
    ~GraphicsCanvas() override;

    void rasterise(ImFontAtlas& atlas) const override;
    void take_fonts() override;
    void warm_up(const ImDrawData& data) override;
    void finish() override;
    std::string name() const override;
    DrawCounts counts() const override { return counts_of(maps_); }
    Image image() const override;
    bool wants_mesh() const override { return true; }

protected:
    void show_frame(Rgba background) override;
    void resize_maps(std::size_t count) override;
    std::vector<PixelBox> drawn_parts(std::size_t map, const MapPicture& picture, double scale,
                                      int width, int height, const MapPicture* over) override;

private:
    GLuint bound_target(int width, int height);

    std::filesystem::path shaders_;
    std::function<void()> swap_;
    std::optional<FrameBuffer> own_;  // without a window
    std::vector<MapRenderer<GraphicsMap>> maps_;
};

}  // namespace app
