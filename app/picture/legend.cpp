#include <algorithm>
#include <cmath>

#include "app/picture/analysis.h"
#include "app/picture/data_words.h"
#include "app/picture/parts.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/stats/summary.h"

namespace app {
namespace {

constexpr int bins_wanted = 20;

std::string period_of(const geo::Atlas& atlas, const Choropleth& choropleth) {
    // One period said by most of the figures, else the year.
    std::vector<geo::TextIndex> periods;
    for (const auto& figure : choropleth.view.figures)
        if (figure && figure->value) periods.push_back(figure->period);
    if (periods.empty()) return std::to_string(choropleth.view.year);
    std::ranges::sort(periods);
    const bool same = periods.front() == periods.back();
    const std::string& said = atlas.text(periods[periods.size() / 2]);
    if (choropleth.view.layer->lasting == geo::Lasting::until_the_next && !same)
        return say("latest up to {}", choropleth.view.year);
    return said.empty() ? std::to_string(choropleth.view.year) : period_in_words(said);
}

/// Far outliers would press all other areas into one bar: the scale ends at three quartile ranges.
void set_scale(Legend& legend, const std::vector<double>& values) {
    const auto summary = geo::summary_of(values);
    if (!summary) return;
    const double reach = 3 * (summary->upper_quartile - summary->lower_quartile);
    legend.low = summary->min;
    legend.high = summary->max;
    if (reach > 0) {
        legend.low = std::max(legend.low, summary->lower_quartile - reach);
        legend.high = std::min(legend.high, summary->upper_quartile + reach);
    }
    for (const double one : legend.breaks) {
        legend.low = std::min(legend.low, one);
        legend.high = std::max(legend.high, one);
    }
    if (legend.low == legend.high) legend.high = legend.low + 1;
    // A class that begins at the highest value needs room of its own.
    if (!legend.breaks.empty() && legend.breaks.back() >= legend.high)
        legend.high += (legend.high - legend.low) / bins_wanted;
}

/// The breaks as they are said. Between figures of so many decimals a break is as good as the next
/// number that has no more of them: of whole numbers "21 and over", not "20 and over" for 20.2.
std::vector<double> said_breaks(const Choropleth& choropleth) {
    std::vector<double> breaks = choropleth.breaks.interior;
    const double steps = std::pow(10, choropleth.view.layer->decimals);
    for (const double value : choropleth.values)
        if (std::abs(value * steps - std::round(value * steps)) > 1e-6) return breaks;
    for (double& one : breaks) one = std::ceil(one * steps - 1e-6) / steps;
    return breaks;
}

void add_bins(Legend& legend, const Choropleth& choropleth, const std::vector<double>& values) {
    if (values.size() < 2) return;
    const auto counts = geo::histogram_of(values, legend.low, legend.high, bins_wanted);
    const double width = (legend.high - legend.low) / bins_wanted;
    for (int i = 0; i < bins_wanted; ++i) {
        const double low = legend.low + i * width;
        legend.bins.push_back({low, low + width, counts[static_cast<std::size_t>(i)],
                               geo::class_of(choropleth.breaks, low + width / 2)});
    }
}

std::string class_label(const Choropleth& choropleth, const std::vector<double>& breaks,
                        std::size_t index) {
    if (breaks.empty()) return tr("All areas");
    if (index == 0) return say("Under {}", say_shown(choropleth, breaks.front()));
    if (index == breaks.size()) return say("{} and over", say_shown(choropleth, breaks.back()));
    return say("{} to {}", say_shown(choropleth, breaks[index - 1]),
               say_shown(choropleth, breaks[index]));
}

void add_classes(Legend& legend, const Choropleth& choropleth, const std::vector<double>& breaks) {
    std::vector<int> counts(choropleth.colours.size());
    for (std::size_t i = 0; i < choropleth.view.areas.size(); ++i)
        if (const auto index = choropleth.class_at(i)) ++counts[static_cast<std::size_t>(*index)];
    const geo::Layer& layer = *choropleth.view.layer;
    for (std::size_t i = 0; i < choropleth.colours.size(); ++i)
        legend.classes.push_back({choropleth.analysed      ? choropleth.analysed->kinds[i]
                                  : choropleth.categorical ? in_language(layer.categories[i].label)
                                                           : class_label(choropleth, breaks, i),
                                  choropleth.colours[i], counts[i]});
}

void add_ticks(Legend& legend, const geo::Atlas& atlas, const Scene& scene,
               const Choropleth& choropleth) {
    if (choropleth.categorical || choropleth.change || choropleth.view.areas.empty()) return;
    if (const auto england = england_in(atlas, choropleth))
        legend.benchmark = LegendTick{
            say("England {}", geo::say_number(*choropleth.view.layer, *england)), *england};
    if (!scene.hovered) return;
    const auto area = atlas.areas.find(geo::text_of(*scene.hovered));
    const geo::ShownFigure* figure = area ? choropleth.figure_of(*area) : nullptr;
    if (figure != nullptr && figure->value)
        legend.hovered = LegendTick{name_of(atlas.areas[*area]), *figure->value};
}

/// The sight in which two colours that must be told apart are hardest to: neighbours of a ramp that
/// goes one way, any two of one that diverges.
struct HardestToTell {
    ColourVision vision{};
    double difference = 1e9;
};
HardestToTell hardest_to_tell(const std::vector<Rgba>& colours, bool diverging) {
    HardestToTell hardest;
    for (const ColourVision vision :
         {ColourVision::full, ColourVision::protan, ColourVision::deutan, ColourVision::tritan})
        for (std::size_t i = 0; i < colours.size(); ++i)
            for (std::size_t j = i + 1;
                 j < (diverging ? colours.size() : std::min(i + 2, colours.size())); ++j) {
                const double apart =
                    difference(seen_with(vision, colours[i]), seen_with(vision, colours[j]));
                if (apart < hardest.difference) hardest = {vision, apart};
            }
    return hardest;
}

/// What of a legend would mislead, in a line each with what to do.
void add_warnings(Legend& legend, const Scene& scene, const Choropleth& choropleth) {
    if (choropleth.categorical || choropleth.analysed) return;
    constexpr double least_difference = 8;
    constexpr std::size_t most_classes = 7;
    const auto warn = [&](std::string words) { legend.warnings.push_back(std::move(words)); };
    if (choropleth.view.layer->is_count && !choropleth.change &&
        scene.pane().shape != geo::Shape::circles)
        warn(tr("Totals as colours make large places look important: show circles, or a rate."));
    const bool diverging = choropleth.change || choropleth.midpoint;
    if (legend.classes.size() > most_classes)
        warn(say("{} classes are more than a reader can tell apart: choose seven or fewer.",
                 legend.classes.size()));
    else if (const auto [vision, apart] = hardest_to_tell(choropleth.colours, diverging);
             apart < least_difference)
        warn(vision == ColourVision::full
                 ? tr("Two of the colours are hard to tell apart: choose fewer classes.")
                 : tr("Two of the colours look alike to people who are colour-blind: choose fewer "
                      "classes."));
    // Mirrored, shared and outlier classes are there to stay empty.
    const auto method = scene.pane().classification.method;
    if (diverging || choropleth.pooled || geo::has_own_classes(method)) return;
    if (const auto empty = std::ranges::count(legend.classes, 0, &LegendClass::count))
        warn(fmt::format(
            fmt::runtime(trn("{} class holds no area: choose fewer classes, or quantiles.",
                             "{} classes hold no area: choose fewer classes, or quantiles.",
                             static_cast<std::size_t>(empty))),
            empty));
}

/// What would be is said to be so wherever its value stands.
std::string marked(std::string value, const geo::ShownFigure& figure) {
    return figure.basis == geo::Basis::hypothetical ? say("{} if adopted", value) : value;
}

/// Kinds have no rank: the last category first (a power held before one proposed), then by name.
std::vector<RankRow> areas_by_kind(const geo::Atlas& atlas, const Choropleth& choropleth) {
    std::vector<std::pair<int, RankRow>> rows;
    for (std::size_t i = 0; i < choropleth.view.areas.size(); ++i) {
        const auto kind = choropleth.class_at(i);
        if (!kind) continue;
        const auto index = static_cast<std::size_t>(*kind);
        RankRow row{};
        row.area = choropleth.view.areas[i];
        row.name = name_of(atlas.areas[row.area]);
        row.value =
            marked(in_language(choropleth.view.layer->categories[index].label), *choropleth.view.figures[i]);
        row.colour = choropleth.colours[index];
        rows.emplace_back(*kind, std::move(row));
    }
    std::ranges::sort(rows, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second.name < b.second.name;
    });
    std::vector<RankRow> sorted;
    sorted.reserve(rows.size());
    for (auto& [kind, row] : rows) sorted.push_back(std::move(row));
    return sorted;
}

/// Of areas with an interval, among those; the rows stand in the order of the view.
void add_rank_ranges(std::vector<RankRow>& rows, const Choropleth& choropleth) {
    std::vector<geo::Interval> intervals;
    std::vector<RankRow*> with_interval;
    for (RankRow& row : rows)
        if (const auto& interval = choropleth.figure_of(row.area)->interval) {
            intervals.push_back(*interval);
            with_interval.push_back(&row);
        }
    const std::vector<geo::RankRange> ranges = geo::rank_ranges_of(intervals);
    for (std::size_t i = 0; i < ranges.size(); ++i) with_interval[i]->ranks = ranges[i];
}

}  // namespace

