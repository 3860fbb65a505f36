#pragma once

#include <variant>

#include "app/render/context.h"
#include "app/render/graphics_map.h"
#include "app/render/map_renderer.h"
#include "app/render/software_map.h"

inline constexpr const char* shader_folder = DEVOLUTION_ATLAS_SOURCE_DIR "/shaders";

enum class MapDrawing { graphics, software };

/// A renderer of either kind, drawing pictures of one size.
class EitherRenderer {
public:
    EitherRenderer(MapDrawing drawing, int width, int height);

    /// Whether anything was drawn.
    bool draw(const app::MapPicture& picture, double scale = 1);
    app::Image image() const;
    app::DrawCounts counts() const;

private:
    int width_, height_;
    std::variant<app::MapRenderer<app::GraphicsMap>, app::MapRenderer<app::SoftwareMap>> renderer_;
};

/// An OpenGL context without a window, and a size to draw in.
struct GlFixture {
    GlFixture(int w, int h) : width(w), height(h) {}

    EitherRenderer renderer(MapDrawing drawing) const { return {drawing, width, height}; }
    /// What a new renderer makes of the picture.
    app::Image drawn(const app::MapPicture& picture, MapDrawing drawing = MapDrawing::software,
                     double scale = 1) const;

    app::HeadlessContext context;
    int width, height;
};
