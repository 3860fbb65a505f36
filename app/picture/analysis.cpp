#include "app/picture/analysis.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/picture/choropleth.h"
#include "app/picture/findings.h"
#include "app/picture/parts.h"
#include "app/picture/scatter.h"
#include "app/text/text.h"
#include "geo/data/contiguity.h"
#include "geo/stats/correlation.h"
#include "geo/stats/false_discovery.h"
#include "geo/stats/getis_ord.h"
#include "geo/stats/moran.h"

namespace app {
namespace {

using geo::usual_discovery_rate;

/// What of a pane its analysis rests on.
Pane analysed_part(const Pane& pane) {
    Pane part;
    part.layer = pane.layer;
    part.level = pane.level;
    part.year = pane.year;
    part.change_since = pane.change_since;
    part.todays_areas = pane.todays_areas;
    part.analysis = pane.analysis;
    if (pane.analysis == Analysis::two_layers) part.second = pane.second;
    return part;
}

std::string method_in_words(const geo::SpatialSample& sample, const std::string& test) {
    std::string words = say(
        "Neighbours share a point (queen) and weigh alike; {}; false discovery rate {}. {} areas.",
        test, usual_discovery_rate, sample.areas.size());
    if (!sample.islands.empty())
        words += " " + say("Left out for want of a neighbour: {}.", sample.islands.size());
    if (sample.without_ground > 0)
        words += " " + say("Left out for want of boundaries: {}.", sample.without_ground);
    return words;
}

/// Puts what was found of a sample's places in the order of the view; `left_out` is the kind of
/// areas that have a figure and are not among them.
template <class Local, class FindingOf>
void put(AnalysedView& out, const geo::LayerView& view, const geo::SpatialSample& sample,
         const std::vector<Local>& local, const FindingOf& finding_of_one) {
    const int left_out = static_cast<int>(out.kinds.size());
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        if (view.figures[i] && view.figures[i]->value) out.areas[i].kind = left_out;
    for (std::size_t place = 0; place < sample.areas.size(); ++place)
        out.areas[*view.position(sample.areas[place])] = finding_of_one(local[place]);
    if (sample.areas.size() < static_cast<std::size_t>(view.with_value))
        out.kinds.emplace_back(tr("Left out: no neighbour"));
}

void find_clusters(AnalysedView& out, const geo::LayerView& view,
                   const geo::SpatialSample& sample) {
    constexpr geo::Permutations permutations;
    const auto moran = geo::global_moran(sample.values, sample.weights, permutations);
    const auto local = geo::local_moran(sample.values, sample.weights, permutations);
    if (!moran || !local) {
        out.fault = moran ? local.error().what : moran.error().what;
        return;
    }
    out.kinds = {tr("High among high"), tr("Low among low"), tr("High among low"),
                 tr("Low among high"), tr("Not significant")};
    put(out, view, sample, *local, [](const geo::LocalMoran& one) {
        const bool clear = one.adjusted_p <= usual_discovery_rate;
        return AreaFinding{clear ? static_cast<int>(one.quadrant) : 4, true, one.i, one.pseudo_p,
                           one.adjusted_p};
    });
    out.finding =
        finding_of(*view.layer, *moran, permutations) + caution_of_inherited(view.inherited);
    out.method = method_in_words(sample, say("local Moran's I, {} permutations, seed {}",
                                             permutations.count, permutations.seed));
}

void find_hot_spots(AnalysedView& out, const geo::LayerView& view,
                    const geo::SpatialSample& sample) {
    const auto spots = geo::getis_ord(sample.values, sample.weights);
    if (!spots) {
        out.fault = spots.error().what;
        return;
    }
    out.kinds = {tr("Hot: high with its neighbours"), tr("Cold: low with its neighbours"),
                 tr("Not significant")};
    put(out, view, sample, *spots, [](const geo::HotSpot& one) {
        const bool clear = one.adjusted_p <= usual_discovery_rate;
        return AreaFinding{!clear ? 2 : one.z > 0 ? 0 : 1, true, one.z, one.p, one.adjusted_p};
    });
    out.finding = finding_of(*spots, usual_discovery_rate) + caution_of_inherited(view.inherited);
    out.method = method_in_words(sample, tr("Gi* of each area with its neighbours"));
}

/// A layer's values in three, and where a value stands among them.
struct Thirds {
    geo::ClassBreaks breaks;
    double low = 0, high = 0;
    bool of_areas = true;  // as many areas in each; else equal steps

