#include "geo/data/layer.h"

#include <algorithm>
#include <array>

namespace geo {
namespace {

constexpr std::array<std::string_view, 6> theme_codes{"powers",   "budgets",    "turnout",
                                                      "missions", "governance", "own"};
constexpr std::array<std::string_view, 3> kind_codes{"numeric", "categorical", "status"};
constexpr std::array<std::string_view, 3> polarity_codes{"higher-is-better", "lower-is-better",
                                                         "neutral"};

}  // namespace

std::string_view code_of(Theme theme) { return theme_codes[static_cast<std::size_t>(theme)]; }
std::string_view code_of(LayerKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }
std::string_view code_of(Polarity polarity) {
    return polarity_codes[static_cast<std::size_t>(polarity)];
}

std::optional<Theme> theme_of(std::string_view code) {
    for (std::size_t i = 0; i < theme_codes.size(); ++i)
        if (theme_codes[i] == code) return static_cast<Theme>(i);
    return std::nullopt;
}

std::optional<Polarity> polarity_of(std::string_view code) {
    for (std::size_t i = 0; i < polarity_codes.size(); ++i)
        if (polarity_codes[i] == code) return static_cast<Polarity>(i);
    return std::nullopt;
}

Style style_of(std::string_view unit) {
    if (unit.starts_with("%")) return Style::percent;
    if (unit.starts_with("£")) return Style::pounds;
    return Style::plain;
}

std::span<const Figure> Layer::of(AreaIndex area) const {
    return {std::ranges::lower_bound(figures, area, {}, &Figure::area),
            std::ranges::upper_bound(figures, area, {}, &Figure::area)};
}

const Figure* Layer::at(AreaIndex area, int year) const {
    const std::span<const Figure> known = of(area);
    const auto later = std::ranges::upper_bound(
        known, year, {}, [](const Figure& figure) { return int{figure.year}; });
    if (later == known.begin()) return nullptr;
    const Figure& latest = *std::prev(later);
    return lasting == Lasting::until_the_next || latest.year == year ? &latest : nullptr;
}

void Layer::restrict_like(const Layer& other) {
    marking = stricter(marking, other.marking);
    if (reader.empty()) reader = other.reader;
}

}  // namespace geo
