#include <algorithm>
#include <unordered_map>

#include "geo/data/read_themes.h"

namespace geo {
namespace {

// Ordered from the fewest powers to the most; what is new this year last.
enum class Standing : std::uint8_t { alone, with_authority, with_mayor, is_new };
const std::vector<Category> standings{{"alone", "Other councils"},
                                      {"authority", "Authority without a mayor"},
                                      {"mayoral", "Mayoral area"},
                                      {"new", "New council"}};

/// The year from which each authority has had a mayor.
std::unordered_map<AreaIndex, int> first_mayors(const Atlas& atlas) {
    std::unordered_map<AreaIndex, int> years;
    for (const Authority& authority : atlas.authorities) {
        const auto area = atlas.areas.find(text_of(authority.id));
        const auto year = year_in(authority.first_mayoral_election);
        if (area && year) years.emplace(*area, *year);
    }
    return years;
}

}  // namespace

std::vector<Layer> read_councils(Reading& reading, const Atlas& atlas) {
    LayerDraft draft{Layer{.id = "council-standing",
                           .theme = Theme::governance,
                           .group = "councils",
                           .label = "New councils and mayoral areas",
                           .description = "Which councils are new in the year, and which lie in a "
                                          "combined authority, with or without a mayor.",
                           .unit = "standing",
                           .kind = LayerKind::categorical,
                           .categories = standings,
                           .lasting = Lasting::until_the_next}};
    draft.layer.short_label = draft.layer.label;
    reading.credit(draft.layer, "areas");
    const auto mayors = first_mayors(atlas);
    const AreaRegister& areas = atlas.areas;
    const auto standing_of = [&](AreaIndex area, int year) {
        if (areas[area].vintage.start == year) return Standing::is_new;
        const auto authority = areas.parent(area, Level::combined_authority, year);
        if (!authority) return Standing::alone;
        const auto mayor = mayors.find(*authority);
        return mayor != mayors.end() && mayor->second <= year ? Standing::with_mayor
                                                              : Standing::with_authority;
    };
    for (const Area& area : areas.areas()) {
        if (!area.levels.contains(Level::district)) continue;
        const AreaIndex index = *areas.find(text_of(area.id));
        std::optional<Standing> before;
        const int first = std::max(atlas.first_year, area.vintage.start.value_or(atlas.first_year));
        const int last = std::min(atlas.last_year, area.vintage.end.value_or(atlas.last_year));
        for (int year = first; year <= last; ++year) {
            const Standing now = standing_of(index, year);
            if (now == before) continue;
            before = now;
            draft.add({.area = index,
                       .year = static_cast<std::int16_t>(year),
                       .basis = Basis::derived,
                       .status = FigureStatus::derived,
                       .value = static_cast<double>(now),
                       .period = reading.text(std::to_string(year))},
                      std::nullopt);
        }
    }
    std::vector<Layer> layers;
    if (!draft.empty()) layers.push_back(std::move(draft).finish(reading, reading.table("areas")));
    return layers;
}

}  // namespace geo
