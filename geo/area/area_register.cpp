#include "geo/area/area_register.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace geo {
namespace {

AreaIndex index_of(std::size_t place) { return static_cast<AreaIndex>(place); }

/// A planned area without a date is not due in any year.
bool is_in_force(const Area& area, int year) {
    return area.vintage.in_force(year) && (!area.planned || area.vintage.start);
}

bool is_of_authorities(Level level) {
    return level == Level::combined_authority || level == Level::greater_london;
}

}  // namespace

Result<AreaRegister> AreaRegister::make(std::vector<Area> areas,
                                        std::vector<Membership> memberships) {
    AreaRegister made;
    for (std::size_t place = 0; place < areas.size(); ++place) {
        const std::string_view id = text_of(areas[place].id);
        if (!made.by_id_.emplace(id, index_of(place)).second)
            return failure(fmt::format("two areas have the id {}; keep one of them", id));
        if (!made.united_kingdom_ && areas[place].levels.contains(Level::united_kingdom))
            made.united_kingdom_ = index_of(place);
    }
    std::ranges::stable_sort(memberships, {}, &Membership::child);
    made.areas_ = std::move(areas);
    made.memberships_ = std::move(memberships);
    return made;
}

std::optional<AreaIndex> AreaRegister::find(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    if (found == by_id_.end()) return std::nullopt;
    return found->second;
}

bool AreaRegister::stands_at(AreaIndex area, Level level) const {
    const Levels& levels = (*this)[area].levels;
    return levels.contains(level) ||
           (level == Level::combined_authority && levels.contains(Level::greater_london));
}

std::optional<Level> AreaRegister::finest_map_of(AreaIndex area) const {
    const auto* const level =
        std::ranges::find_if(map_levels, [&](Level one) { return stands_at(area, one); });
    return level == map_levels.end() ? std::nullopt : std::optional(*level);
}

std::vector<AreaIndex> AreaRegister::in_force(Level level, int year) const {
    std::vector<AreaIndex> found;
    for (std::size_t place = 0; place < size(); ++place)
        if (stands_at(index_of(place), level) && is_in_force(areas_[place], year))
            found.push_back(index_of(place));
    return found;
}

Result<AreaRegister> AreaRegister::with(std::vector<Area> supposed,
                                        std::vector<Membership> memberships) const {
    std::vector<Area> areas = areas_;
    std::ranges::move(supposed, std::back_inserter(areas));
    memberships.insert(memberships.end(), memberships_.begin(), memberships_.end());
    return make(std::move(areas), std::move(memberships));
}

std::optional<AreaIndex> AreaRegister::parent(AreaIndex area, Level level, int year) const {
    if (stands_at(area, level)) return area;
    if (!is_of_authorities(level)) {
        const auto above = above_at(area, level);
        const bool holds = above && stands_at(*above, level) && is_in_force((*this)[*above], year);
        return holds ? above : std::nullopt;
    }
    std::optional<AreaIndex> first;
    each_authority_of(area, year, [&](AreaIndex authority) {
        first = authority;
        return true;
    });
    return first && stands_at(*first, level) ? first : std::nullopt;
}

std::vector<AreaIndex> AreaRegister::parents(AreaIndex area, Level level, int year) const {
    std::vector<AreaIndex> found;
    if (stands_at(area, level) || !is_of_authorities(level)) {
        if (const auto only = parent(area, level, year)) found.push_back(*only);
        return found;
    }
    each_authority_of(area, year, [&](AreaIndex authority) {
        if (stands_at(authority, level) && std::ranges::find(found, authority) == found.end())
            found.push_back(authority);
        return !(*this)[authority].supposed;  // there is one of those that exist at most
    });
    return found;
}

std::optional<AreaIndex> AreaRegister::above_at(AreaIndex area, Level level) const {
    switch (level) {
        case Level::upper_tier:
        case Level::metropolitan_county:
            return (*this)[area].county;
        case Level::region:
            return (*this)[area].region;
        case Level::country:
            return (*this)[area].country;
        case Level::united_kingdom:
            return united_kingdom_;
        case Level::police_force:
            return (*this)[area].police_force;
        case Level::combined_authority:
        case Level::greater_london:
        case Level::district:
        case Level::aggregate:
            break;
    }
    return std::nullopt;
}

template <class Found>
void AreaRegister::each_authority_of(AreaIndex area, int year, const Found& found) const {
    const auto listed = [&](AreaIndex child) {
        if (!is_in_force((*this)[child], year)) return false;
        auto one = std::ranges::lower_bound(memberships_, child, {}, &Membership::child);
        for (; one != memberships_.end() && one->child == child; ++one)
            if (one->vintage.in_force(year) && is_in_force((*this)[one->parent], year) &&
                found(one->parent))
                return true;
        return false;
    };
    if (listed(area)) return;
    const Area& one = (*this)[area];
    if (one.county && is_in_force(one, year)) listed(*one.county);
}

std::vector<AreaIndex> AreaRegister::members(AreaIndex whole, Level level, int year) const {
    std::vector<AreaIndex> found = in_force(level, year);
    std::erase_if(found, [&](AreaIndex area) { return !lies_in(area, whole, year); });
    return found;
}

bool AreaRegister::lies_in(AreaIndex area, AreaIndex whole, int year) const {
    return std::ranges::any_of(level_codes, [&](const LevelCode& one) {
        if (!stands_at(whole, one.level)) return false;
        const std::vector<AreaIndex> around = parents(area, one.level, year);
        return std::ranges::find(around, whole) != around.end();
    });
}

}  // namespace geo
