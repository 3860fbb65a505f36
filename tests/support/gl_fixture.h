#pragma once

#include "app/render/context.h"
#include "app/render/frame_buffer.h"
#include "app/render/map_renderer.h"

/// An OpenGL context without a window, and a frame buffer to draw on.
struct GlFixture {
    GlFixture(int width, int height) : target(width, height) {}

    /// What a new renderer makes of the picture.
    app::Image drawn(const app::MapPicture& picture,
                     app::MapDrawing drawing = app::MapDrawing::best, double scale = 1);

    app::HeadlessContext context;
    app::FrameBuffer target;
};

inline constexpr const char* shader_folder = DEVOLUTION_ATLAS_SOURCE_DIR "/shaders";
