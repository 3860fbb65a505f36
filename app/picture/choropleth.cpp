#include "app/picture/choropleth.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/picture/analysis.h"
#include "app/picture/parts.h"
#include "app/picture/uncertainty.h"
#include "app/text/text.h"
#include "geo/stats/summary.h"

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

/// The classes of how far values lie from the middle, mirrored, with a neutral one around it. Where
/// `neutral` is not 0 that reaches so far on either side, and the others share what lies beyond.
Classes classes_both_ways(const Classification& wanted, double middle, std::vector<double> values,
                          double neutral, std::string& fault) {
    for (double& value : values) value = std::abs(value - middle);
    std::erase_if(values, [=](double away) { return away < neutral; });
    Classification half = wanted;
    half.classes = std::clamp((wanted.classes + 1) / 2 - (neutral > 0 ? 1 : 0), 1, 4);
    geo::ClassBreaks upper = values.empty() ? geo::ClassBreaks{} : breaks_of(half, values, fault);
    std::erase_if(upper.interior, [=](double one) { return !(one > neutral); });
    // Methods with classes of their own may have more than both sides have colours for.
    const std::ptrdiff_t most = neutral > 0 ? 3 : 4;
    if (const std::ptrdiff_t surplus = std::ssize(upper.interior) - most; surplus > 0)
        upper.interior.erase(upper.interior.begin(), upper.interior.begin() + surplus);
    if (neutral > 0) upper.interior.insert(upper.interior.begin(), neutral);
    Classes both;
    for (auto it = upper.interior.rbegin(); it != upper.interior.rend(); ++it)
        both.breaks.interior.push_back(middle - *it);
    for (const double one : upper.interior) both.breaks.interior.push_back(middle + one);
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
    if (by_hand || (fell > few && rose > few))
        return classes_both_ways(wanted, 0, values, 0, fault);
    return classes_one_way(wanted, values, rose >= fell, fault);
}

/// Breaks as they are, in colours that diverge from the class with the middle.
Classes classes_by_hand(const Classification& wanted, double middle) {
    Classes out{{wanted.manual}, {}};
    const int classes = static_cast<int>(wanted.manual.size()) + 1;
    const int neutral = geo::class_of(out.breaks, middle);
    const int sides = std::max(neutral, classes - 1 - neutral);
    const std::vector<Rgba> both = diverging_ramp(2 * sides + 1);
    out.colours.assign(both.begin() + (sides - neutral),
                       both.begin() + (sides - neutral) + classes);
    return out;
}

/// Nothing, and a word on it in `fault`, where there is no such value.
std::optional<double> value_of(const Midpoint& midpoint, const geo::Atlas& atlas,
                               const Choropleth& choropleth, std::string& fault) {
    switch (midpoint.of) {
        case Midpoint::Of::country:
            break;
        case Midpoint::Of::median:
            return geo::summary_of(choropleth.values)->median;
        case Midpoint::Of::zero:
            return 0;
        case Midpoint::Of::value: {
            const auto [least, most] = std::ranges::minmax(choropleth.values);
            if (least <= midpoint.value && midpoint.value <= most) return midpoint.value;
            fault =
                say("The value that classes diverge from lies beyond all figures; type one "
                    "from {} to {}.",
                    geo::say_number(*choropleth.view.layer, least),
                    geo::say_number(*choropleth.view.layer, most));
            return std::nullopt;
        }
    }
    const auto country = england_in(atlas, choropleth);
    if (!country)
        fault = tr("England has no figure to diverge from; choose the median or type a value.");
    return country;
}

/// Half the middle interval: what lies nearer is as a rule no clear difference. 0 without
/// intervals.
double half_of_an_interval(const geo::LayerView& view) {
    std::vector<double> widths;
    for (const auto& figure : view.figures)
        if (figure && figure->interval)
            widths.push_back((figure->interval->upper - figure->interval->lower) / 2);
    const auto summary = geo::summary_of(widths);
    return summary ? summary->median : 0;
}

