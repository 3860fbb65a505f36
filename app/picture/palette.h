#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/layer.h"

namespace app {

/// An sRGB colour.
struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Rgba&) const = default;
};

constexpr Rgba hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb), 255};
}

/// Every colour of the interface and the map, light or dark; names as in the design tokens.
struct Colours {
    Rgba stage, panel, panel_subtle, control, control_pressed, land, land_context, coast, la_line,
        la_line_on_pale, ca_line, ca_casing, country_line, ink, ink2, ink3, ink_inverse, rule,
        rule_strong, accent, accent_pressed, accent_soft, on_accent, hatch_bg, hatch_line, faded,
        halo;
};
const Colours& colours(bool dark);

/// The ramp of a family of layers, lowest class first; `classes` is 2 to 9. Above what the design
/// drew (six or seven) the ramp is interpolated in CIE Lab.
std::vector<Rgba> ramp(geo::Theme theme, int classes);
/// Of the middle of the ramps that diverge.
inline constexpr Rgba neutral_colour = hex(0xF5F5F5);
/// Brown to teal around a neutral middle, for change and differences.
std::vector<Rgba> diverging_ramp(int classes);
/// Colours of a categorical layer's categories, in their order.
std::vector<Rgba> category_colours(const geo::Layer& layer, bool dark);
/// Low–low to high–high of two layers: the first layer's thirds as rows, the lowest first, the
/// second's along each row.
std::vector<Rgba> bivariate_colours(bool dark);
/// High among high, low among low, high among low, low among high, none of these, and left out.
std::vector<Rgba> cluster_colours(bool dark);
/// Hot, cold, neither, and left out.
std::vector<Rgba> hot_spot_colours(bool dark);
/// The selected areas' colours, A to F: told apart by letter and shape as well.
Rgba selection_colour(std::size_t index, bool dark);

/// On the way from one colour to another in CIE Lab: `from` at 0, `to` at 1, exactly.
Rgba between(Rgba from, Rgba to, double t);

/// How far apart two colours look: CIE 1976, 2.3 just noticeable, 8 aimed at between classes.
double difference(Rgba a, Rgba b);

/// A colour as a person with such sight sees it, in full severity; transparency stays.
/// source  Machado, Oliveira & Fernandes (2009), "A physiologically-based model for simulation of
///         color vision deficiency"; grey: the luminance alone
Rgba seen_with(ColourVision vision, Rgba colour);

/// WCAG 2.2 relative luminance and contrast ratio.
double luminance(Rgba colour);
double contrast(Rgba a, Rgba b);

}  // namespace app
