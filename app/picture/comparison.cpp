#include "app/picture/comparison.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/picture/benchmark_words.h"
#include "app/picture/parts.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/data/source.h"

namespace app {
namespace {

constexpr int ticks_wanted = 4;

/// A view of a pane at some level, and what its areas are held against.
struct Level {
    Level(const geo::Atlas& atlas, const Scene& scene, Pane pane, geo::Level level,
          std::span<const geo::AreaIndex> pinned)
        : view(shown_view(atlas, at(std::move(pane), level))),
          benchmarks(atlas, view, scene.benchmark, pinned) {}
    static Pane at(Pane pane, geo::Level level) {
        pane.level = level;
        return pane;
    }

    geo::LayerView view;
    geo::BenchmarkFinder benchmarks;
};

/// A pinned area in a pane, before it is put into words.
struct Found {
    std::optional<geo::ShownFigure> figure;
    std::optional<geo::Benchmark> benchmark;
    bool has_benchmark() const { return benchmark.has_value(); }
};

/// Finds the figures of a pane at whichever level each area stands.
class Figures {
public:
    Figures(const geo::Atlas& atlas, const Scene& scene, std::span<const geo::AreaIndex> pinned)
        : atlas_(atlas), scene_(scene), pinned_(pinned) {}

    Found of(geo::AreaIndex area) {
        const geo::Level shown = scene_.pane().level;
        const auto own = atlas_.areas.finest_map_of(area);
        Level& level = at(atlas_.areas.stands_at(area, shown) || !own ? shown : *own);
        const auto position = level.view.position(area);
        if (!position || !level.view.figures[*position]) return {};
        Found found{level.view.figures[*position], level.benchmarks.of(area)};
        // An area that inherited its authority's figure is not to be compared with that.
        if (found.benchmark && found.benchmark->figure.from == found.figure->from &&
            found.benchmark->area)
            found.benchmark.reset();
        return found;
    }

private:
    Level& at(geo::Level level) {
        auto& known = levels_[level];
        if (!known) known = std::make_unique<Level>(atlas_, scene_, scene_.pane(), level, pinned_);
        return *known;
    }

    const geo::Atlas& atlas_;
    const Scene& scene_;  // seen through the pane
    std::span<const geo::AreaIndex> pinned_;
    std::map<geo::Level, std::unique_ptr<Level>> levels_;
};

/// Puts the figures of a pane into words.
struct Words {
    const geo::Atlas& atlas;
    const Scene& scene;
    const Choropleth& choropleth;
    const geo::Layer& layer = *choropleth.view.layer;

    std::string number(const geo::ShownFigure& figure) const {
        return choropleth.categorical ? geo::say_value(layer, *figure.value)
                                      : say_shown(choropleth, *figure.value);
    }

    /// "53.8 years (95% interval 50.1 to 57.5), 2022 to 2024, derived".
    std::string in_full(const geo::ShownFigure& figure) const {
        if (!figure.value) return withheld_words(figure.marker);
        std::string words = (choropleth.change && *figure.value > 0 ? "+" : "") +
                            geo::say_value(layer, *figure.value);
        if (figure.interval)
            words += say(" (95% interval {} to {})", say_shown(choropleth, figure.interval->lower),
                         say_shown(choropleth, figure.interval->upper));
        if (const std::string& period = atlas.text(figure.period); !period.empty())
            words += ", " + geo::say_period(period);
        if (const std::string mark = mark_of(figure); !mark.empty()) words += ", " + mark;
        return words;
    }

    std::string source(const geo::ShownFigure& figure) const {
        const std::string from = geo::source_of(atlas, layer, figure);
        return from.empty() ? from : "\n" + say("Source: {}", from);
    }

    std::string verdict(geo::Difference difference) const {
        switch (difference) {
            case geo::Difference::higher:
                return tr("Higher: the intervals share no value.");
            case geo::Difference::lower:
                return tr("Lower: the intervals share no value.");
            case geo::Difference::not_clear:
                break;
        }
        return tr("Similar: the intervals meet, so no difference is clear.");
    }

    ComparedFigure of_benchmark(const geo::Benchmark& benchmark) const {
        const geo::ShownFigure& figure = benchmark.figure;
        return {.value = figure.value,
                .interval = figure.interval,
                .said = number(figure),
                .told = name_of(atlas, scene.benchmark, benchmark) + ": " + in_full(figure) +
                        source(figure)};
    }

