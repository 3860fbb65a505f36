#include "geo/area/lineage.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace geo {
namespace {

bool is_council(const Area& area) {
    return area.levels.contains(Level::district) || area.levels.contains(Level::upper_tier);
}

void add_heirs(const AreaRegister& areas, AreaIndex ended, int year,
               std::vector<AreaIndex>& heirs) {
    for (const AreaIndex successor : areas[ended].successors) {
        const Vintage& its = areas[successor].vintage;
        if (its.in_force(year)) {
            heirs.push_back(successor);
        } else if (its.end && *its.end < year) {
            add_heirs(areas, successor, year, heirs);
        } else {
            for (const Area& between : areas.areas())
                if (between.vintage.start > areas[ended].vintage.end &&
                    between.vintage.in_force(year) &&
                    std::ranges::find(between.successors, successor) != between.successors.end())
                    heirs.push_back(*areas.find(text_of(between.id)));
        }
    }
}

/// Sets of areas that have to do with each other, by one of them.
class Groups {
public:
    explicit Groups(std::size_t count) : leader_(count) {
        std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    }
    std::size_t of(std::size_t one) const {
        while (leader_[one] != one) one = leader_[one];
        return one;
    }
    void join(std::size_t one, std::size_t other) { leader_[of(one)] = of(other); }

private:
    std::vector<std::size_t> leader_;
};

AreaIndex index_of(std::size_t number) {
    return static_cast<AreaIndex>(static_cast<std::uint32_t>(number));
}

bool is_in(const std::vector<AreaIndex>& areas, AreaIndex area) {
    return std::ranges::find(areas, area) != areas.end();
}

/// What took an area's ground when it ended.
std::vector<AreaIndex> next_of(const AreaRegister& areas, AreaIndex area) {
    const auto end = areas[area].vintage.end;
    return end ? heirs_of(areas, area, *end + 1) : std::vector<AreaIndex>();
}

/// Which areas came straight before which: the later ones by the earlier one.
using Next = std::map<AreaIndex, std::vector<AreaIndex>>;

Next all_next(const AreaRegister& areas) {
    Next next;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (auto heirs = next_of(areas, index_of(i)); !heirs.empty())
            next.emplace(index_of(i), std::move(heirs));
    return next;
}

std::set<AreaIndex> straight_before(const Next& next, AreaIndex area) {
    std::set<AreaIndex> before;
    for (const auto& [earlier, later] : next)
        if (is_in(later, area)) before.insert(earlier);
    return before;
}

void add_before(const Next& next, AreaIndex area, std::set<AreaIndex>& met) {
    for (const AreaIndex earlier : straight_before(next, area))
        if (met.insert(earlier).second) add_before(next, earlier, met);
}

void add_after(const Next& next, AreaIndex area, std::set<AreaIndex>& met) {
    const auto found = next.find(area);
    if (found == next.end()) return;
    for (const AreaIndex later : found->second) {
        met.merge(straight_before(next, later));
        if (met.insert(later).second) add_after(next, later, met);
    }
}

/// One for all later areas that were made of the same ones.
std::vector<LineageStep> steps_among(const AreaRegister& areas, const Next& next,
                                     const std::set<AreaIndex>& met) {
    std::vector<LineageStep> steps;
    for (const AreaIndex later : met) {
        const std::set<AreaIndex> before = straight_before(next, later);
        LineageStep step;
        std::ranges::set_intersection(before, met, std::back_inserter(step.from));
        if (step.from.empty()) continue;
        const auto same = std::ranges::find(steps, step.from, &LineageStep::from);
        if (same != steps.end()) {
            same->to.push_back(later);
            continue;
        }
        step.year = *areas[step.from.front()].vintage.end + 1;
        step.to = {later};
        steps.push_back(std::move(step));
    }
    return steps;
}

/// Of the planned authority that an area is, or will be part of.
std::optional<LineageStep> planned_step(const AreaRegister& areas, AreaIndex area) {
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const Area& planned = areas[index_of(i)];
        if (!planned.planned || !planned.vintage.start) continue;
        LineageStep step{*planned.vintage.start, {}, {index_of(i)}, true};
        step.from = areas.members(index_of(i), Level::upper_tier, step.year);
        if (area == index_of(i) || is_in(step.from, area)) return step;
    }
    return std::nullopt;
}

