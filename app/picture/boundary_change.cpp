#include "app/picture/boundary_change.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/area/lineage.h"

namespace app {
namespace {

constexpr std::size_t most_named = 4;

/// "Cumberland, Somerset and 3 more".
std::string names_of(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& areas) {
    std::string names;
    const std::size_t named = areas.size() > most_named ? most_named - 1 : areas.size();
    for (std::size_t i = 0; i < named; ++i)
        names += (i == 0 ? "" : ", ") + atlas.areas[areas[i]].name;
    if (const std::size_t more = areas.size() - named; more > 0)
        names += fmt::format(fmt::runtime(trn(" and {} more", " and {} more", more)), more);
    return names;
}

/// The same, by what became of what.
struct Sorted {
    std::vector<geo::AreaIndex> merged, made_of_them;  // or divided: councils into other councils
    std::vector<geo::AreaIndex> moved;                 // one into one of its name: some ground
    std::vector<geo::AreaIndex> gone, fresh;           // without heirs, without a forerunner
};

Sorted sorted(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& earlier,
              const std::vector<geo::AreaIndex>& later, int later_year) {
    Sorted out;
    std::map<geo::AreaIndex, std::vector<geo::AreaIndex>> before;  // of each later area
    for (const geo::AreaIndex area : earlier) {
        std::vector<geo::AreaIndex> heirs = geo::heirs_of(atlas.areas, area, later_year);
        std::erase_if(
            heirs, [&](geo::AreaIndex heir) { return !std::ranges::binary_search(later, heir); });
        for (const geo::AreaIndex heir : heirs) before[heir].push_back(area);
        (heirs.empty() ? out.gone : out.merged).push_back(area);
    }
    for (const geo::AreaIndex area : later) {
        const auto found = before.find(area);
        if (found == before.end()) {
            out.fresh.push_back(area);
        } else if (found->second.size() == 1 &&
                   atlas.areas[found->second.front()].name == atlas.areas[area].name) {
            out.moved.push_back(area);
            std::erase(out.merged, found->second.front());
        } else {
            out.made_of_them.push_back(area);
        }
    }
    return out;
}

/// "in 2023" where all of some areas were made in that year.
std::string when_of(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& made, int earlier,
                    int later) {
    const auto start = [&](geo::AreaIndex area) { return atlas.areas[area].vintage.start; };
    const bool is_one_year =
        !made.empty() && start(made.front()) &&
        std::ranges::count(made, start(made.front()), start) == std::ssize(made);
    return is_one_year ? say("in {}", *start(made.front()))
                       : say("between {} and {}", earlier, later);
}

/// The feature of `others` that an area's label point lies in.
std::optional<std::uint32_t> feature_around(const geo::Atlas& atlas, const geo::Geometry& geometry,
                                            std::uint32_t feature,
                                            const std::vector<std::uint32_t>& others) {
    for (const std::uint32_t one :
         geometry.features_at(atlas.areas[geometry.areas[feature]].label_point))
        if (std::ranges::binary_search(others, one)) return one;
    return std::nullopt;
}

}  // namespace

BoundaryChange boundary_change(const geo::Atlas& atlas, const geo::LayerView& view,
                               int other_year) {
    BoundaryChange change{.other_year = other_year, .here = {}, .there = {}};
    if (other_year == view.boundary_year) return change;
    const std::vector<geo::AreaIndex> there = atlas.areas.in_force(view.level, other_year);
    std::ranges::set_difference(view.areas, there, std::back_inserter(change.here));
    std::ranges::set_difference(there, view.areas, std::back_inserter(change.there));
    return change;
}

std::optional<int> other_boundary_year(const Pane& pane) {
    return pane.change_since ? pane.change_since : pane.boundaries_before;
}

std::string in_words(const geo::Atlas& atlas, const Choropleth& choropleth,
                     const BoundaryChange& change) {
    if (change.empty()) return {};
    const geo::LayerView& view = choropleth.view;
    const bool is_later = view.boundary_year > change.other_year;
    const int first = std::min(view.boundary_year, change.other_year),
              last = std::max(view.boundary_year, change.other_year);
    const Sorted areas = sorted(atlas, is_later ? change.there : change.here,
                                is_later ? change.here : change.there, last);
    std::string words;
    const auto add = [&words](const std::string& sentence) {
        words += (words.empty() ? "" : " ") + sentence;
    };
    const auto when = [&](const std::vector<geo::AreaIndex>& made) {
        return when_of(atlas, made, first, last);
    };
    if (!areas.merged.empty())
        add(say("{} {} became {} {}: {}.", areas.merged.size(), plural_of(view.level),
                areas.made_of_them.size(), when(areas.made_of_them),
                names_of(atlas, areas.made_of_them)));
    if (!areas.moved.empty())
        add(say("Some ground changed hands {}: {}.", when(areas.moved),
                names_of(atlas, areas.moved)));
    if (!areas.fresh.empty())
        add(say("New {}: {}.", when(areas.fresh), names_of(atlas, areas.fresh)));
    if (!areas.gone.empty()) add(say("Ended {}: {}.", when({}), names_of(atlas, areas.gone)));
    if (!choropleth.change) {
        add(say("Outlined; dashed: borders of {}.", change.other_year));
        return words;
    }
    const auto without = std::ranges::count_if(change.here, [&](geo::AreaIndex area) {
        const geo::ShownFigure* figure = choropleth.figure_of(area);
        return figure == nullptr || !figure->value;
    });
    // A source, or an estimate, may have carried all years over to the same areas.
    if (without == 0) return {};
    add(fmt::format(
        fmt::runtime(trn("{} of the areas has no figure of its own for {}, and so no change.",
                         "{} of the areas have no figures of their own for {}, and so no change.",
                         static_cast<std::size_t>(without))),
        without, change.other_year));
    return words;
}

GroundChange ground_change(const geo::Atlas& atlas, const MapPicture& from, const MapPicture& to) {
    GroundChange change;
    if (!to.geometry || from.geometry != to.geometry) return change;
    const geo::Geometry& geometry = *to.geometry;
    std::vector<std::uint32_t> ended, made;
    for (std::uint32_t feature = 0; feature < to.fills.size(); ++feature) {
        const bool was = from.fills[feature].kind != FillKind::hidden;
        const bool is = to.fills[feature].kind != FillKind::hidden;
        if (was && !is) ended.push_back(feature);
        if (is && !was) made.push_back(feature);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> made_inside;
    for (const std::uint32_t one : made)
        if (const auto around = feature_around(atlas, geometry, one, ended))
            made_inside[*around].push_back(one);
    for (const std::uint32_t one : ended) {
        const auto& inside = made_inside[one];
        if (inside.size() > 1) {
            for (const std::uint32_t piece : inside) change.pieces.push_back({piece, one, false});
        } else if (const auto around = feature_around(atlas, geometry, one, made)) {
            change.pieces.push_back({one, *around, true});
        }
    }
    return change;
}

}  // namespace app