    ComparedFigure of_area(geo::AreaIndex area, const Found& found) const {
        ComparedFigure out;
        const std::string& name = atlas.areas[area].name;
        if (!found.figure || !found.figure->value) {
            out.said = tr("no figure");
            out.told = found.figure ? say("{}: {}", name, withheld_words(found.figure->marker))
                                    : say("{}: none is published for this area", name);
            return out;
        }
        const geo::ShownFigure& figure = *found.figure;
        out.value = figure.value;
        out.interval = figure.interval;
        out.said = number(figure);
        out.mark = mark_of(figure);
        out.told = name + ": " + in_full(figure);
        if (found.benchmark) {
            out.benchmark = found.benchmark->figure.value;
            out.difference = geo::difference_between(figure, found.benchmark->figure);
            out.told += "\n" + name_of(atlas, scene.benchmark, *found.benchmark) + ": " +
                        in_full(found.benchmark->figure);
            if (out.difference) out.told += "\n" + verdict(*out.difference);
        }
        out.told += source(figure);
        return out;
    }
};

/// Why nothing in a column is called higher or lower.
std::string without_verdict(const Choropleth& choropleth, const std::vector<Found>& found) {
    if (choropleth.categorical) return tr("Kinds are neither higher nor lower.");
    const auto has_interval = [](const Found& one) {
        return one.figure && one.figure->value && one.figure->interval;
    };
    if (std::ranges::none_of(found, has_interval))
        return tr("No intervals are published: nothing is said to be higher or lower.");
    if (std::ranges::none_of(found, &Found::has_benchmark))
        return choropleth.view.layer->is_count
                   ? tr("Totals have no benchmark: areas are of different sizes.")
                   : tr("There is no figure to compare with.");
    if (std::ranges::none_of(found, [](const Found& one) {
            return one.figure && one.benchmark &&
                   geo::difference_between(*one.figure, one.benchmark->figure);
        }))
        return tr("The benchmark was worked out without an interval: no difference is told.");
    return {};
}

/// The figure that all rows with a benchmark share, if they do.
std::optional<geo::Benchmark> shared(const std::vector<Found>& found) {
    std::optional<geo::Benchmark> one;
    for (const Found& each : found) {
        if (!each.benchmark) continue;
        if (one && (one->area != each.benchmark->area ||
                    one->figure.value != each.benchmark->figure.value))
            return std::nullopt;
        one = each.benchmark;
    }
    return one;
}

std::vector<double> ends_of(const std::vector<Found>& found) {
    std::vector<double> ends;
    const auto add = [&](const geo::ShownFigure& figure) {
        if (!figure.value) return;
        ends.push_back(*figure.value);
        if (figure.interval)
            ends.insert(ends.end(), {figure.interval->lower, figure.interval->upper});
    };
    for (const Found& one : found) {
        if (one.figure) add(*one.figure);
        if (one.benchmark) add(one.benchmark->figure);
    }
    return ends;
}

/// A count, told by the names it counts.
FindingPart counted(const geo::Atlas& atlas, std::vector<geo::AreaIndex> areas) {
    std::string names;
    for (const geo::AreaIndex area : areas)
        names += (names.empty() ? "" : ", ") + atlas.areas[area].name;
    const std::string count = std::to_string(areas.size());
    return {count, names.empty() ? std::string(tr("None of them")) : names, std::move(areas)};
}

/// What the pinned areas' figures of a layer say, in plain words.
std::vector<FindingPart> finding_of(const Words& words, const Comparison& comparison,
                                    std::size_t column) {
    const ComparisonColumn& of = comparison.columns[column];
    std::vector<FindingPart> parts;
    if (!of.numeric) return parts;
    std::array<std::vector<geo::AreaIndex>, 3> by_difference;
    const ComparisonRow *least = nullptr, *most = nullptr;
    std::size_t with_figure = 0;
    for (const ComparisonRow& row : comparison.rows) {
        const ComparedFigure& figure = row.figures[column];
        if (!figure.value) continue;
        ++with_figure;
        if (figure.difference)
            by_difference[static_cast<std::size_t>(*figure.difference)].push_back(row.area);
        if (least == nullptr || *figure.value < *least->figures[column].value) least = &row;
        if (most == nullptr || *figure.value > *most->figures[column].value) most = &row;
    }
    const auto areas = [&](geo::Difference one) {
        return counted(words.atlas, by_difference[static_cast<std::size_t>(one)]);
    };
    parts.push_back({say("{}. {}. Of {} pinned areas with a figure, ", of.axis.title,
                         of.axis.subtitle, with_figure)});
    if (of.without.empty()) {
        parts.push_back({tr("clearly lower than") + std::string(" ")});
        parts.push_back({comparison.one_benchmark
                             ? comparison.benchmark
                             : own_benchmarks_in_words(words.scene.benchmark)});
        if (of.benchmark.value) {
            parts.push_back({" ("});
            parts.push_back({of.benchmark.said, of.benchmark.told});
            parts.push_back({")"});
        }
        parts.push_back({": "});
        parts.push_back(areas(geo::Difference::lower));
        parts.push_back({std::string(tr(", clearly higher:")) + " "});
        parts.push_back(areas(geo::Difference::higher));
        parts.push_back({std::string(tr(", not clearly different:")) + " "});
        parts.push_back(areas(geo::Difference::not_clear));
        parts.push_back({". "});
    } else {
        parts.push_back({std::string(tr("none is said to be higher or lower.")) + " "});
    }
    if (least == most || least == nullptr) return parts;
    const ComparedFigure &low = least->figures[column], &high = most->figures[column];
    parts.push_back({say("Lowest: {}, ", least->name)});
    parts.push_back({low.said, low.told, {least->area}});
    parts.push_back({say("; highest: {}, ", most->name)});
    parts.push_back({high.said, high.told, {most->area}});
    const bool clear = low.interval && high.interval &&
                       geo::difference_of(*high.interval, *low.interval) == geo::Difference::higher;
    parts.push_back({clear ? tr("; these two are clearly different.")
                     : low.interval && high.interval
                         ? tr("; even these two are not clearly different.")
                         : "."});
    return parts;
}

void sort_rows(Comparison& comparison, const TableOrder& order) {
    const auto by_name = [](const ComparisonRow& a, const ComparisonRow& b) {
        return a.name < b.name;
    };
    const auto by_value = [&](const ComparisonRow& a, const ComparisonRow& b) {
        const auto &x = a.figures[order.pane].value, &y = b.figures[order.pane].value;
        if (!x || !y) return x.has_value() && !y;  // without a figure last, either way
        return order.descending ? *x > *y : *x < *y;
    };
    switch (order.by) {
        case TableOrder::By::pinned:
            return;
        case TableOrder::By::name:
            std::ranges::stable_sort(comparison.rows, by_name);
            if (order.descending) std::ranges::reverse(comparison.rows);
            return;
        case TableOrder::By::value:
            std::ranges::stable_sort(comparison.rows, by_value);
    }
}

}  // namespace

std::optional<Comparison> comparison_of(const geo::Atlas& atlas, const Scene& scene) {
    const std::vector<geo::AreaIndex> pinned = pinned_areas(atlas, scene);
    if (pinned.empty()) return std::nullopt;
    Comparison out;
    for (const geo::AreaIndex area : pinned) out.rows.push_back({area, atlas.areas[area].name, {}});
    std::vector<std::string> names;  // of each column's one benchmark
    bool is_one = true;              // no column's rows have several
    std::vector<Scene> scenes;
    std::vector<Choropleth> choropleths;
    for (std::size_t pane = 0; pane < scene.panes.size(); ++pane) {
        scenes.push_back(seen_through(scene, pane));
        choropleths.push_back(choropleth_of(atlas, scenes.back()));
    }
    for (std::size_t pane = 0; pane < scene.panes.size(); ++pane) {
        const Choropleth& choropleth = choropleths[pane];
        Figures figures(atlas, scenes[pane], pinned);
        std::vector<Found> found;
        for (const geo::AreaIndex area : pinned) found.push_back(figures.of(area));
        const Words words{atlas, scenes[pane], choropleth};
        ComparisonColumn column{.pane = pane, .numeric = !choropleth.categorical};
        if (const auto one = shared(found)) {
            column.benchmark = words.of_benchmark(*one);
            names.push_back(name_of(atlas, scene.benchmark, *one));
        } else if (std::ranges::any_of(found, &Found::has_benchmark)) {
            is_one = false;
        }
        column.axis = axis_of(atlas, scenes[pane], choropleth,
                              choropleth.categorical ? std::vector<double>{} : ends_of(found),
                              column.benchmark.value, ticks_wanted);
        column.without = without_verdict(choropleth, found);
        for (std::size_t i = 0; i < pinned.size(); ++i) {
            out.rows[i].figures.push_back(words.of_area(pinned[i], found[i]));
            out.has_intervals = out.has_intervals || out.rows[i].figures.back().interval;
        }
        out.columns.push_back(std::move(column));
    }
    // The pinned areas' mean is of fewer areas where some have no figure.
    const bool alike =
        !names.empty() && std::ranges::count(names, names.front()) == std::ssize(names);
    out.one_benchmark = is_one && !names.empty();
    out.benchmark = !out.one_benchmark ? std::string(tr("Each has its own"))
                    : alike            ? names.front()
                                       : std::string(title_of(scene.benchmark));
    sort_rows(out, scene.table_order);
    for (std::size_t pane = 0; pane < scene.panes.size(); ++pane)
        out.findings.push_back(finding_of({atlas, scenes[pane], choropleths[pane]}, out, pane));
    return out;
}

}  // namespace app