/// Puts an area behind all that came before it, the longest history first.
void put_in_order(const LineageGraph& graph, AreaIndex area, std::vector<AreaIndex>& ordered) {
    if (is_in(ordered, area)) return;
    const auto began_here = [&](AreaIndex one) {
        return std::ranges::none_of(graph.steps,
                                    [&](const LineageStep& step) { return is_in(step.to, one); });
    };
    for (const LineageStep& step : graph.steps) {
        if (!is_in(step.to, area)) continue;
        std::vector<AreaIndex> before = step.from;
        std::ranges::stable_sort(before, {}, began_here);
        for (const AreaIndex earlier : before) put_in_order(graph, earlier, ordered);
    }
    ordered.push_back(area);
}

}  // namespace

LineageGraph lineage_graph(const AreaRegister& areas, AreaIndex area) {
    const Next next = all_next(areas);
    std::set<AreaIndex> met{area};
    add_before(next, area, met);
    add_after(next, area, met);
    LineageGraph graph{{}, steps_among(areas, next, met)};
    if (auto step = planned_step(areas, area)) {
        met.insert(step->from.begin(), step->from.end());
        met.insert(step->to.begin(), step->to.end());
        graph.steps.push_back(std::move(*step));
    }
    if (graph.steps.empty()) return {};
    std::ranges::stable_sort(graph.steps, {}, &LineageStep::year);
    std::vector<AreaIndex> ordered;
    for (const AreaIndex one : met)
        if (std::ranges::none_of(graph.steps,
                                 [&](const LineageStep& step) { return is_in(step.from, one); }))
            put_in_order(graph, one, ordered);
    graph.areas = std::move(ordered);
    return graph;
}

std::vector<AreaIndex> heirs_of(const AreaRegister& areas, AreaIndex ended, int year) {
    std::vector<AreaIndex> heirs;
    add_heirs(areas, ended, year, heirs);
    std::ranges::sort(heirs);
    heirs.erase(std::unique(heirs.begin(), heirs.end()), heirs.end());
    return heirs;
}

Lineage::Lineage(const AreaRegister& areas, Level level, int year, int later) {
    for (const AreaIndex area : areas.in_force(level, year)) {
        if (areas[area].vintage.in_force(later)) continue;
        std::vector<AreaIndex> heirs = heirs_of(areas, area, later);
        std::erase_if(heirs, [&](AreaIndex heir) { return !areas.stands_at(heir, level); });
        double people = 0;
        const bool is_whole = heirs.size() == 1;
        for (const AreaIndex heir : heirs) people += areas[heir].population.value_or(0);
        const bool known = std::ranges::all_of(
            heirs, [&](AreaIndex heir) { return areas[heir].population.has_value(); });
        if (!is_whole && !known) continue;
        for (const AreaIndex heir : heirs)
            before_[heir].push_back(
                {area, is_whole ? 1 : areas[heir].population.value_or(0) / people});
    }
}

std::span<const Predecessor> Lineage::before(AreaIndex area) const {
    const auto found = before_.find(area);
    if (found == before_.end()) return {};
    return found->second;
}

bool Reorganisation::is_new_code(const AreaRegister& areas) const {
    return ended.size() == 1 && made.size() == 1 &&
           areas[ended.front()].name == areas[made.front()].name;
}

std::vector<Reorganisation> reorganisations_of(const AreaRegister& areas) {
    Groups groups(areas.size());
    std::vector<std::pair<AreaIndex, int>> ended;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const AreaIndex area = index_of(i);
        const auto end = areas[area].vintage.end;
        if (!end || !is_council(areas[area])) continue;
        ended.emplace_back(area, *end + 1);
    }
    // Those of one year that share an heir belong together; an heir is made in one year only.
    std::map<std::pair<int, std::size_t>, Reorganisation> together;
    for (const auto& [area, year] : ended)
        for (const AreaIndex heir : heirs_of(areas, area, year))
            if (areas[heir].vintage.start == year) groups.join(at(area), at(heir));
    for (const auto& [area, year] : ended) {
        Reorganisation& one = together[{year, groups.of(at(area))}];
        one.year = year;
        one.ended.push_back(area);
        for (const AreaIndex heir : heirs_of(areas, area, year))
            if (std::ranges::find(one.made, heir) == one.made.end()) one.made.push_back(heir);
    }
    std::vector<Reorganisation> all;
    for (auto& [key, one] : together) {
        std::ranges::sort(one.made);
        all.push_back(std::move(one));
    }
    std::ranges::stable_sort(all, [](const Reorganisation& a, const Reorganisation& b) {
        return a.year != b.year ? a.year < b.year : a.ended.size() > b.ended.size();
    });
    return all;
}

}  // namespace geo
