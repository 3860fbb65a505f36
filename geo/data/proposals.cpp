#include "geo/data/proposals.h"

#include <algorithm>
#include <array>

#include "geo/area/known_areas.h"

namespace geo {
namespace {

/// What proposals ask of an area.
struct Standing {
    bool in_england = false, in_wales = false;
    bool in_authority = false;  // of any kind, a single council with an agreement among them
    bool in_combined_authority = false;
    bool has_mayor = false;  // or is to elect one: by its tier
    bool is_established = false;
    bool has_council_mayor = false;
    bool is_council = false;
    std::string_view name;
};

bool is_in(const Atlas& atlas, AreaIndex area, std::string_view country) {
    const AreaIndex whole = atlas.areas[area].country.value_or(area);
    return text_of(atlas.areas[whole].id) == country;
}

/// An authority of its own, or the one that an area is part of.
bool is_of(const Atlas& atlas, const Authority& authority, AreaIndex area, int year) {
    if (authority.id == atlas.areas[area].id) return true;
    if (const auto whole = atlas.areas.parent(area, Level::combined_authority, year))
        return authority.id == atlas.areas[*whole].id;
    const AreaIndex council = atlas.areas.parent(area, Level::upper_tier, year).value_or(area);
    return std::ranges::find(authority.constituents, council) != authority.constituents.end();
}

Standing standing_of(const Atlas& atlas, AreaIndex area, int year) {
    Standing standing{.in_england = is_in(atlas, area, england),
                      .in_wales = is_in(atlas, area, wales),
                      .name = atlas.areas[area].name};
    for (const Authority& one : atlas.authorities) {
        if (one.status == "former" || one.tier.empty() || !is_of(atlas, one, area, year)) continue;
        standing.in_authority = true;
        standing.in_combined_authority |= one.kind.find("combined") != std::string::npos;
        standing.has_mayor |= one.tier.find("mayoral") != std::string::npos;
        standing.is_established |= one.tier == "established mayoral";
    }
    standing.is_council = atlas.areas.stands_at(area, Level::district) ||
                          atlas.areas.stands_at(area, Level::upper_tier);
    standing.has_council_mayor = std::ranges::any_of(atlas.mayors, [&](const Mayor& mayor) {
        return mayor.area == area && !mayor.of_strategic_authority;
    });
    return standing;
}

struct Rule {
    std::string_view whom;
    bool (*holds)(const Standing&);
};
constexpr std::array rules{
    Rule{"all areas", [](const Standing& s) { return s.in_england; }},
    Rule{"all England", [](const Standing& s) { return s.in_england; }},
    Rule{"England and Wales", [](const Standing& s) { return s.in_england || s.in_wales; }},
    Rule{"all strategic authorities", [](const Standing& s) { return s.in_authority; }},
    Rule{"strategic authorities", [](const Standing& s) { return s.in_authority; }},
    Rule{"combined authorities", [](const Standing& s) { return s.in_combined_authority; }},
    Rule{"mayoral", [](const Standing& s) { return s.has_mayor; }},
    Rule{"established mayoral", [](const Standing& s) { return s.is_established; }},
    Rule{"combined-authority mayors",
         [](const Standing& s) { return s.in_combined_authority && s.has_mayor; }},
    Rule{"city mayors", [](const Standing& s) { return s.has_council_mayor; }},
    Rule{"all elected mayors",
         [](const Standing& s) { return s.has_mayor || s.has_council_mayor; }},
    Rule{"areas without devolution",
         [](const Standing& s) { return s.in_england && s.is_council && !s.in_authority; }},
};

bool affects(std::string_view whom, const Standing& standing) {
    const auto rule = std::ranges::find(rules, whom, &Rule::whom);
    if (rule != rules.end()) return rule->holds(standing);
    constexpr std::string_view around = " and its surroundings";
    if (whom.ends_with(around)) whom.remove_suffix(around.size());
    return whom == standing.name;
}

}  // namespace

bool affects(const Atlas& atlas, std::string_view whom, AreaIndex area, int year) {
    return affects(whom, standing_of(atlas, area, year));
}

std::vector<std::size_t> proposals_for(const Atlas& atlas, AreaIndex area, int year) {
    std::vector<std::size_t> rows;
    const auto table = atlas.tables.find("proposals");
    if (table == atlas.tables.end()) return rows;
    const auto whom = table->second.column("applies_to");
    const Standing standing = standing_of(atlas, area, year);
    for (std::size_t row = 0; whom && row < table->second.rows(); ++row)
        if (affects(table->second.cell(row, *whom), standing)) rows.push_back(row);
    return rows;
}

}  // namespace geo