void classify(Choropleth& out, const geo::Atlas& atlas, const Pane& pane, bool dark) {
    const Classification& wanted = pane.classification;
    const auto take = [&](Classes classes) {
        out.breaks = std::move(classes.breaks);
        out.colours = std::move(classes.colours);
        // By night what is neutral is dark, or it would be all there is to see.
        if (dark) std::ranges::replace(out.colours, neutral_colour, colours(dark).faded);
    };
    if (out.values.empty()) return take({{}, ramp(out.view.layer->theme, 1)});
    if (out.change) return take(classes_of_change(wanted, out.values, out.fault));
    if (wanted.midpoint) {
        out.midpoint = value_of(*wanted.midpoint, atlas, out, out.fault);
        if (out.midpoint && wanted.method == geo::BreakMethod::manual)
            return take(classes_by_hand(wanted, *out.midpoint));
        // Maps that share their breaks have one neutral class, whatever the intervals of each.
        const double neutral = out.pooled ? 0 : half_of_an_interval(out.view);
        if (out.midpoint)
            return take(classes_both_ways(wanted, *out.midpoint, out.values, neutral, out.fault));
    }
    out.breaks = breaks_of(wanted, out.values, out.fault);
    out.colours = ramp(out.view.layer->theme, static_cast<int>(out.breaks.interior.size()) + 1);
}

geo::AreaIndex country_of(const geo::Atlas& atlas, geo::AreaIndex area) {
    return atlas.areas[area].country.value_or(area);
}

/// The areas that stood where those with figures of their own did, or will stand there.
std::set<geo::AreaIndex> areas_with_other_boundaries(const geo::Atlas& atlas,
                                                     const geo::Layer& layer) {
    std::set<geo::AreaIndex> known;
    for (std::uint32_t i = 0; i < atlas.areas.size(); ++i) {
        const geo::AreaIndex area{i};
        for (const geo::AreaIndex successor : atlas.areas[area].successors) {
            if (!layer.of(area).empty()) known.insert(successor);
            if (!layer.of(successor).empty()) known.insert(area);
        }
    }
    return known;
}

/// Of each area of a view; of those with a figure it says nothing.
std::vector<NoData> no_data_of(const geo::Atlas& atlas, const geo::LayerView& view) {
    std::vector<NoData> all(view.areas.size(), NoData::not_published);
    if (view.with_value == static_cast<int>(view.areas.size())) return all;
    std::set<geo::AreaIndex> countries;
    geo::AreaIndex last{};
    for (const geo::Figure& figure : view.layer->figures) {
        if (!countries.empty() && figure.area == last) continue;
        last = figure.area;
        countries.insert(country_of(atlas, last));
    }
    bool any_left = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& figure = view.figures[i];
        if (figure && !figure->value)
            all[i] = figure->marker == geo::Marker::not_applicable ? NoData::not_applicable
                                                                   : NoData::withheld;
        else if (!figure && !countries.contains(country_of(atlas, view.areas[i])))
            all[i] = NoData::other_country;
        else
            any_left = any_left || !figure;
    }
    if (!any_left) return all;
    const auto other_boundaries = areas_with_other_boundaries(atlas, *view.layer);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!view.figures[i] && all[i] == NoData::not_published &&
            other_boundaries.contains(view.areas[i]))
            all[i] = NoData::other_boundaries;
    return all;
}

Fill fill_without_figure(NoData why, bool dark) {
    const Colours& colour = colours(dark);
    switch (why) {
        case NoData::not_published:
            break;
        case NoData::withheld:
            return {FillKind::crossed, colour.hatch_bg};
        case NoData::not_applicable:
            return {FillKind::colour, colour.land};
        case NoData::other_country:
        case NoData::other_boundaries:
            return {FillKind::colour, colour.land_context};
    }
    return {FillKind::hatch, colour.hatch_bg};
}

}  // namespace

std::optional<int> Choropleth::class_at(std::size_t position) const {
    if (analysed) return analysed->areas[position].kind;
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
    if (!index) return fill_without_figure(choropleth.no_data[position], dark);
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
    out.no_data = no_data_of(atlas, out.view);
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
    classify(out, atlas, pane, scene.dark);
    out.uncertain = uncertain_areas(atlas, scene, out);
    return out;
}

void show_analysed(Choropleth& choropleth, const std::shared_ptr<const AnalysedView>& analysed,
                   bool dark) {
    if (!analysed) return;
    if (!analysed->fault.empty()) {
        choropleth.fault = analysed->fault;
        return;
    }
    choropleth.analysed = analysed;
    choropleth.breaks = {};
    choropleth.fault.clear();
    choropleth.uncertain = {};
    choropleth.colours = analysed->analysis == Analysis::clusters    ? cluster_colours(dark)
                         : analysed->analysis == Analysis::hot_spots ? hot_spot_colours(dark)
                                                                     : bivariate_colours(dark);
    choropleth.colours.resize(analysed->kinds.size());
}

}  // namespace app
