#include <fmt/format.h>

#include <array>
#include <cmath>

#include "geo/data/view.h"

namespace geo {
namespace {

constexpr std::string_view minus = "−";  // U+2212, as wide as a plus

/// 69281437.4 as "69,281,437.4"; no sign.
std::string grouped(double magnitude, int decimals) {
    std::string text = fmt::format("{:.{}f}", magnitude, decimals);
    const std::size_t whole = std::min(text.find('.'), text.size());
    for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, 1, ',');
    return text;
}

std::string without_point_nought(std::string text) {
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

/// 1234000000 as "£1.2bn", 12340000 as "£12.3m", 45600 as "£45,600".
std::string pounds(double magnitude, int decimals) {
    struct Scale {
        double unit, from;
        std::string_view suffix;
    };
    // From where the smaller scale would round up to a thousand: 999,960,000 reads "£1bn".
    constexpr std::array scales{Scale{1e9, 999.95e6, "bn"}, Scale{1e6, 999'999.5, "m"}};
    for (const Scale& scale : scales) {
        if (magnitude < scale.from) continue;
        return "£" + without_point_nought(grouped(magnitude / scale.unit, 1)) +
               std::string(scale.suffix);
    }
    return "£" + grouped(magnitude, decimals);
}

std::string magnitude_in_words(const Layer& layer, double magnitude) {
    switch (layer.style) {
        case Style::year:
            return fmt::format("{:.0f}", magnitude);
        case Style::percent:
            return grouped(magnitude, layer.decimals) + "%";
        case Style::pounds:
            return pounds(magnitude, layer.decimals);
        case Style::plain:
            return grouped(magnitude, layer.decimals);
    }
    return {};
}

bool is_zero(std::string_view number) {
    return number.find_first_of("123456789") == std::string_view::npos;
}

/// Scales and ratios are said without a word behind them.
bool unit_is_said(const Layer& layer) {
    return layer.style == Style::plain && !layer.unit.empty() && layer.unit != "ratio" &&
           !layer.unit.starts_with("score");
}

}  // namespace

std::string say_number(const Layer& layer, double value) {
    const std::string number = magnitude_in_words(layer, std::abs(value));
    return value < 0 && !is_zero(number) ? std::string(minus) + number : number;
}

std::string say_value(const Layer& layer, double value) {
    if (layer.kind != LayerKind::numeric) {
        const auto category = static_cast<std::size_t>(std::max(value, 0.0));
        return category < layer.categories.size() ? layer.categories[category].label : "";
    }
    std::string number = say_number(layer, value);
    if (!unit_is_said(layer)) return number;
    std::string unit = layer.unit;
    const bool one_word = unit.find(' ') == std::string::npos;
    if (number == "1" && one_word && unit.ends_with('s')) unit.pop_back();
    return fmt::format("{} {}", number, unit);
}

}  // namespace geo
