#include "geo/own/area_matcher.h"

#include <algorithm>
#include <array>
#include <span>

#include "geo/area/fold_name.h"
#include "geo/own/sheet.h"

namespace geo {
namespace {

constexpr double likely = 0.5;  // score of a name search from which on a name is worth suggesting

/// Words that say the kind of area and not which one it is.
constexpr std::array<std::string_view, 28> kind_words{
    "authority", "authorities",  "bc",      "borough",  "ca",     "cc",    "city",
    "combined",  "constabulary", "council", "councils", "county", "dc",    "district",
    "force",     "lb",           "london",  "mayoral",  "mb",     "mbc",   "mca",
    "md",        "metropolitan", "of",      "police",   "region", "royal", "ua"};
constexpr std::array<std::string_view, 4> more_kind_words{"unitary", "the", "strategic", "mcc"};

bool says_kind(std::string_view word) {
    return std::ranges::find(kind_words, word) != kind_words.end() ||
           std::ranges::find(more_kind_words, word) != more_kind_words.end();
}

std::string without_kind(const std::string& folded) {
    std::string bare;
    for (const std::string_view word : words_of(folded))
        if (!says_kind(word)) bare += (bare.empty() ? "" : " ") + std::string(word);
    // "City of London" is nothing but such words.
    return bare.empty() ? folded : bare;
}

/// Which levels the words about a name speak of; empty where they leave it open.
Levels levels_said(const std::string& folded) {
    Levels levels;
    const auto has = [&](std::initializer_list<std::string_view> any) {
        const auto words = words_of(folded);
        return std::ranges::any_of(words, [&](std::string_view word) {
            return std::ranges::find(any, word) != any.end();
        });
    };
    if (has({"police", "constabulary"})) levels.insert(Level::police_force);
    if (has({"combined", "mca", "ca", "mayoral"})) levels.insert(Level::combined_authority);
    if (has({"region"}) && !has({"city"})) levels.insert(Level::region);
    if (levels.empty() && has({"county", "cc"})) levels.insert(Level::upper_tier);
    if (levels.empty() && has({"district", "borough", "council", "ua", "unitary", "bc", "dc", "lb",
                               "mbc", "mb", "md"})) {
        levels.insert(Level::district);
        levels.insert(Level::upper_tier);
    }
    return levels;
}

template <class Keeps>
void keep_if_any(std::vector<AreaIndex>& areas, Keeps keeps) {
    if (std::ranges::any_of(areas, keeps))
        std::erase_if(areas, [&](AreaIndex area) { return !keeps(area); });
}

bool same_levels(const AreaRegister& areas, std::span<const AreaIndex> some) {
    return std::ranges::all_of(
        some, [&](AreaIndex area) { return areas[area].levels == areas[some.front()].levels; });
}

}  // namespace

std::optional<std::string> code_shaped(std::string_view cell) {
    std::string code(trimmed(cell));
    if (!code.empty() && code[0] >= 'a' && code[0] <= 'z')
        code[0] = static_cast<char>(code[0] - 'a' + 'A');
    if (!GssCode::parse(code)) return std::nullopt;
    return code;
}

AreaMatcher::AreaMatcher(const AreaRegister& areas, const NameSearch& names)
    : areas_(&areas), names_(&names) {
    const auto note = [](Index& index, const std::string& key, AreaIndex area) {
        std::vector<AreaIndex>& called = index[key];
        if (!key.empty() && std::ranges::find(called, area) == called.end()) called.push_back(area);
    };
    for (std::size_t place = 0; place < areas.size(); ++place) {
        const auto index = static_cast<AreaIndex>(place);
        const Area& area = areas[index];
        std::vector<std::string> all{area.name, area.name_welsh, area.short_name};
        all.insert(all.end(), area.aliases.begin(), area.aliases.end());
        for (const std::string& name : all) {
            const std::string folded = fold_name(name);
            note(whole_, folded, index);
            note(bare_, without_kind(folded), index);
        }
    }
}

std::optional<AreaIndex> AreaMatcher::by_code(std::string_view cell) const {
    if (const auto code = code_shaped(cell)) return areas_->find(*code);
    return areas_->find(trimmed(cell));  // PLANNED-CUMBRIA
}

std::vector<AreaIndex> AreaMatcher::called(std::string_view cell) const {
    const std::string folded = fold_name(cell);
    if (folded.empty()) return {};
    std::vector<AreaIndex> found;
    if (const auto whole = whole_.find(folded); whole != whole_.end()) found = whole->second;
    const Levels said = levels_said(folded);
    const auto fits = [&](AreaIndex area) {
        return said.empty() || std::ranges::any_of(level_codes, [&](const LevelCode& one) {
                   return said.contains(one.level) && areas_->stands_at(area, one.level);
               });
    };
    if (found.empty())
        if (const auto bare = bare_.find(without_kind(folded)); bare != bare_.end())
            found = bare->second;
    // "Essex Police" is no council; where nothing of that kind is called so, nothing is.
    if (whole_.find(folded) == whole_.end())
        std::erase_if(found, [&](AreaIndex area) { return !fits(area); });
    return found;
}

AreaMatch AreaMatcher::by_name(std::string_view cell, std::optional<Level> level, int year) const {
    std::vector<AreaIndex> found = called(cell);
    const auto at_level = [&](AreaIndex area) { return level && areas_->stands_at(area, *level); };
    const bool has_level = std::ranges::any_of(found, at_level);
    keep_if_any(found, at_level);
    // "London" is the region; the Greater London Authority covers the same ground.
    if (!has_level)
        keep_if_any(found, [&](AreaIndex area) {
            return !(*areas_)[area].levels.contains(Level::greater_london);
        });
    // Vintages of one kind of area: what is meant is the one of the year, or the one that is left.
    if (!found.empty() && (has_level || same_levels(*areas_, found))) {
        const auto in_force = [&](int in) {
            return [this, in](AreaIndex area) {
                const Area& one = (*areas_)[area];
                return one.vintage.in_force(in) && !(one.planned && !one.vintage.start);
            };
        };
        keep_if_any(found, in_force(year));
        const auto latest = std::ranges::max_element(
            found, {}, [&](AreaIndex area) { return (*areas_)[area].vintage.end.value_or(9999); });
        const auto end = (*areas_)[*latest].vintage.end;
        keep_if_any(found, [&](AreaIndex area) { return (*areas_)[area].vintage.end == end; });
    }
    if (found.empty()) return {};
    if (found.size() > 1) return {AreaMatch::Kind::several, std::nullopt, std::move(found)};
    return {AreaMatch::Kind::one, found.front(), {}};
}

std::optional<Level> AreaMatcher::level_of(const std::vector<std::string_view>& names,
                                           int year) const {
    std::array<std::size_t, level_codes.size()> counts{};
    for (const std::string_view name : names) {
        std::array<bool, level_codes.size()> here{};
        std::vector<AreaIndex> found = called(name);
        keep_if_any(found, [&](AreaIndex area) { return (*areas_)[area].vintage.in_force(year); });
        for (const AreaIndex area : found)
            for (const LevelCode& one : level_codes)
                if (areas_->stands_at(area, one.level))
                    here[static_cast<std::size_t>(one.level)] = true;
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += here[i];
    }
    std::optional<Level> best;
    for (const Level level : map_levels)
        if (const std::size_t n = counts[static_cast<std::size_t>(level)];
            n > 0 && (!best || n > counts[static_cast<std::size_t>(*best)]))
            best = level;
    return best;
}

std::vector<AreaIndex> AreaMatcher::suggestions(std::string_view cell) const {
    std::vector<AreaIndex> areas;
    for (const NameMatch& match : names_->find(cell, 3))
        if (match.score >= likely) areas.push_back(match.area);
    return areas;
}

}  // namespace geo