namespace {

std::string subtitle_of_figures(const geo::Atlas& atlas, const Scene& scene,
                                const Choropleth& choropleth) {
    const geo::Layer& layer = *choropleth.view.layer;
    const std::string period = period_of(atlas, choropleth);
    if (choropleth.change) {
        const std::string unit =
            layer.style == geo::Style::percent ? tr("percentage points") : unit_of(layer);
        return say("Change from {} to {}, {}", *scene.pane().change_since, period, unit);
    }
    if (choropleth.categorical || layer.unit.empty()) return geo::capitalised(period);
    return (layer.unit == "%" ? std::string(tr("Per cent")) : geo::capitalised(unit_of(layer))) + ", " +
           period;
}

bool shows_hypothetical(const geo::LayerView& view) {
    return std::ranges::any_of(view.figures, [](const auto& figure) {
        return figure && figure->basis == geo::Basis::hypothetical;
    });
}

}  // namespace

std::string subtitle_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth) {
    std::string subtitle = subtitle_of_figures(atlas, scene, choropleth);
    return shows_hypothetical(choropleth.view) ? say("{}, hypothetical", subtitle) : subtitle;
}

std::optional<double> england_in(const geo::Atlas& atlas, const Choropleth& choropleth) {
    if (choropleth.view.layer->is_count) return std::nullopt;
    // By way of any English area.
    for (const geo::AreaIndex area : choropleth.view.areas) {
        const auto country = atlas.areas[area].country;
        if (!country || atlas.areas[*country].name != "England") continue;
        const auto benchmark = geo::benchmarks_of(atlas, choropleth.view, area).country;
        return benchmark ? benchmark->value : std::nullopt;
    }
    return std::nullopt;
}

