#include "app/picture/authority_table.h"

#include <algorithm>
#include <array>

#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/data/contiguity.h"
#include "geo/data/profile.h"
#include "geo/data/source.h"

namespace app {
namespace {

void sort_by_name(const geo::Atlas& atlas, std::vector<geo::AreaIndex>& areas) {
    std::ranges::sort(areas, {}, [&](geo::AreaIndex area) { return atlas.areas[area].name; });
}

std::string in_full(const geo::Atlas& atlas, const geo::Layer& layer,
                    const geo::ShownFigure& figure) {
    std::string words = geo::say_value(layer, *figure.value);
    if (figure.interval)
        words += say(" (95% interval {} to {})", geo::say_number(layer, figure.interval->lower),
                     geo::say_number(layer, figure.interval->upper));
    const std::string& period = atlas.text(figure.period);
    words += ", " + (period.empty() ? std::to_string(figure.year) : geo::say_period(period));
    if (const std::string mark = mark_of(figure); !mark.empty()) words += ", " + mark;
    if (figure.parts > 1 && layer.upwards == geo::Joining::mean)
        words += ", " + say("mean of {} areas by {}", figure.parts, layer.weight);
    if (figure.parts > 1 && layer.upwards == geo::Joining::sum)
        words += ", " + say("sum of {} areas", figure.parts);
    if (const std::string from = geo::source_of(atlas, layer, figure); !from.empty())
        words += "\n" + say("Source: {}", from);
    return words;
}

AuthorityCell cell_of(const geo::Atlas& atlas, const geo::Layer& layer,
                      const std::optional<geo::ShownFigure>& figure) {
    if (!figure || !figure->value) return {};
    return {geo::say_number(layer, *figure->value), in_full(atlas, layer, *figure)};
}

AuthorityCell spread(const geo::Layer& layer, const geo::ProfileLine& line) {
    const std::string words = say("{} to {}", geo::say_number(layer, line.districts->lower),
                                  geo::say_number(layer, line.districts->upper));
    return {words,
            say("{} in its districts, {}. Figures of this kind cannot be put together.", words,
                line.year)};
}

std::string summary_of(const geo::Atlas& atlas, const geo::Area& area, std::size_t districts) {
    std::string words = districts == 1 ? std::string(tr("1 district")) : say("{} districts", districts);
    if (area.population) words += ", " + say("{} people", with_thousands(*area.population));
    return words + ", " + say("{} km²", with_thousands(area.area_km2)) +
           (area.region ? ", " + atlas.areas[*area.region].name : "");
}

/// The people of an authority, planned ones as of their districts today.
double people_in(const geo::Atlas& atlas, geo::AreaIndex authority) {
    if (const auto known = atlas.areas[authority].population) return *known;
    const int year =
        std::max(atlas.present_year, atlas.areas[authority].vintage.start.value_or(0));
    double people = 0;
    for (const geo::AreaIndex district :
         atlas.areas.members(authority, geo::Level::district, year))
        people += atlas.areas[district].population.value_or(0);
    return people;
}

std::string rank_of(const geo::Atlas& atlas, geo::AreaIndex area) {
    const double people = people_in(atlas, area);
    const auto others = authorities_to_choose(atlas);
    const auto larger = std::ranges::count_if(
        others, [&](geo::AreaIndex one) { return people_in(atlas, one) > people; });
    return say("It would be the {} most populous of {} authorities, those planned among them.",
               ordinal(static_cast<int>(larger) + 1), others.size() + 1);
}

std::string names_of(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& areas) {
    constexpr std::size_t most = 3;
    std::string words;
    for (std::size_t i = 0; i < std::min(areas.size(), most); ++i)
        words += (i == 0 ? "" : ", ") + geo::map_name_of(atlas.areas[areas[i]]);
    return areas.size() > most ? say("{} and {} more", words, areas.size() - most) : words;
}

std::string pieces_in_words(const geo::Atlas& atlas, geo::AreaIndex area) {
    const auto pieces = geo::pieces_of(atlas, area, atlas.boundary_year);
    if (pieces.size() < 2) return tr("All of one piece.");
    std::string apart;
    for (std::size_t i = 1; i < pieces.size(); ++i)
        apart += (i == 1 ? "" : "; ") + names_of(atlas, pieces[i]);
    return say("In {} pieces that do not touch. Apart: {}.", pieces.size(), apart);
}

/// Districts that share a border with one of these.
std::vector<geo::AreaIndex> districts_around(const geo::Atlas& atlas,
                                             const std::vector<geo::AreaIndex>& districts) {
    if (!atlas.districts) return {};
    const geo::Geometry& ground = *atlas.districts;
    const auto is_in = [&](std::uint32_t feature) {
        return std::ranges::find(districts, ground.areas[feature]) != districts.end();
    };
    std::vector<bool> inside(ground.areas.size());
    for (std::uint32_t i = 0; i < inside.size(); ++i) inside[i] = is_in(i);
    std::vector<geo::AreaIndex> around;
    for (const geo::BorderLine line : ground.borders) {
        if (std::ranges::none_of(line.owners, [&](std::uint32_t i) { return inside[i]; })) continue;
        for (const std::uint32_t owner : line.owners)
            if (!inside[owner] && geo::can_be_grouped(atlas, ground.areas[owner]))
                around.push_back(ground.areas[owner]);
    }
    std::ranges::sort(around);
    around.erase(std::unique(around.begin(), around.end()), around.end());
    sort_by_name(atlas, around);
    return around;
}

/// As lists of layers go: people first, then what is held, spent, voted and measured.
int place_of(const geo::Layer& layer) {
    return layer.id == "population" ? -1 : static_cast<int>(layer.theme);
}

void add_lines(const geo::Atlas& atlas, geo::AreaIndex area, std::optional<geo::AreaIndex> against,
               AuthorityTable& table) {
    std::vector<geo::ProfileLine> known = geo::profile_of(atlas, area);
    std::ranges::stable_sort(
        known, {}, [](const geo::ProfileLine& line) { return place_of(*line.layer); });
    const auto country = atlas.areas[area].country;
    for (const geo::ProfileLine& line : known) {
        const geo::Layer& layer = *line.layer;
        AuthorityLine& shown = table.lines.emplace_back();
        shown.heading = place_of(layer) < 0 ? tr("People") : title_of(layer.theme);
        shown.label = layer.label;
        shown.unit = layer.unit;
        shown.layer = layer.id;
        shown.own = line.figure ? cell_of(atlas, layer, line.figure) : spread(layer, line);
        const auto there = [&](const std::optional<geo::AreaIndex>& other) {
            return other ? cell_of(atlas, layer, geo::figure_in(atlas, layer, *other, line.year))
                         : AuthorityCell{};
        };
        shown.against = there(against);
        if (!layer.is_count) shown.country = there(country);  // a total is no measure of a part
    }
}

}  // namespace

std::vector<geo::AreaIndex> authorities_to_choose(const geo::Atlas& atlas) {
    std::vector<geo::AreaIndex> found;
    for (const geo::Authority& one : atlas.authorities) {
        const auto area = atlas.areas.find(geo::text_of(one.id));
        if (area && one.status != "former" && !atlas.areas[*area].supposed &&
            atlas.areas.stands_at(*area, geo::Level::combined_authority))
            found.push_back(*area);
    }
    sort_by_name(atlas, found);
    return found;
}

AuthorityTable authority_table_of(const geo::Atlas& atlas, const Scene& scene) {
    AuthorityTable table;
    if (!scene.authorities.chosen) return table;
    const auto area = atlas.areas.find(geo::text_of(*scene.authorities.chosen));
    if (!area) return table;
    const geo::Area& one = atlas.areas[*area];
    table.name = one.name;
    table.districts = atlas.areas.members(*area, geo::Level::district, atlas.present_year);
    table.around = districts_around(atlas, table.districts);
    sort_by_name(atlas, table.districts);
    table.summary = summary_of(atlas, one, table.districts.size());
    table.rank = rank_of(atlas, *area);
    table.pieces = pieces_in_words(atlas, *area);
    std::optional<geo::AreaIndex> against;
    if (scene.authorities.against) against = atlas.areas.find(geo::text_of(*scene.authorities.against));
    if (against) table.against = atlas.areas[*against].name;
    if (one.country) table.country = atlas.areas[*one.country].name;
    add_lines(atlas, *area, against, table);
    return table;
}

}  // namespace app
