#include "geo/own/formula.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "geo/area/fold_name.h"
#include "geo/core/characters.h"
#include "geo/own/sheet.h"

namespace geo {
namespace {

constexpr int deepest = 100;  // parentheses and signs in one another

/// Base units with their powers: "£ per person per year" is £ 1, person -1, year -1.
using Unit = std::map<std::string, int>;

/// One of what there are several of: "£ per person", of pounds and people.
std::string singular(std::string word) {
    struct Pair {
        std::string_view many, one;
    };
    constexpr std::array irregular{Pair{"people", "person"}, Pair{"persons", "person"},
                                   Pair{"children", "child"}};
    for (const Pair& pair : irregular)
        if (word == pair.many) return std::string(pair.one);
    if (word.size() > 3 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
    if (word.size() > 2 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    return word;
}

Unit unit_of(std::string_view text) {
    Unit unit;
    constexpr std::string_view per = "per ";
    bool above = true;
    if (text.starts_with(per)) text.remove_prefix(per.size()), above = false;
    while (!text.empty()) {
        const std::size_t next = text.find(" per ");
        const std::string base = singular(std::string(trimmed(text.substr(0, next))));
        if (!base.empty() && (unit[base] += above ? 1 : -1) == 0) unit.erase(base);
        above = false;
        text = next == std::string_view::npos ? std::string_view{} : text.substr(next + 5);
    }
    return unit;
}

Unit combined(Unit unit, const Unit& other, int sign) {
    for (const auto& [base, power] : other)
        if ((unit[base] += sign * power) == 0) unit.erase(base);
    return unit;
}

std::string plural(const std::string& base) {
    if (base == "person") return "people";
    if (base == "child") return "children";
    constexpr std::array<std::string_view, 5> counted{"year", "job", "day", "week", "household"};
    return std::ranges::find(counted, base) == counted.end() ? base : base + "s";
}

std::string in_words(const Unit& unit) {
    std::string above, below;
    for (const auto& [base, power] : unit) {
        for (int i = 0; i < power; ++i)
            above += (above.empty() ? "" : " × ") + (power == 1 ? plural(base) : base);
        for (int i = power; i < 0; ++i) below += (below.empty() ? "per " : " per ") + base;
    }
    return above.empty() || below.empty() ? above + below : above + " " + below;
}

std::string unit_in_words(const Unit& unit) {
    return unit.empty() ? "a plain number" : "'" + in_words(unit) + "'";
}

struct Expression;
using Part = std::unique_ptr<Expression>;

/// A number, a layer, or two parts and what joins them.
struct Expression {
    char operation = 0;  // + - * /, n for a number, l for a layer
    double number = 0;
    const Layer* layer = nullptr;
    Part left{}, right{};
    Unit unit{};
};

class Parser {
public:
    Parser(const Atlas& atlas, std::string_view text) : atlas_(atlas), text_(text) {}

    Result<Part> parsed() {
        Result<Part> whole = sum(0);
        if (whole && !at_end())
            return fault(fmt::format("'{}' is not expected there", text_.substr(at_)));
        return whole;
    }

private:
    tl::unexpected<Error> fault(std::string what) const {
        return failure(std::move(what), fmt::format("formula, character {}",
                                                    characters_in(text_.substr(0, at_)) + 1));
    }
    bool at_end() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        return at_ == text_.size();
    }
    char take_one_of(std::string_view any) {
        if (at_end() || any.find(text_[at_]) == std::string_view::npos) return 0;
        return text_[at_++];
    }

    Result<Part> sum(int depth) {
        Result<Part> left = product(depth);
        while (left) {
            const std::size_t sign = at_;
            const char operation = take_one_of("+-");
            if (operation == 0) return left;
            Result<Part> right = product(depth);
            if (!right) return right;
            if ((*left)->unit != (*right)->unit) {
                at_ = sign;
                return fault(fmt::format(
                    "{} and {} cannot be {}; give both in one unit", unit_in_words((*left)->unit),
                    unit_in_words((*right)->unit), operation == '+' ? "added" : "subtracted"));
            }
            Unit unit = (*left)->unit;
            left = joined(operation, *std::move(left), *std::move(right), std::move(unit));
        }
        return left;
    }

    Result<Part> product(int depth) {
        Result<Part> left = factor(depth);
        while (left) {
            const char operation = take_one_of("*/");
            if (operation == 0) return left;
            Result<Part> right = factor(depth);
            if (!right) return right;
            Unit unit = combined((*left)->unit, (*right)->unit, operation == '*' ? 1 : -1);
            left = joined(operation, *std::move(left), *std::move(right), std::move(unit));
        }
        return left;
    }

    static Part joined(char operation, Part left, Part right, Unit unit) {
        Expression whole;
        whole.operation = operation;
        whole.left = std::move(left);
        whole.right = std::move(right);
        whole.unit = std::move(unit);
        return std::make_unique<Expression>(std::move(whole));
    }

    Result<Part> factor(int depth) {
        if (depth > deepest) return fault("is nested too deeply; simplify it");
        if (at_end()) return fault("ends where a number or a layer is expected");
        if (take_one_of("(") != 0) {
            Result<Part> inside = sum(depth + 1);
            if (inside && take_one_of(")") == 0) return fault("a parenthesis is not closed");
            return inside;
        }
        if (take_one_of("-") != 0) {
            Result<Part> after = factor(depth + 1);
            if (!after) return after;
            Expression less;
            less.operation = 'n';
            less.number = -1;
            Unit unit = (*after)->unit;
            return joined('*', std::make_unique<Expression>(std::move(less)), *std::move(after),
                          std::move(unit));
        }
        const char first = text_[at_];
        if (is_digit(first) || first == '.') return number();
        if (first == '"') return quoted();
        return identifier();
    }

    Result<Part> number() {
        Expression one;
        one.operation = 'n';
        const char* const begin = text_.data() + at_;
        const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), one.number);
        if (error != std::errc{}) return fault("is no number");
        at_ += static_cast<std::size_t>(end - begin);
        return std::make_unique<Expression>(std::move(one));
    }

