#include <algorithm>

#include "geo/data/read_themes.h"
#include "geo/data/view.h"

namespace geo {
namespace {

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

/// 225590 as "225,590".
std::string in_words(double count) { return say_number(Layer{}, count); }

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
            fmt::format("First preferences for {}, {}, of {} electors", election.winner,
                        in_words(*election.first_preferences), in_words(*election.electorate)));
    }
    draft.add(figure, election.row);
}

void add_closings(const MayoralRecord& record, LayerDraft& draft) {
    for (const EndedPost& post : record.ended)
        if (std::ranges::any_of(record.elections, [&](const Election& one) {
                return one.of_council && one.area == post.area;
            }))
            draft.add(post.closing(), std::nullopt);
}

}  // namespace

std::vector<Layer> read_mayoral_turnout(Reading& reading, const MayoralRecord& record) {
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
        for (const Election& election : record.elections) {
            if (election.of_council != of_council) continue;
            add_turnout(reading, election, turnout);
            add_mandate(reading, election, mandate);
        }
        for (LayerDraft* draft : {&turnout, &mandate}) {
            if (draft->empty()) continue;
            if (of_council) add_closings(record, *draft);
            layers.push_back(std::move(*draft).finish(reading, record.table));
        }
    }
    return layers;
}

}  // namespace geo
