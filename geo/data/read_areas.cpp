#include "geo/data/read_areas.h"

#include <unordered_map>

namespace geo {
namespace {

using Places = std::unordered_map<std::string_view, AreaIndex>;  // views into areas.csv

std::optional<int> whole_year(Reading& reading, const SoundTable& table, std::size_t row,
                              SoundTable::Column column) {
    const std::optional<double> year = reading.number(table, row, column);
    return year ? std::optional<int>(static_cast<int>(*year)) : std::nullopt;
}

std::optional<AreaIndex> place_of(const Places& places, std::string_view code) {
    const auto found = places.find(code);
    return found == places.end() ? std::nullopt : std::optional(found->second);
}

Levels levels_in(std::string_view cell) {
    Levels levels;
    for (const std::string_view code : list_in(cell))
        if (const auto level = level_of(code)) levels.insert(*level);
    return levels;
}

Area area_in(Reading& reading, const SoundTable& table, std::size_t row, AreaId id) {
    const auto cell = [&](std::string_view name) { return table.cell(row, table.column(name)); };
    const auto number = [&](std::string_view name) {
        return reading.number(table, row, table.column(name));
    };
    // Parents and successors may stand further down the table: link_areas finds them.
    return {.id = std::move(id),
            .name = std::string(cell("name")),
            .name_welsh = std::string(cell("name_welsh")),
            .short_name = std::string(cell("short_name")),
            .aliases = {},
            .type = std::string(cell("type")),
            .levels = levels_in(cell("levels")),
            .vintage = {whole_year(reading, table, row, table.column("start_year")),
                        whole_year(reading, table, row, table.column("end_year"))},
            .planned = cell("planned") == "yes",
            .region = {},
            .country = {},
            .county = {},
            .police_force = {},
            .successors = {},
            .label_point = {number("easting").value_or(0), number("northing").value_or(0)},
            .area_km2 = number("area_km2").value_or(0),
            .population = number("population")};
}

void link_areas(std::vector<Area>& areas, const SoundTable& table,
                const std::vector<std::size_t>& row_of, const Places& places) {
    const auto region = table.column("region_code"), country = table.column("country_code");
    const auto county = table.column("county_code"), police = table.column("police_force_code");
    const auto successors = table.column("successor_codes");
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const std::size_t row = row_of[i];
        areas[i].region = place_of(places, table.cell(row, region));
        areas[i].country = place_of(places, table.cell(row, country));
        areas[i].county = place_of(places, table.cell(row, county));
        areas[i].police_force = place_of(places, table.cell(row, police));
        for (const std::string_view code : list_in(table.cell(row, successors)))
            if (const auto place = place_of(places, code)) areas[i].successors.push_back(*place);
    }
}

void read_names(Reading& reading, std::vector<Area>& areas, const Places& places) {
    const SoundTable table = reading.table("names");
    const auto code = table.column("code"), name = table.column("name");
    const auto kind = table.column("kind");
    for (const std::size_t row : table.rows()) {
        const auto place = place_of(places, table.cell(row, code));
        if (!place) {
            reading.fault(
                fmt::format("a name for '{}', which is no area's code", table.cell(row, code)),
                table.where(row, code));
            continue;
        }
        Area& area = areas[at(*place)];
        const std::string text(table.cell(row, name));
        if (table.cell(row, kind) == "welsh" && area.name_welsh.empty())
            area.name_welsh = text;
        else if (text != area.name_welsh)
            area.aliases.push_back(text);
    }
}

std::vector<Membership> read_memberships(Reading& reading, const Places& places) {
    const SoundTable table = reading.table("memberships");
    const auto child = table.column("area_code"), parent = table.column("parent_code");
    const auto start = table.column("start_year"), end = table.column("end_year");
    std::vector<Membership> memberships;
    for (const std::size_t row : table.rows()) {
        const auto inner = place_of(places, table.cell(row, child));
        const auto outer = place_of(places, table.cell(row, parent));
        if (!inner || !outer) {
            reading.fault(fmt::format("no area has the code '{}'; the row is left out",
                                      table.cell(row, inner ? parent : child)),
                          table.where(row, inner ? parent : child));
            continue;
        }
        memberships.push_back(
            {*inner,
             *outer,
             {whole_year(reading, table, row, start), whole_year(reading, table, row, end)}});
    }
    return memberships;
}

}  // namespace

Result<AreaRegister> read_register(Reading& reading) {
    const SoundTable table = reading.table("areas");
    const auto code = table.column("code");
    std::vector<Area> areas;
    std::vector<std::size_t> row_of;
    Places places;
    for (const std::size_t row : table.rows()) {
        Result<AreaId> id = parse_area_id(table.cell(row, code));
        if (!id) {
            reading.fault(id.error().what, table.where(row, code));
            continue;
        }
        if (!places
                 .emplace(table.cell(row, code),
                          AreaIndex{static_cast<std::uint32_t>(areas.size())})
                 .second) {
            reading.fault(fmt::format("a second area with the code '{}'; the first one is kept",
                                      table.cell(row, code)),
                          table.where(row, code));
            continue;
        }
        areas.push_back(area_in(reading, table, row, std::move(*id)));
        row_of.push_back(row);
    }
    if (areas.empty())
        return failure("the data package has no areas; areas.csv must name at least one",
                       "areas.csv");
    link_areas(areas, table, row_of, places);
    read_names(reading, areas, places);
    std::vector<Membership> memberships = read_memberships(reading, places);
    return AreaRegister::make(std::move(areas), std::move(memberships));
}

}  // namespace geo
