#include "app/picture/choropleth.h"

#include <algorithm>

namespace app {
namespace {

/// The wanted breaks, or with fewer classes where ties leave no more; a word on it in `fault`.
geo::ClassBreaks breaks_of(const Classification& wanted, const std::vector<double>& values,
                           std::string& fault) {
    for (int classes = wanted.classes; classes >= 2; --classes) {
        const auto breaks = geo::class_breaks(wanted.method, values, classes, wanted.manual);
        if (breaks) return *breaks;
        if (fault.empty()) fault = breaks.error().what;
        if (wanted.method == geo::BreakMethod::manual) break;
    }
    return {};
}

/// Change is told from zero, so that colours never say "fell" of a place that rose: the classes of
/// the absolute changes, mirrored, with a neutral one around zero.
geo::ClassBreaks breaks_around_zero(const Classification& wanted, std::vector<double> values,
                                    std::string& fault) {
    for (double& value : values) value = std::abs(value);
    const int side = std::clamp((wanted.classes + 1) / 2, 2, 4);
    Classification half = wanted;
    half.classes = side;
    const geo::ClassBreaks upper = breaks_of(half, values, fault);
    geo::ClassBreaks both;
    for (auto it = upper.interior.rbegin(); it != upper.interior.rend(); ++it)
        if (*it > 0) both.interior.push_back(-*it);
    for (const double one : upper.interior)
        if (one > 0) both.interior.push_back(one);
    return both;
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

Choropleth choropleth_of(const geo::Atlas& atlas, const Scene& scene) {
    const Pane& pane = scene.pane;
    const geo::Layer& layer = layer_of(atlas, scene);
    Choropleth out;
    out.view = geo::view_of(atlas, layer, pane.level, pane.year);
    out.categorical = layer.kind != geo::LayerKind::numeric;
    if (pane.change_since && !out.categorical) {
        out.view = geo::change_since(atlas, out.view, *pane.change_since);
        out.change = true;
    }
    out.position_of.assign(atlas.areas.size(), -1);
    for (std::size_t i = 0; i < out.view.areas.size(); ++i)
        out.position_of[geo::at(out.view.areas[i])] = static_cast<int>(i);
    if (out.categorical) {
        out.colours = category_colours(layer, scene.dark);
        return out;
    }
    const std::vector<double> values = out.view.values();
    if (!values.empty())
        out.breaks = out.change ? breaks_around_zero(pane.classification, values, out.fault)
                                : breaks_of(pane.classification, values, out.fault);
    const int classes = static_cast<int>(out.breaks.interior.size()) + 1;
    out.colours = out.change ? diverging_ramp(classes) : ramp(layer.theme, classes);
    return out;
}

}  // namespace app