    Result<Part> quoted() {
        const std::size_t close = text_.find('"', at_ + 1);
        if (close == std::string_view::npos) return fault("a quotation mark is not closed");
        const std::string label = fold_name(text_.substr(at_ + 1, close - at_ - 1));
        const auto found = std::ranges::find_if(
            atlas_.layers, [&](const Layer& layer) { return fold_name(layer.label) == label; });
        return layer_at(found == atlas_.layers.end() ? nullptr : &*found, close + 1);
    }

    Result<Part> identifier() {
        std::size_t end = at_;
        while (end < text_.size() &&
               std::string_view(" +*/()\"").find(text_[end]) == std::string_view::npos)
            ++end;
        return layer_at(atlas_.layer(text_.substr(at_, end - at_)), end);
    }

    Result<Part> layer_at(const Layer* layer, std::size_t end) {
        const std::string_view named = text_.substr(at_, end - at_);
        if (layer == nullptr)
            return fault(
                fmt::format("there is no layer {}; devolution-atlas layers lists them, and "
                            "a minus needs spaces about it",
                            named));
        if (layer->kind != LayerKind::numeric)
            return fault(fmt::format("{} is no layer of numbers", named));
        at_ = end;
        Expression one;
        one.operation = 'l';
        one.layer = layer;
        one.unit = unit_of(layer->unit);
        return std::make_unique<Expression>(std::move(one));
    }

    const Atlas& atlas_;
    const std::string_view text_;
    std::size_t at_ = 0;
};

void collect(const Expression& one, std::set<const Layer*>& layers) {
    if (one.layer != nullptr) layers.insert(one.layer);
    for (const Part* part : {&one.left, &one.right})
        if (*part) collect(**part, layers);
}

/// All of the layers have a figure of the area in the year, and none is withheld. NaN where
/// something is divided by zero.
double value_of(const Expression& one, AreaIndex area, int year) {
    if (one.operation == 'n') return one.number;
    if (one.operation == 'l') return *one.layer->at(area, year)->value;
    const double left = value_of(*one.left, area, year), right = value_of(*one.right, area, year);
    switch (one.operation) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        default:
            return right == 0 ? std::numeric_limits<double>::quiet_NaN() : left / right;
    }
}

