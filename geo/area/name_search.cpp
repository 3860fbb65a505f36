#include "geo/area/name_search.h"

#include <algorithm>

#include "geo/area/fold_name.h"
#include "geo/area/match_words.h"

namespace geo {
namespace {

constexpr std::size_t longest_typed = 100;
// People mean a place as it is today: Bournemouth's successor before the council that ended.
constexpr double weight_of_ended = 0.6;

/// Areas in force before ended ones, then combined authorities, then the more populous.
double rank_of(const Area& area, bool is_combined_authority) {
    constexpr double more_than_anyone = 1e9;
    const bool ended = area.vintage.end.has_value();
    return (ended ? 0 : 2 * more_than_anyone) + (is_combined_authority ? more_than_anyone : 0) +
           area.population.value_or(0);
}

std::vector<std::string> names_of(const Area& area) {
    std::vector<std::string> names{area.name, area.name_welsh, area.short_name,
                                   std::string(text_of(area.id))};
    names.insert(names.end(), area.aliases.begin(), area.aliases.end());
    return names;
}

}  // namespace

NameSearch::NameSearch(const AreaRegister& areas) {
    for (std::size_t place = 0; place < areas.size(); ++place) {
        const auto index = static_cast<AreaIndex>(place);
        const double rank =
            rank_of(areas[index], areas.stands_at(index, Level::combined_authority));
        const double weight = areas[index].vintage.end ? weight_of_ended : 1;
        for (const std::string& name : names_of(areas[index]))
            if (std::string folded = fold_name(name); !folded.empty())
                entries_.push_back({index, name, std::move(folded), rank, weight});
    }
}

std::vector<NameMatch> NameSearch::find(std::string_view typed, std::size_t most) const {
    struct Found {
        const Entry* entry;
        double score;
    };
    const std::string folded = fold_name(typed.substr(0, longest_typed));
    std::vector<Found> found;
    for (const Entry& entry : entries_) {
        const double score = entry.weight * score_of(folded, entry.folded);
        if (score <= 0) continue;
        // The names of an area stand together in entries_.
        if (found.empty() || found.back().entry->area != entry.area)
            found.push_back({&entry, score});
        else if (score > found.back().score)
            found.back() = {&entry, score};
    }
    std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
        return a.score != b.score ? a.score > b.score : a.entry->rank > b.entry->rank;
    });
    std::vector<NameMatch> matches;
    for (const Found& one : found) {
        if (matches.size() == most) break;
        matches.push_back({one.entry->area, one.entry->shown, one.score});
    }
    return matches;
}

}  // namespace geo