    double along(double value) const {
        const auto third = static_cast<std::size_t>(geo::class_of(breaks, value));
        const double from = third == 0 ? low : breaks.interior[third - 1];
        const double to = third == 2 ? high : breaks.interior[third];
        return (static_cast<double>(third) + (to > from ? (value - from) / (to - from) : 0.5)) / 3;
    }
};

geo::Result<Thirds> thirds_of(const std::vector<double>& values) {
    if (values.empty()) return geo::failure("no area has figures of both layers");
    const auto [low, high] = std::ranges::minmax(values);
    auto breaks = geo::quantile_breaks(values, 3);
    const bool of_areas = breaks.has_value();
    // Where many are equal, as the areas that have none of something.
    if (!of_areas) breaks = geo::equal_interval_breaks(values, 3);
    if (!breaks) return tl::make_unexpected(breaks.error());
    return Thirds{*std::move(breaks), low, high, of_areas};
}

const std::string& short_name(const geo::Layer& layer) {
    return layer.short_label.empty() ? layer.label : layer.short_label;
}

LegendGrid::Side side_of(const geo::LayerView& view, const Thirds& thirds) {
    const auto said = [&](std::size_t i) {
        return geo::say_number(*view.layer, thirds.breaks.interior[i]);
    };
    return {say("{}, {}", short_name(*view.layer), view.year), {said(0), said(1)}};
}

/// Against powers a layer is need, and where higher is better, need is high where the figure is
/// low.
bool is_turned(const geo::Layer& y, const geo::Layer& x) {
    return x.theme == geo::Theme::powers && y.theme != geo::Theme::powers &&
           y.polarity == geo::Polarity::higher_is_better;
}

LegendGrid::Side turned(LegendGrid::Side side) {
    std::swap(side.breaks[0], side.breaks[1]);
    // "Lower healthy life expectancy, 2022", and "Lower GDHI per head, 2023".
    const bool is_word = side.title.size() > 1 && side.title[1] >= 'a' && side.title[1] <= 'z';
    if (is_word && side.title[0] >= 'A' && side.title[0] <= 'Z')
        side.title[0] = static_cast<char>(side.title[0] - 'A' + 'a');
    side.title = say("Lower {}", side.title);
    return side;
}

void hold_against(AnalysedView& out, const geo::LayerView& y, const geo::LayerView& x) {
    const FigurePairs pairs = pairs_of(x, y);
    const auto across = thirds_of(pairs.x), up = thirds_of(pairs.y);
    if (!across || !up) {
        out.fault = across ? up.error().what : across.error().what;
        return;
    }
    const bool turns = is_turned(*y.layer, *x.layer);
    const std::array words{tr("low"), tr("middle"), tr("high")};
    std::array rows = words;
    if (turns) std::ranges::reverse(rows);
    for (const char* of_y : rows)
        for (const char* of_x : words)
            out.kinds.push_back(
                say("{} {}, {} {}", short_name(*y.layer), of_y, short_name(*x.layer), of_x));
    out.grid =
        LegendGrid{side_of(x, *across), turns ? turned(side_of(y, *up)) : side_of(y, *up), {}};
    for (std::size_t i = 0; i < pairs.areas.size(); ++i) {
        const int row = geo::class_of(up->breaks, pairs.y[i]);
        const double along = up->along(pairs.y[i]);
        out.areas[*y.position(pairs.areas[i])].kind =
            3 * (turns ? 2 - row : row) + geo::class_of(across->breaks, pairs.x[i]);
        out.grid->dots.push_back(
            {pairs.areas[i], across->along(pairs.x[i]), turns ? 1 - along : along});
    }
    const auto pearson = geo::pearson_correlation(pairs.x, pairs.y);
    const auto spearman = geo::spearman_correlation(pairs.x, pairs.y);
    if (pearson && spearman)
        out.finding = finding_of(*y.layer, *x.layer, *pearson, *spearman, pairs.areas.size()) +
                      caution_of_inherited(x.inherited + y.inherited);
    out.method = across->of_areas && up->of_areas
                     ? tr("A third of the areas in each row and in each column.")
                     : tr("Rows and columns in equal steps where many areas have the same figure.");
}

AnalysedView analysed(const geo::Atlas& atlas, const Pane& pane) {
    const geo::LayerView view = shown_view(atlas, pane);
    AnalysedView out;
    out.analysis = pane.analysis;
    out.areas.resize(view.areas.size());
    if (pane.analysis == Analysis::two_layers) {
        Pane other = pane;
        other.layer = pane.second->layer;
        other.year = pane.second->year;
        hold_against(out, view, figures_of(atlas, other));
        return out;
    }
    const auto sample = geo::spatial_sample_of(atlas, view, geo::Contiguity::queen);
    if (!sample)
        out.fault = sample.error().what;
    else if (pane.analysis == Analysis::clusters)
        find_clusters(out, view, *sample);
    else
        find_hot_spots(out, view, *sample);
    return out;
}

}  // namespace

std::shared_ptr<const AnalysedView> analysed_view(const geo::Atlas& atlas, const Scene& scene) {
    if (scene.pane().analysis == Analysis::none) return nullptr;
    return std::make_shared<const AnalysedView>(analysed(atlas, scene.pane()));
}

bool same_analysis(const Pane& one, const Pane& other) {
    return analysed_part(one) == analysed_part(other);
}

std::string finding_in_words(const AnalysedView& analysed, std::size_t position) {
    const AreaFinding& one = analysed.areas[position];
    if (!one.kind) return {};
    const std::string& kind = analysed.kinds[static_cast<std::size_t>(*one.kind)];
    if (!one.has_statistic) return kind;
    const char* says = analysed.analysis == Analysis::clusters
                           ? tr("{}: local I {}, p {}, corrected {}")
                           : tr("{}: Gi* {}, p {}, corrected {}");
    return fmt::format(fmt::runtime(says), kind, decimal(one.statistic, 2), say_p(one.p),
                       say_p(one.adjusted_p));
}

}  // namespace app
