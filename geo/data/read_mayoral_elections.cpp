#include <algorithm>

#include "geo/data/election_rows.h"
#include "geo/data/read_themes.h"

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

Layer election_layer(const Reading& reading, std::string id, std::string label,
                     std::string description, bool of_council) {
    Layer layer{.id = std::move(id),
                .theme = Theme::turnout,
                .group = of_council ? "council mayors" : "mayors of strategic authorities",
                .label = std::move(label),
                .description = std::move(description),
                .unit = "%",
                .style = Style::percent,
                .decimals = 1,
                .lasting = Lasting::until_the_next,
                .downwards = of_council ? Joining::none : Joining::inherit};
    layer.short_label = layer.label;
    reading.credit(layer, "elections");
    return layer;
}

Figure figure_of(Reading& reading, const Election& election) {
    return {.area = election.area,
            .year = static_cast<std::int16_t>(election.year),
            .period = reading.text(election.date),
            .source = election.source,
            .note = reading.text(election.note)};
}

/// An election whose number was not found still ends the one before it.
void say_missing(Reading& reading, Figure& figure, std::string_view what) {
    figure.marker = Marker::unavailable;
    figure.note = reading.text(fmt::format("The {} of this election was not found", what));
}

void add_turnout(Reading& reading, const Election& election, LayerDraft& draft) {
    Figure figure = figure_of(reading, election);
    figure.value = election.turnout;
    figure.basis = election.basis_of({"turnout_pct"});
    if (!figure.value) say_missing(reading, figure, "turnout");
    draft.add(figure, election.row);
}

void add_mandate(Reading& reading, const Election& election, LayerDraft& draft) {
    Figure figure = figure_of(reading, election);
    figure.status = FigureStatus::derived;
    figure.basis = election.basis_of({"winner", "winner_first_pref_votes", "electorate"});
    if (figure.basis == Basis::published) figure.basis = Basis::derived;
    if (!election.first_preferences)
        say_missing(reading, figure, "winner's vote");
    else if (!election.electorate || *election.electorate <= 0)
        say_missing(reading, figure, "electorate");
    else {
        figure.value = 100 * *election.first_preferences / *election.electorate;
        figure.note = reading.text(
            fmt::format("First preferences for {}, {:.0f}, of {:.0f} electors", election.winner,
                        *election.first_preferences, *election.electorate));
    }
    draft.add(figure, election.row);
}

void add_closings(const std::vector<EndedPost>& posts, const std::vector<Election>& elections,
                  LayerDraft& draft) {
    for (const EndedPost& post : posts)
        if (std::ranges::any_of(elections, [&](const Election& one) {
                return one.of_council && one.area == post.area;
            }))
            draft.add(closing_figure(post), 0);
}

}  // namespace

Basis Election::basis_of(std::initializer_list<std::string_view> fields) const {
    const bool recalled =
        names(recalled_fields, "row") || std::ranges::any_of(fields, [&](std::string_view field) {
            return names(recalled_fields, field);
        });
    return recalled ? Basis::recalled : basis;
}

std::vector<Election> read_elections(Reading& reading, const SoundTable& table) {
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

std::vector<EndedPost> read_ended_posts(Reading& reading) {
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

Figure closing_figure(const EndedPost& post) {
    return {.area = post.area,
            .year = static_cast<std::int16_t>(post.year),
            .basis = post.basis,
            .marker = Marker::not_applicable,
            .source = post.source,
            .note = post.note};
}

std::vector<Layer> read_mayoral_elections(Reading& reading) {
    const SoundTable table = reading.table("elections");
    const std::vector<Election> elections = read_elections(reading, table);
    const std::vector<EndedPost> ended = read_ended_posts(reading);
    std::vector<Layer> layers;
    for (const bool of_council : {false, true}) {
        const std::string suffix = of_council ? "-council" : "";
        const std::string whose = of_council ? "council mayors" : "mayors";
        LayerDraft turnout{election_layer(reading, "turnout-mayoral" + suffix, "Turnout: " + whose,
                                          "Voters at the latest election of the mayor, as a share "
                                          "of the electorate. Most returning "
                                          "officers count all ballots, some valid votes only.",
                                          of_council)};
        LayerDraft mandate{election_layer(reading, "mandate-mayoral" + suffix, "Mandate: " + whose,
                                          "First-preference votes for the winner as a share of the "
                                          "whole electorate, at the latest "
                                          "election; only where both numbers are known.",
                                          of_council)};
        for (const Election& election : elections) {
            if (election.of_council != of_council) continue;
            add_turnout(reading, election, turnout);
            add_mandate(reading, election, mandate);
        }
        for (LayerDraft* draft : {&turnout, &mandate}) {
            if (draft->empty()) continue;
            if (of_council) add_closings(ended, elections, *draft);
            layers.push_back(std::move(*draft).finish(reading, table));
        }
    }
    return layers;
}

}  // namespace geo
