#pragma once

#include <filesystem>
#include <memory>

#include "app/picture/picture.h"
#include "app/render/frame_buffer.h"

namespace app {

/// How a map is drawn: by the graphics card's triangles, or, where OpenGL is only imitated by the
/// processor, by a faster way of filling rows. Both draw the same map but for rounding on borders.
enum class MapDrawing : std::uint8_t { best, graphics, software };

/// Draws a MapPicture. Owns every OpenGL object it uses; knows no layer, file format or widget.
/// Geometry goes up once; another layer is four bytes a feature, another camera a few uniforms.
class MapRenderer {
public:
    /// `shaders` is the folder of the GLSL files. Throws std::runtime_error with the driver's log
    /// if a shader is missing or does not compile.
    explicit MapRenderer(const std::filesystem::path& shaders,
                         MapDrawing drawing = MapDrawing::best);
    ~MapRenderer();
    MapRenderer(MapRenderer&&) = delete;
    MapRenderer& operator=(MapRenderer&&) = delete;

    /// Brings `target` up to date with `picture` at `scale` framebuffer pixels per logical one;
    /// does nothing when both are as they were. Returns whether anything was drawn. `over` is drawn
    /// over it, for the same camera: a map of a geometry of its own.
    bool draw(const MapPicture& picture, double scale, FrameBuffer& target,
              const MapPicture* over = nullptr);

    /// What drawing has cost so far, for bench and tests.
    struct Counts {
        std::size_t frames = 0, draw_calls = 0, triangles = 0, bytes_uploaded = 0;
    };
    Counts counts() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace app
