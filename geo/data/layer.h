#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/area/level.h"
#include "geo/data/figure.h"
#include "geo/data/marking.h"

namespace geo {

/// The last is of layers that a person opened from a table of their own.
enum class Theme : std::uint8_t { powers, budgets, turnout, missions, governance, own };
enum class LayerKind : std::uint8_t { numeric, categorical, status };
enum class Polarity : std::uint8_t { higher_is_better, lower_is_better, neutral };

/// How a figure lasts. A metric's holds for its period alone; an election's result, a power or a
/// council's control stands until the next one.
enum class Lasting : std::uint8_t { for_its_period, until_the_next };

/// What may be done with figures where a level has none of its own.
enum class Joining : std::uint8_t {
    none,
    inherit,  // the larger area's figure is shown on its parts, as inherited
    sum,      // parts add up
    mean,     // parts average, weighted by `weight`
};

std::string_view code_of(Theme theme);        // "powers", …
std::string_view code_of(LayerKind kind);     // "numeric", …
std::string_view code_of(Polarity polarity);  // "higher-is-better", …
std::optional<Theme> theme_of(std::string_view code);
std::optional<Polarity> polarity_of(std::string_view code);

/// How a number is written: "£1.2bn", "34.1%", "63.4 years".
enum class Style : std::uint8_t { plain, percent, pounds, year };
/// As a unit asks for: "%" and "% of adults", "£" and "£ per person"; plain otherwise.
Style style_of(std::string_view unit);

struct Category {
    std::string id, label;
};

/// One column of values over areas, with all its years.
struct Layer {
    std::string id{};  // "healthy-life-expectancy-male"; lower case, hyphens
    Theme theme{};
    std::string group{};        // within the theme: "transport", "growth", "per head"
    std::string label{};        // "Healthy life expectancy (male)"
    std::string short_label{};  // for a narrow list; may equal the label
    std::string description{};
    std::string unit{};  // "years", "%", "£ per person", "powers"
    Style style = Style::plain;
    int decimals = 0;
    LayerKind kind = LayerKind::numeric;
    std::vector<Category> categories{};  // categorical and status layers
    Polarity polarity = Polarity::neutral;
    Lasting lasting = Lasting::for_its_period;
    bool is_count = false;              // a total that should not fill areas without a denominator
    Joining downwards = Joining::none;  // none or inherit
    Joining upwards = Joining::none;    // none, sum or mean
    std::string weight{};               // layer id of the denominator of a mean: "population"
    std::string source{}, source_url{}, licence{};
    Marking marking{};              // of the figures; none of the package's bears one
    std::string reader{};           // who sees them before their time; empty: there is no embargo
    std::vector<Figure> figures{};  // sorted by area, then year; one per area and year

    /// The figure of `area` that holds in `year`, as `lasting` says.
    const Figure* at(AreaIndex area, int year) const;
    /// All figures of an area, oldest first.
    std::span<const Figure> of(AreaIndex area) const;
    /// A layer that rests on another is for no more eyes than that one.
    void restrict_like(const Layer& other);
};

}  // namespace geo
