#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/paper/paper_size.h"
#include "app/picture/palette.h"
#include "app/render/image.h"
#include "app/scene/camera.h"
#include "geo/core/result.h"

namespace app {

/// Lengths on a sheet are logical pixels, as on a screen: 120 to the inch, 0.6 points each, so that
/// what the screen writes in 13 pixels is 7.8 points on paper.
inline constexpr double pixels_per_inch = 120;
inline constexpr double millimetres_per_inch = 25.4;
inline constexpr double points_per_inch = 72;

inline PaneSize pixels_on(PaperSize paper) {
    constexpr double each = pixels_per_inch / millimetres_per_inch;
    return {{paper.width.value * each}, {paper.height.value * each}};
}

/// Faces of Inter on paper. Digits of numbers are equally wide.
enum class PaperFace : std::uint8_t {
    small,
    small_strong,
    number,
    text,
    text_strong,
    title,
    // of what is read as a page of text
    body,
    body_strong,
    section,
    large_number,
    page_title
};
struct PaperFont {
    const char* file;    // in the folder of Inter
    const char* family;  // as the file says
    int weight;          // as CSS and OpenType have it
    double em;           // pixels
};
inline constexpr std::array<PaperFont, 11> paper_fonts{{
    {"Inter-Regular.otf", "Inter", 400, 13},
    {"Inter-SemiBold.otf", "Inter", 600, 13},
    {"Inter-Regular.otf", "Inter", 400, 13},
    {"Inter-Regular.otf", "Inter", 400, 15},
    {"Inter-SemiBold.otf", "Inter", 600, 15},
    {"InterDisplay-Bold.otf", "Inter Display", 700, 32},
    {"Inter-Regular.otf", "Inter", 400, 17},
    {"Inter-SemiBold.otf", "Inter", 600, 17},
    {"Inter-SemiBold.otf", "Inter", 600, 21},
    {"InterDisplay-Bold.otf", "Inter Display", 700, 36},
    {"InterDisplay-Bold.otf", "Inter Display", 700, 46},
}};
inline const PaperFont& font_of(PaperFace face) {
    return paper_fonts[static_cast<std::size_t>(face)];
}

/// Points in a row; of what is filled each a ring, whose last point is joined to its first.
using PaperLines = std::vector<std::vector<ScreenPoint>>;

/// What a part of a sheet is, for whoever has it read aloud.
enum class SheetPart : std::uint8_t { heading, section, paragraph, figure };

/// A sheet of paper, being drawn on. What is drawn later covers what was there before.
class Sheet {
public:
    Sheet() = default;
    virtual ~Sheet() = default;
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    virtual double width(PaperFace face, std::string_view text) const = 0;
    /// What follows is such a part, until end(). `alternative` says in words what a figure shows.
    virtual void begin(SheetPart part, const std::string& alternative) = 0;
    virtual void end() = 0;
    /// Inside an odd number of rings. All rings are one shape: neighbours among them leave no seam.
    virtual void fill(const PaperLines& rings, Rgba colour) = 0;
    /// With round joins; dashed ones 9 on and 6 off.
    virtual void stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) = 0;
    /// Until unclip() only what lies inside is drawn. Clips stand in each other.
    virtual void clip(const PaperLines& rings) = 0;
    virtual void unclip() = 0;
    /// Until unplace() lengths are `scale` times as long, from `corner` on. Places stand in each
    /// other, and clips in places as places in clips.
    virtual void place(ScreenPoint corner, double scale) = 0;
    virtual void unplace() = 0;
    /// From the left end of its base line, with a halo 2 pixels wide where one is given.
    virtual void text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
                      std::optional<Rgba> halo) = 0;

    /// A PDF's page is done, and drawing goes on on another. Other sheets have one page alone.
    virtual void next_page() { assert(false && "only a PDF has pages"); }
    /// The bytes of the file, or pixels; nothing can be drawn after.
    virtual std::variant<std::string, Image> finish() = 0;
};

enum class SheetKind : std::uint8_t { pdf, svg, pixels };

struct SheetOptions {
    SheetKind kind = SheetKind::pdf;
    PaperSize paper = a4_landscape;
    double dpi = 300;               // of pixels
    std::filesystem::path fonts{};  // the folder of Inter
    std::string title{}, description{}, creator{}, author{};
};

/// What the library that holds Cairo and Pango offers.
struct SheetFunctions {
    geo::Result<std::unique_ptr<Sheet>> (*new_sheet)(const SheetOptions&);
};

/// Has that library make a sheet; it is loaded when first called for, as linked it would cost each
/// start of the window. Fails when it or the font cannot be had.
geo::Result<std::unique_ptr<Sheet>> new_sheet(const SheetOptions& options);

}  // namespace app
