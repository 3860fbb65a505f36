#pragma once

#include <filesystem>

#include "geo/core/result.h"

struct ImFont;

namespace app {

/// Faces of the interface, by their place in the design: analyst sizes 13, 15, 18, 26 in Inter
/// regular and semi-bold, and Inter Display bold for large headings. Figures are tabular where
/// columns of them are drawn (see number()).
struct Fonts {
    ImFont *caption = nullptr, *caption_strong = nullptr;  // 13
    ImFont *body = nullptr, *body_strong = nullptr;        // 15
    ImFont* heading = nullptr;                             // 18 semi-bold
    ImFont* title = nullptr;                               // 26 bold
    double scale = 1;                                      // they were built for
};

/// Builds the current ImGui context's atlas through FreeType at `scale` framebuffer pixels per
/// logical one. Fails when Inter is not found (Debian's fonts-inter), naming where it was looked
/// for.
geo::Result<Fonts> load_fonts(double scale);

}  // namespace app