/// A result is no surer than the least sure of what it was made of.
Basis basis_with(Basis basis, const Figure& figure) {
    return figure.basis >= Basis::recalled ? std::max(basis, figure.basis) : basis;
}

std::optional<Figure> figure_of(const Expression& formula, const std::set<const Layer*>& layers,
                                AreaIndex area, int year, std::size_t& divisions_by_zero) {
    Figure made{.area = area,
                .year = static_cast<std::int16_t>(year),
                .basis = Basis::derived,
                .status = FigureStatus::derived};
    bool withheld = false;
    for (const Layer* layer : layers) {
        const Figure* figure = layer->at(area, year);
        if (figure == nullptr) return std::nullopt;
        made.basis = basis_with(made.basis, *figure);
        if (figure->marker != Marker::none) made.marker = figure->marker;
        withheld |= !figure->value;
        if (made.period == 0) made.period = figure->period;
    }
    if (withheld) return made;
    const double value = value_of(formula, area, year);
    if (!std::isfinite(value)) {
        ++divisions_by_zero;
        return std::nullopt;
    }
    made.value = value;
    return made;
}

std::string sources_of(const std::set<const Layer*>& layers, std::string_view formula) {
    std::set<std::string> sources;
    for (const Layer* layer : layers)
        if (!layer->source.empty()) sources.insert(layer->source);
    return fmt::format("worked out as {} from: {}", formula, fmt::join(sources, "; "));
}

/// As many as leave the middle one three digits that count.
int decimals_for(const std::vector<Figure>& figures) {
    std::vector<double> sizes;
    for (const Figure& figure : figures)
        if (figure.value && *figure.value != 0) sizes.push_back(std::abs(*figure.value));
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(*middle))), 0, 9);
}

}  // namespace

Result<DerivedLayer> with_derived_layer(const Atlas& atlas, std::string_view name,
                                        std::string_view formula) {
    const Result<Part> parsed = Parser(atlas, formula).parsed();
    if (!parsed) return tl::make_unexpected(parsed.error());
    std::set<const Layer*> layers;
    collect(**parsed, layers);
    std::string id = fold_name(name);
    if (layers.empty()) return failure("names no layer", "formula");
    if (id.empty()) return failure("a layer needs a name; write NAME=FORMULA", "formula");
    std::ranges::replace(id, ' ', '-');

    Layer layer{.id = "own-" + id,
                .theme = Theme::own,
                .group = "worked out",
                .label = std::string(name),
                .short_label = std::string(name),
                .description = fmt::format("Worked out here as {}.", formula),
                .unit = in_words((*parsed)->unit),
                .source = sources_of(layers, formula)};
    layer.style = style_of(layer.unit);
    for (const Layer* one : layers) layer.restrict_like(*one);
    DerivedLayer made{.atlas = atlas, .id = layer.id};
    std::set<std::pair<AreaIndex, int>> places;
    for (const Layer* one : layers)
        for (const Figure& figure : one->figures) places.emplace(figure.area, figure.year);
    for (const auto& [area, year] : places)
        if (auto figure = figure_of(**parsed, layers, area, year, made.divisions_by_zero))
            layer.figures.push_back(*figure);
    if (layer.figures.empty() && made.divisions_by_zero == 0)
        return failure("no area has figures of all of these layers in one year", "formula");
    if (std::ranges::none_of(layer.figures,
                             [](const Figure& one) { return one.value.has_value(); }))
        return failure(
            "no area comes to a figure: all would divide by zero, be withheld or be too "
            "large a number",
            "formula");
    layer.decimals = decimals_for(layer.figures);
    made.atlas.cartograms = std::make_shared<Cartograms>();  // circles may stand for it
    std::erase_if(made.atlas.layers, [&](const Layer& one) { return one.id == layer.id; });
    made.atlas.layers.push_back(std::move(layer));
    return made;
}

}  // namespace geo
