#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "geo/core/result.h"

struct ImFont;

namespace app {

/// A face of Inter in a size of its own.
struct SizedFace {
    std::string file;  // in the folder of Inter
    int pixels = 0;    // of the framebuffer, an em
    auto operator<=>(const SizedFace&) const = default;
};

/// Faces of sizes that are not known beforehand: what was asked for and is not there is built with
/// the fonts the next time. Once there are many, those nobody asked for since the last time go: a
/// program that runs for months meets ever new sizes.
class SizedFaces {
public:
    static constexpr std::size_t many = 64;

    /// The nearest there is; nullptr before any was built.
    ImFont* nearest(const SizedFace& face);
    bool lacks_some() const { return lacks_; }
    void forget() { wanted_.clear(); }
    std::size_t count() const { return built_.size(); }

private:
    friend struct FontBuilder;
    std::map<SizedFace, int> wanted_;  // with the building after which it was asked for last
    std::map<SizedFace, ImFont*> built_;
    int buildings_ = 0;
    bool lacks_ = false;
};

/// Faces of the interface, by their place in the design: analyst sizes 13, 15, 18, 26 in Inter
/// regular and semi-bold, and Inter Display bold for large headings. Figures are tabular where
/// columns of them are drawn (see number()).
struct Fonts {
    ImFont *caption = nullptr, *caption_strong = nullptr;  // 13
    ImFont *body = nullptr, *body_strong = nullptr;        // 15
    ImFont* heading = nullptr;                             // 18 semi-bold
    ImFont* title = nullptr;                               // 26 bold
    double scale = 1;                                      // they were built for
    SizedFaces* sized = nullptr;                           // built beside them, if any
};

/// Builds the current ImGui context's atlas through FreeType at `scale` framebuffer pixels per
/// logical one. Fails when Inter is not found (Debian's fonts-inter), naming where it was looked
/// for.
/// With `sized`, what that lacks is built, too.
geo::Result<Fonts> load_fonts(double scale, SizedFaces* sized = nullptr);

}  // namespace app
