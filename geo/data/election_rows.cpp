#include "geo/data/election_rows.h"

#include <algorithm>

namespace geo {
namespace {

/// Is `field` one of the words of a cell? Words stand apart by spaces or semicolons.
bool names(std::string_view cell, std::string_view field) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(" ;"), cell.size());
        if (cell.substr(0, end) == field) return true;
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return false;
}

std::vector<Election> elections_in(Reading& reading, const SoundTable& table) {
    std::vector<Election> elections;
    for (const std::size_t row : table.rows()) {
        const auto text = [&](std::string_view column) {
            return table.cell(row, table.column(column));
        };
        const auto number = [&](std::string_view column) {
            return reading.number(table, row, table.column(column));
        };
        const auto area = reading.area(table, row, table.column("area_code"));
        const auto year = year_in(text("election_date"));
        if (!area || !year) continue;
        elections.push_back({.row = row,
                             .area = *area,
                             .of_council = text("office") == "council mayor",
                             .year = *year,
                             .date = text("election_date"),
                             .turnout = number("turnout_pct"),
                             .electorate = number("electorate"),
                             .first_preferences = number("winner_first_pref_votes"),
                             .winner = text("winner"),
                             .party = text("winner_party"),
                             .gender = text("winner_gender"),
                             .note = text("note"),
                             .source = reading.text(text("source")),
                             .basis = reading.basis(table, row, table.column("basis")),
                             .recalled_fields = text("recalled_fields")});
    }
    return elections;
}

std::vector<EndedPost> ended_posts(Reading& reading) {
    const SoundTable table = reading.table("former_mayoral_councils");
    std::vector<EndedPost> posts;
    for (const std::size_t row : table.rows()) {
        const auto cell = [&](std::string_view name) {
            return table.cell(row, table.column(name));
        };
        const auto area = reading.area(table, row, table.column("area_code"));
        const auto year = year_in(cell("post_ended"));
        if (area && year)
            posts.push_back({*area, *year,
                             reading.text(fmt::format("The post of elected mayor ended: {}",
                                                      cell("how_it_ended"))),
                             reading.text(cell("source")),
                             reading.basis(table, row, table.column("basis"))});
    }
    return posts;
}

}  // namespace

Basis Election::basis_of(std::initializer_list<std::string_view> fields) const {
    const bool recalled =
        names(recalled_fields, "row") || std::ranges::any_of(fields, [&](std::string_view field) {
            return names(recalled_fields, field);
        });
    return recalled ? Basis::recalled : basis;
}

Figure EndedPost::closing() const {
    return {.area = area,
            .year = static_cast<std::int16_t>(year),
            .basis = basis,
            .marker = Marker::not_applicable,
            .source = source,
            .note = note};
}

MayoralRecord read_mayoral_record(Reading& reading) {
    SoundTable table = reading.table("elections");
    std::vector<Election> elections = elections_in(reading, table);
    return {std::move(table), std::move(elections), ended_posts(reading)};
}

}  // namespace geo