std::string say_shown(const Choropleth& choropleth, double value) {
    const std::string number = geo::say_number(*choropleth.view.layer, value);
    return choropleth.change && value > 0 ? "+" + number : number;
}

double position_on(const Legend& legend, double value) {
    if (legend.high <= legend.low) return 0;
    return std::clamp((value - legend.low) / (legend.high - legend.low), 0.0, 1.0);
}

Legend legend_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth,
                 const Grouping& grouping) {
    Legend legend;
    const geo::LayerView& view = choropleth.view;
    legend.title = label_of(*view.layer);
    legend.subtitle = subtitle_of(atlas, scene, choropleth);
    legend.categorical = choropleth.categorical;
    legend.fault = choropleth.fault;
    legend.pooled = choropleth.pooled;
    legend.uncertainty = choropleth.uncertain.shown;
    legend.uncertain = choropleth.uncertain.legend;
    legend.breaks = choropleth.breaks.interior;
    const std::vector<double> said = said_breaks(choropleth);
    for (const double one : said) legend.break_labels.push_back(say_shown(choropleth, one));
    add_classes(legend, choropleth, said);
    if (!choropleth.categorical) {
        const std::vector<double> values = view.values();
        set_scale(legend, choropleth.values);
        if (!choropleth.analysed) add_bins(legend, choropleth, values);
        add_ticks(legend, atlas, scene, choropleth);
    }
    legend.areas = static_cast<int>(view.areas.size());
    legend.with_figure = view.with_value;
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        if (!choropleth.class_at(i))
            ++legend.without_figure[static_cast<std::size_t>(choropleth.no_data[i])];
    if (choropleth.analysed) {
        legend.analysis = choropleth.analysed->analysis;
        legend.finding = choropleth.analysed->finding;
        legend.method = choropleth.analysed->method;
        legend.grid = choropleth.analysed->grid;
    }
    add_warnings(legend, scene, choropleth);
    if (view.level == geo::Level::combined_authority)
        for (std::size_t feature = 0; feature < grouping.area.size(); ++feature)
            if (grouping.in_force[feature] && !grouping.area[feature]) ++legend.without_authority;
    return legend;
}

std::vector<RankRow> ranking_of(const geo::Atlas& atlas, const Choropleth& choropleth,
                                const Legend& legend, bool dark) {
    std::vector<RankRow> rows;
    if (choropleth.categorical) return areas_by_kind(atlas, choropleth);
    const std::vector<double> values = choropleth.view.values();
    const std::vector<int> ranks = geo::ranks_of(values);
    std::size_t next = 0;
    for (std::size_t i = 0; i < choropleth.view.areas.size(); ++i) {
        const auto& figure = choropleth.view.figures[i];
        if (!figure || !figure->value) continue;
        const geo::AreaIndex area = choropleth.view.areas[i];
        RankRow row{area,
                    ranks[next++],
                    {},
                    name_of(atlas.areas[area]),
                    marked(say_shown(choropleth, *figure->value), *figure),
                    position_on(legend, *figure->value),
                    {},
                    {},
                    colours(dark).faded};
        if (const auto index = choropleth.class_at(i))
            row.colour = choropleth.colours[static_cast<std::size_t>(*index)];
        if (figure->interval) {
            row.lower = position_on(legend, figure->interval->lower);
            row.upper = position_on(legend, figure->interval->upper);
        }
        rows.push_back(std::move(row));
    }
    add_rank_ranges(rows, choropleth);
    std::ranges::stable_sort(rows, {}, &RankRow::rank);
    return rows;
}

}  // namespace app
