#include "geo/data/read_areas.h"

namespace geo {

std::vector<Authority> read_authorities(Reading& reading) {
    const SoundTable table = reading.table("authorities");
    std::vector<Authority> authorities;
    for (const std::size_t row : table.rows()) {
        const auto text = [&](std::string_view column) {
            return std::string(table.cell(row, table.column(column)));
        };
        Result<AreaId> id = parse_area_id(text("id"));
        if (!id) {
            reading.fault(id.error().what, table.where(row, table.column("id")));
            continue;
        }
        Authority authority{.id = std::move(*id),
                            .name = text("name"),
                            .short_name = text("short_name"),
                            .kind = text("kind"),
                            .tier = text("tier"),
                            .established = text("established"),
                            .ended = text("ended"),
                            .first_mayoral_election = text("first_mayoral_election"),
                            .status = text("status"),
                            .constituents = {},
                            .statutory_instrument = text("statutory_instrument"),
                            .basis = reading.basis(table, row, table.column("basis")),
                            .source = text("source"),
                            .note = text("note")};
        for (const std::string_view code :
             list_in(table.cell(row, table.column("constituent_codes"))))
            if (const auto area = reading.areas().find(code))
                authority.constituents.push_back(*area);
        authorities.push_back(std::move(authority));
    }
    return authorities;
}

std::vector<Mayor> read_mayors(Reading& reading) {
    const SoundTable table = reading.table("mayors");
    std::vector<Mayor> mayors;
    for (const std::size_t row : table.rows()) {
        const auto area = reading.area(table, row, table.column("area_code"));
        if (!area) continue;
        const auto text = [&](std::string_view column) {
            return std::string(table.cell(row, table.column(column)));
        };
        mayors.push_back({.area = *area,
                          .of_strategic_authority = text("office_level") == "strategic authority",
                          .name = text("name"),
                          .party = text("party"),
                          .gender = text("gender"),
                          .elected_on = text("elected_on"),
                          .first_elected_on = text("first_elected_on"),
                          .term_ends = text("term_ends"),
                          .police_functions = text("police_functions") == "yes",
                          .fire_functions = text("fire_functions") == "yes",
                          .basis = reading.basis(table, row, table.column("basis")),
                          .source = text("source"),
                          .note = text("note")});
    }
    return mayors;
}

std::vector<Power> read_power_definitions(Reading& reading) {
    const SoundTable table = reading.table("power_definitions");
    std::vector<Power> powers;
    for (const std::size_t row : table.rows()) {
        const auto text = [&](std::string_view column) {
            return std::string(table.cell(row, table.column(column)));
        };
        Power power{.id = text("power_id"),
                    .label = text("label"),
                    .category = text("category"),
                    .description = text("description"),
                    .reference = text("reference"),
                    .core = text("core") == "yes",
                    .missions = {}};
        for (const std::string_view mission : list_in(table.cell(row, table.column("missions"))))
            power.missions.emplace_back(mission);
        powers.push_back(std::move(power));
    }
    return powers;
}

std::vector<Neighbour> read_neighbours(Reading& reading) {
    const SoundTable table = reading.table("neighbours");
    const auto area_code = table.column("area_code"), other = table.column("neighbour_code");
    const auto rank = table.column("rank"), kind = table.column("kind");
    std::vector<Neighbour> neighbours;
    neighbours.reserve(table.rows().size());
    for (const std::size_t row : table.rows()) {
        const auto area = reading.area(table, row, area_code);
        const auto neighbour = reading.area(table, row, other);
        const auto number = reading.number(table, row, rank);
        if (area && neighbour && number)
            neighbours.push_back(
                {*area, *neighbour, static_cast<int>(*number), std::string(table.cell(row, kind))});
    }
    std::ranges::stable_sort(neighbours, {}, &Neighbour::area);
    return neighbours;
}

std::vector<Institution> read_institutions(Reading& reading) {
    const SoundTable table = reading.table("institutions");
    std::vector<Institution> institutions;
    for (const std::size_t row : table.rows()) {
        const auto area = reading.area(table, row, table.column("area_code"));
        if (!area) continue;
        const auto text = [&](std::string_view column) {
            return std::string(table.cell(row, table.column(column)));
        };
        const auto easting = reading.number(table, row, table.column("easting"));
        const auto northing = reading.number(table, row, table.column("northing"));
        if (!easting || !northing) continue;  // a body without a seat has no place on a map
        institutions.push_back({.area = *area,
                                .name = text("name"),
                                .kind = text("kind"),
                                .relation = text("relation"),
                                .seat = {*easting, *northing},
                                .basis = reading.basis(table, row, table.column("basis")),
                                .source = text("source")});
    }
    return institutions;
}

}  // namespace geo
