#include "app/picture/lineage_chart.h"

#include <algorithm>
#include <map>

#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/timeline.h"
#include "geo/data/view.h"

namespace app {
namespace {

std::string told_of(const geo::Area& area) {
    const std::string years = years_in_words(area);
    std::string words = say("{} ({})", area.name, area.type);
    if (!years.empty()) words += ", " + years;
    return words + ", " + std::string(geo::text_of(area.id));
}

/// Does some of an ended area's ground go elsewhere than to areas of the graph?
bool is_there_in_part(const geo::Atlas& atlas, const geo::LineageGraph& graph,
                      geo::AreaIndex area) {
    const auto end = atlas.areas[area].vintage.end;
    if (!end) return false;
    return std::ranges::any_of(geo::heirs_of(atlas.areas, area, *end + 1),
                               [&](geo::AreaIndex heir) {
                                   return std::ranges::find(graph.areas, heir) == graph.areas.end();
                               });
}

std::string names_of(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& areas) {
    std::string names;
    for (const geo::AreaIndex area : areas)
        names += (names.empty() ? "" : ", ") + atlas.areas[area].name;
    return names;
}

/// How many steps come after each area of a graph, at the most.
std::map<geo::AreaIndex, int> steps_after(const geo::LineageGraph& graph) {
    std::map<geo::AreaIndex, int> after;
    // Later areas stand behind earlier ones, so all that follow on an area are known before it.
    for (auto area = graph.areas.rbegin(); area != graph.areas.rend(); ++area)
        for (const geo::LineageStep& step : graph.steps)
            if (std::ranges::find(step.from, *area) != step.from.end())
                for (const geo::AreaIndex later : step.to)
                    after[*area] = std::max(after[*area], after[later] + 1);
    return after;
}

std::pair<std::size_t, std::size_t> reach_of(const LineageLine& line) {
    const auto [first, last] = std::ranges::minmax(line.from);
    const auto [top, bottom] = std::ranges::minmax(line.to);
    return {std::min(first, top), std::max(last, bottom)};
}

/// Lines that run beside each other have a lane each, between the marks they join.
void lay_out(LineageChart& chart) {
    int columns = 0;
    for (const LineageRow& row : chart.rows) columns = std::max(columns, row.column + 1);
    int x = 0;
    for (int column = 0; column < columns; ++column) {
        for (LineageRow& row : chart.rows)
            if (row.column == column) row.x = x;
        std::vector<const LineageLine*> placed;
        int lanes = 0;
        for (LineageLine& line : chart.lines) {
            if (chart.rows[line.from.front()].column != column) continue;
            const auto [top, bottom] = reach_of(line);
            line.lane = 1;
            for (const LineageLine* other : placed) {
                const auto [other_top, other_bottom] = reach_of(*other);
                if (top <= other_bottom && other_top <= bottom)
                    line.lane = std::max(line.lane, other->lane - x + 1);
            }
            lanes = std::max(lanes, line.lane);
            line.lane += x;
            placed.push_back(&line);
        }
        x += lanes + 1;
    }
    chart.lanes = x;
}

}  // namespace

std::string years_in_words(const geo::Area& area) {
    const auto& [start, end] = area.vintage;
    if (area.planned && start) return say("planned for {}", *start);
    if (start && end) return say("{} to {}", *start, *end);
    if (end) return say("until {}", *end);
    return start ? say("from {}", *start) : std::string();
}

std::optional<LineageChart> lineage_chart(const geo::Atlas& atlas, geo::AreaIndex area) {
    const geo::LineageGraph graph = geo::lineage_graph(atlas.areas, area);
    if (graph.areas.empty()) return std::nullopt;
    const auto after = steps_after(graph);
    int most = 0;
    for (const auto& [one, steps] : after) most = std::max(most, steps);
    LineageChart chart{.area = area};
    for (const geo::AreaIndex one : graph.areas) {
        const geo::Area& its = atlas.areas[one];
        const auto steps = after.find(one);
        LineageRow row{one,
                       its.name,
                       years_in_words(its),
                       std::string(its.planned ? "" : geo::text_of(its.id)),
                       told_of(its),
                       most - (steps == after.end() ? 0 : steps->second)};
        if (is_there_in_part(atlas, graph, one)) row.name = say("{}, in part", row.name);
        chart.rows.push_back(std::move(row));
    }
    const auto rows_of = [&](const std::vector<geo::AreaIndex>& areas) {
        std::vector<std::size_t> rows;
        for (const geo::AreaIndex one : areas)
            rows.push_back(static_cast<std::size_t>(std::ranges::find(graph.areas, one) -
                                                    graph.areas.begin()));
        return rows;
    };
    for (const geo::LineageStep& step : graph.steps)
        chart.lines.push_back({rows_of(step.from), rows_of(step.to), 0, step.planned,
                               say("{}: {} → {}", geo::say_period(geo::date_of(atlas, step)),
                                   names_of(atlas, step.from), names_of(atlas, step.to))});
    lay_out(chart);
    return chart;
}

std::optional<LineageChart> lineage_shown(const geo::Atlas& atlas, const Scene& scene) {
    std::optional<geo::AreaId> id = scene.hovered;
    if (!id && !scene.selected.empty()) id = scene.selected.back();
    const auto area = id ? atlas.areas.find(geo::text_of(*id)) : std::nullopt;
    return area ? lineage_chart(atlas, *area) : std::nullopt;
}

}  // namespace app
