#include "app/picture/choropleth.h"

#include <algorithm>

#include "app/picture/uncertainty.h"

namespace app {
namespace {

/// The wanted breaks, or with fewer classes where ties leave no more; a word on it in `fault`.
geo::ClassBreaks breaks_of(const Classification& wanted, const std::vector<double>& values,
                           std::string& fault) {
    for (int classes = wanted.classes; classes >= 2; --classes) {
        const auto breaks = geo::class_breaks(wanted.method, values, classes, wanted.manual);
        if (breaks) return *breaks;
        if (fault.empty()) fault = breaks.error().what;
        if (geo::has_own_classes(wanted.method)) break;
    }
    return {};
}

struct Classes {
    geo::ClassBreaks breaks;
    std::vector<Rgba> colours;
};

/// The classes of the absolute changes, mirrored, with a neutral one around zero.
Classes classes_both_ways(const Classification& wanted, std::vector<double> values,
                          std::string& fault) {
    for (double& value : values) value = std::abs(value);
    Classification half = wanted;
    half.classes = std::clamp((wanted.classes + 1) / 2, 2, 4);
    geo::ClassBreaks upper = breaks_of(half, values, fault);
    // Methods with classes of their own may have more than both sides have colours for.
    constexpr std::ptrdiff_t most = 4;
    if (const std::ptrdiff_t surplus = std::ssize(upper.interior) - most; surplus > 0)
        upper.interior.erase(upper.interior.begin(), upper.interior.begin() + surplus);
    Classes both;
    for (auto it = upper.interior.rbegin(); it != upper.interior.rend(); ++it)
        if (*it > 0) both.breaks.interior.push_back(-*it);
    for (const double one : upper.interior)
        if (one > 0) both.breaks.interior.push_back(one);
    both.colours = diverging_ramp(static_cast<int>(both.breaks.interior.size()) + 1);
    return both;
}

/// Where nearly all rose (or fell) their classes are those of any layer; the few others are one.
Classes classes_one_way(const Classification& wanted, const std::vector<double>& values, bool rose,
                        std::string& fault) {
    std::vector<double> most;
    for (const double value : values)
        if (rose ? value >= 0 : value <= 0) most.push_back(value);
    const bool has_others = most.size() < values.size();
    Classification of_most = wanted;
    of_most.classes = std::max(2, wanted.classes - (has_others ? 1 : 0));
    Classes out{breaks_of(of_most, most, fault), {}};
    auto& interior = out.breaks.interior;
    const auto shades = static_cast<std::ptrdiff_t>(interior.size()) + 1;
    const std::vector<Rgba> both = diverging_ramp(static_cast<int>(2 * shades + 1));
    if (rose)
        out.colours.assign(both.end() - shades, both.end());
    else
        out.colours.assign(both.begin(), both.begin() + shades);
    if (has_others && rose && (interior.empty() || interior.front() > 0)) {
        interior.insert(interior.begin(), 0);
        out.colours.insert(out.colours.begin(), both[static_cast<std::size_t>(shades / 2)]);
    } else if (has_others && !rose && (interior.empty() || interior.back() < 0)) {
        interior.push_back(0);
        out.colours.push_back(both[both.size() - 1 - static_cast<std::size_t>(shades / 2)]);
    }
    return out;
}

/// Change is told from zero, so that colours never say "fell" of a place that rose.
Classes classes_of_change(const Classification& wanted, const std::vector<double>& values,
                          std::string& fault) {
    const auto fell = std::ranges::count_if(values, [](double value) { return value < 0; });
    const auto rose = std::ranges::count_if(values, [](double value) { return value > 0; });
    const auto few = static_cast<std::ptrdiff_t>(values.size() / 10);
    const bool by_hand = wanted.method == geo::BreakMethod::manual;
    if (by_hand || (fell > few && rose > few)) return classes_both_ways(wanted, values, fault);
    return classes_one_way(wanted, values, rose >= fell, fault);
}

}  // namespace

std::optional<int> Choropleth::class_at(std::size_t position) const {
    const auto& figure = view.figures[position];
    if (!figure || !figure->value) return std::nullopt;
    if (categorical) return static_cast<int>(*figure->value);
    return geo::class_of(breaks, *figure->value);
}

const geo::ShownFigure* Choropleth::figure_of(geo::AreaIndex area) const {
    const int position = position_of[geo::at(area)];
    if (position < 0 || !view.figures[static_cast<std::size_t>(position)]) return nullptr;
    return &*view.figures[static_cast<std::size_t>(position)];
}

geo::LayerView shown_view(const geo::Atlas& atlas, const Pane& pane) {
    const geo::Layer& layer = *atlas.layer(pane.layer);
    geo::LayerView view = figures_of(atlas, pane);
    if (!pane.change_since || layer.kind != geo::LayerKind::numeric) return view;
    return geo::change_since(atlas, view, *pane.change_since);
}

SharedValues shared_values(const geo::Atlas& atlas, const Scene& scene) {
    const std::vector<Pane>& panes = scene.panes;
    const auto is_numeric = [&](const Pane& pane) {
        return atlas.layer(pane.layer)->kind == geo::LayerKind::numeric;
    };
    const auto sharers = [&](const Pane& pane) {
        return std::ranges::count_if(
            panes, [&](const Pane& other) { return may_share_breaks(pane, other); });
    };
    std::vector<std::vector<double>> own(panes.size());
    SharedValues shared(panes.size());
    if (!scene.pooled) return shared;
    for (std::size_t i = 0; i < panes.size(); ++i)
        if (is_numeric(panes[i]) && sharers(panes[i]) > 1)
            own[i] = shown_view(atlas, panes[i]).values();
    for (std::size_t i = 0; i < panes.size(); ++i) {
        shared[i] = own[i];
        for (std::size_t j = 0; j < panes.size(); ++j)
            if (j != i && may_share_breaks(panes[i], panes[j]))
                shared[i].insert(shared[i].end(), own[j].begin(), own[j].end());
    }
    return shared;
}

Fill fill_at(const Choropleth& choropleth, std::size_t position, bool dark) {
    const auto index = choropleth.class_at(position);
    if (!index) return {FillKind::hatch, colours(dark).hatch_bg};
    const Rgba colour = choropleth.colours[static_cast<std::size_t>(*index)];
    switch (choropleth.uncertain.shown) {
        case Uncertainty::none:
            break;
        case Uncertainty::hatch:
            return {choropleth.uncertain.unclear[position] ? FillKind::unclear : FillKind::colour,
                    colour};
        case Uncertainty::fade:
            return {FillKind::colour, faded(colour, choropleth.uncertain.step[position], dark)};
    }
    return {FillKind::colour, colour};
}

Choropleth choropleth_of(const geo::Atlas& atlas, const Scene& scene, const SharedValues* shared) {
    const Pane& pane = scene.pane();
    const geo::Layer& layer = layer_of(atlas, scene);
    Choropleth out;
    out.view = shown_view(atlas, pane);
    out.categorical = layer.kind != geo::LayerKind::numeric;
    out.change = out.view.since.has_value();
    out.position_of.assign(atlas.areas.size(), -1);
    for (std::size_t i = 0; i < out.view.areas.size(); ++i)
        out.position_of[geo::at(out.view.areas[i])] = static_cast<int>(i);
    if (out.categorical) {
        out.colours = category_colours(layer, scene.dark);
        out.uncertain = uncertain_areas(atlas, scene, out);
        return out;
    }
    const SharedValues worked_out =
        shared != nullptr ? SharedValues{} : shared_values(atlas, scene);
    const std::vector<double>& together = (shared != nullptr ? *shared : worked_out)[scene.active];
    out.pooled = !together.empty();
    out.values = out.pooled ? together : out.view.values();
    if (out.change && !out.values.empty()) {
        Classes classes = classes_of_change(pane.classification, out.values, out.fault);
        out.breaks = std::move(classes.breaks);
        out.colours = std::move(classes.colours);
    } else {
        if (!out.values.empty()) out.breaks = breaks_of(pane.classification, out.values, out.fault);
        out.colours = ramp(layer.theme, static_cast<int>(out.breaks.interior.size()) + 1);
    }
    out.uncertain = uncertain_areas(atlas, scene, out);
    return out;
}

}  // namespace app
