#include "app/export/scene_table.h"

#include <algorithm>
#include <map>

#include "app/export/recipe.h"
#include "app/picture/analysis.h"
#include "app/picture/benchmark_words.h"
#include "app/picture/marking_in_view.h"
#include "geo/data/source.h"

namespace app {
namespace {

using geo::ColumnType;
using geo::ExportCell;

/// What stands before the names of a set's columns where there are several sets: letters, digits
/// and underscores only, as names of CSVW columns are.
std::string prefix_of(const ColumnSet& set) {
    std::string prefix = fmt::format("{}_{}_", set.layer->id, set.year);
    if (set.since) prefix += fmt::format("since_{}_", *set.since);
    if (set.analysis != Analysis::none) prefix += fmt::format("{}_", code_of(set.analysis));
    std::ranges::replace(prefix, '-', '_');
    return prefix;
}

void add_columns(geo::ExportTable& table, ColumnSet& set, const std::string& prefix) {
    const bool numeric = set.layer->kind == geo::LayerKind::numeric;
    set.first = table.columns.size();
    const auto add = [&](const char* name, ColumnType type) {
        table.columns.push_back({prefix + name, type});
    };
    add("value", numeric ? ColumnType::number : ColumnType::text);
    add("lower", ColumnType::number);
    add("upper", ColumnType::number);
    for (const char* name : {"period", "status", "basis", "marker", "source"})
        add(name, ColumnType::text);
    if (set.compared) {
        add("difference", ColumnType::text);
        add("benchmark", ColumnType::number);
    }
    set.first_analysed = table.columns.size();
    if (set.analysis == Analysis::none) return;
    add("kind", ColumnType::text);
    if (set.analysis == Analysis::two_layers) return;
    for (const char* name : {"statistic", "p", "adjusted_p"}) add(name, ColumnType::number);
}

ExportCell text_or_empty(std::string text) {
    if (text.empty()) return {};
    return text;
}

void put_figure(std::vector<ExportCell>& row, const geo::Atlas& atlas, const ColumnSet& set,
                const geo::ShownFigure& figure) {
    const geo::Layer& layer = *set.layer;
    ExportCell* cell = row.data() + set.first;
    if (figure.value && layer.kind == geo::LayerKind::numeric) cell[0] = *figure.value;
    if (figure.value && layer.kind != geo::LayerKind::numeric)
        cell[0] = layer.categories[static_cast<std::size_t>(*figure.value)].id;
    if (figure.interval) cell[1] = figure.interval->lower, cell[2] = figure.interval->upper;
    cell[3] = geo::period_of(atlas, figure);
    cell[4] = std::string(code_of(figure.status));
    cell[5] = std::string(code_of(figure.basis));
    cell[6] = text_or_empty(std::string(code_of(figure.marker)));
    cell[7] = text_or_empty(geo::source_of(atlas, layer, figure));
}

void put_comparison(std::vector<ExportCell>& row, const ColumnSet& set,
                    const geo::ShownFigure& figure,
                    const std::optional<geo::Benchmark>& benchmark) {
    if (!benchmark) return;
    ExportCell* cell = row.data() + set.first + 8;
    if (const auto difference = geo::difference_between(figure, benchmark->figure))
        cell[0] = std::string(geo::code_of(*difference));
    cell[1] = *benchmark->figure.value;
}

void put_finding(std::vector<ExportCell>& row, const ColumnSet& set, const AnalysedView& analysed,
                 std::size_t position) {
    const AreaFinding& finding = analysed.areas[position];
    if (!finding.kind) return;
    ExportCell* cell = row.data() + set.first_analysed;
    cell[0] = analysed.kinds[static_cast<std::size_t>(*finding.kind)];
    if (!finding.has_statistic) return;
    cell[1] = finding.statistic, cell[2] = finding.p, cell[3] = finding.adjusted_p;
}

/// Greater London stands among combined authorities on a map, and is none.
geo::Level level_of(const geo::Area& area, geo::Level shown) {
    if (area.levels.contains(shown)) return shown;
    const auto* const own = std::ranges::find_if(
        geo::level_codes, [&](const auto& one) { return area.levels.contains(one.level); });
    return own == geo::level_codes.end() ? shown : own->level;
}

/// The districts that each area of a view consists of.
std::map<geo::AreaIndex, geo::MultiPolygon> ground_of_areas(const geo::Atlas& atlas,
                                                            const geo::LayerView& view) {
    std::map<geo::AreaIndex, geo::MultiPolygon> ground;
    const geo::Geometry& geometry = *atlas.districts;
    const auto groups = geo::grouping_of(atlas, geometry, view.level, view.boundary_year);
    for (std::uint32_t feature = 0; feature < groups.size(); ++feature)
        if (groups[feature])
            std::ranges::move(geo::polygons_of(geometry.borders, geometry.rings, feature),
                              std::back_inserter(ground[*groups[feature]]));
    return ground;
}

/// A map of two layers shows the figures of both: the second one as if of a pane of its own.
Scene with_second_layers(Scene scene) {
    const std::vector<Pane> panes = scene.panes;
    for (Pane pane : panes) {
        if (pane.analysis != Analysis::two_layers) continue;
        pane.layer = pane.second->layer;
        pane.year = pane.second->year;
        pane.change_since.reset();
        pane.analysis = Analysis::none;
        scene.panes.push_back(std::move(pane));
    }
    return scene;
}

std::vector<ColumnSet> sets_of(const Scene& scene, const std::vector<Choropleth>& panes,
                               std::vector<std::size_t>& set_of_pane) {
    std::vector<ColumnSet> sets;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        const Choropleth& pane = panes[i];
        const ColumnSet wanted{
            .layer = pane.view.layer,
            .year = scene.panes[i].year,
            .since = pane.view.since,
            .analysis = pane.analysed ? pane.analysed->analysis : Analysis::none};
        const auto same = [&](const ColumnSet& set) {
            return set.layer == wanted.layer && set.year == wanted.year &&
                   set.since == wanted.since && set.analysis == wanted.analysis;
        };
        const auto found = std::ranges::find_if(sets, same);
        set_of_pane.push_back(static_cast<std::size_t>(found - sets.begin()));
        if (found == sets.end()) sets.push_back(wanted);
        if (panes[i].uncertain.shown == Uncertainty::hatch)
            sets[set_of_pane.back()].compared = true;
    }
    return sets;
}

}  // namespace

