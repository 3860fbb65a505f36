#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/scene/box.h"
#include "app/scene/camera.h"

namespace app {

/// A screen as the settings or the display describe it.
struct KioskGlass {
    int width = 1920, height = 1080;      // framebuffer pixels
    std::optional<double> millimetres{};  // across; none: not known
};

/// How pages are laid out on a screen. Lengths are those of the design, pixels of a screen 1080
/// high, 0.634 mm each on a 55-inch one.
struct KioskForm {
    enum class Shape : std::uint8_t { landscape, portrait, wide };
    Shape shape = Shape::landscape;
    PaneSize page;       // 1080 high, or across where it stands upright
    double unit = 1;     // framebuffer pixels for one length
    double type = 1;     // how much larger type is than designed
    double lowered = 0;  // how far the page is down, for who sits
    bool is_upright() const { return shape == Shape::portrait; }
    /// Type for which pages were not designed: what stands beside each other then stands in a row.
    bool has_large_type() const { return type > 1.2; }
};

/// `enlarged`: of the visitor's choosing, 1 to 2. On glass so small that designed type would have
/// capitals lower than 5.8 mm, type grows until they are as high.
///
/// source  EN 301 549 5.1.4 (functionality closed to text enlargement): capitals of 0.7 degrees
///         from the distance of use; 5.8 mm at 0.47 m
KioskForm kiosk_form(const KioskGlass& glass, double enlarged, bool brought_down);

inline constexpr double kiosk_margin = 64, kiosk_gutter = 32, kiosk_gap = 16;
inline constexpr double kiosk_button = 88, kiosk_tile = 72;
/// Of the buttons that do what fingers do on a map: their side, what is between them, and how high
/// the strip is that they stand in.
inline constexpr double zoom_side = 76, zoom_gap = 12, zoom_strip = 100;
inline constexpr double least_target_mm = 20, designed_mm = 0.634, least_capital_mm = 5.8;
inline constexpr double brought_down_by = 464;

}  // namespace app