SceneTable table_of(const geo::Atlas& atlas, const Scene& shown, bool ground) {
    SceneTable out;
    const Scene scene = with_second_layers(shown);
    out.panes = choropleths_of(atlas, scene);
    out.marking = marking_in_view(atlas, scene);
    std::vector<std::size_t> set_of_pane;
    out.sets = sets_of(scene, out.panes, set_of_pane);
    geo::ExportTable& table = out.table;
    table.columns = {{"code"}, {"name"}, {"level"}};
    for (ColumnSet& set : out.sets)
        add_columns(table, set, out.sets.size() > 1 ? prefix_of(set) : std::string());

    const std::vector<geo::AreaIndex> pinned = pinned_areas(atlas, scene);
    std::map<std::pair<geo::AreaIndex, geo::Level>, std::size_t> row_of;
    for (std::size_t i = 0; i < out.panes.size(); ++i) {
        const geo::LayerView& view = out.panes[i].view;
        const ColumnSet& set = out.sets[set_of_pane[i]];
        geo::BenchmarkFinder benchmarks(atlas, view, scene.benchmark, pinned);
        std::map<geo::AreaIndex, geo::MultiPolygon> outlines;
        if (ground) outlines = ground_of_areas(atlas, view);
        for (std::size_t at = 0; at < view.areas.size(); ++at) {
            const geo::AreaIndex index = view.areas[at];
            const geo::Area& area = atlas.areas[index];
            const geo::Level level = level_of(area, view.level);
            const auto [row, is_new] = row_of.try_emplace({index, level}, table.rows.size());
            if (is_new) {
                auto& cells = table.rows.emplace_back(table.columns.size());
                cells[0] = std::string(geo::text_of(area.id));
                cells[1] = area.name;
                cells[2] = std::string(geo::code_of(level));
                if (ground) table.ground.push_back(outlines[index]);
            }
            if (!view.figures[at]) continue;
            put_figure(table.rows[row->second], atlas, set, *view.figures[at]);
            if (out.panes[i].analysed)
                put_finding(table.rows[row->second], set, *out.panes[i].analysed, at);
            if (set.compared)
                put_comparison(table.rows[row->second], set, *view.figures[at],
                               benchmarks.of(index));
        }
    }
    return out;
}

}  // namespace app
