#include <algorithm>
#include <map>

#include "geo/data/read_themes.h"

namespace geo {
namespace {

constexpr std::string_view nobody = "NOC";

struct Composition {
    std::size_t row = 0;
    AreaIndex area{};
    int year = 0;
    std::string_view as_of, control, largest_party;
    double seats = 0, largest_seats = 0;
    Basis basis = Basis::published;
    TextIndex source = 0, note = 0;
};

std::vector<Composition> compositions(Reading& reading, const SoundTable& table) {
    const auto area_code = table.column("area_code"), as_of = table.column("as_of");
    const auto seats = table.column("total_seats"), largest = table.column("largest_party_seats");
    const auto party = table.column("largest_party"), control = table.column("control");
    const auto basis = table.column("basis"), source = table.column("source");
    const auto note = table.column("note");
    std::vector<Composition> all;
    all.reserve(table.rows().size());
    for (const std::size_t row : table.rows()) {
        const auto area = reading.area(table, row, area_code);
        const auto year = year_in(table.cell(row, as_of));
        const auto total = reading.number(table, row, seats);
        const auto most = reading.number(table, row, largest);
        if (!area || !year || !total || !most || *total <= 0) continue;
        if (*most > *total) {
            reading.fault("the largest party has more seats than the council; the row is left out",
                          table.where(row, largest));
            continue;
        }
        all.push_back({row, *area, *year, table.cell(row, as_of), table.cell(row, control),
                       table.cell(row, party), *total, *most, reading.basis(table, row, basis),
                       reading.text(table.cell(row, source)), reading.text(table.cell(row, note))});
    }
    return all;
}

Layer council_layer(const Reading& reading, std::string id, std::string label,
                    std::string description, std::string unit) {
    Layer layer{.id = std::move(id),
                .theme = Theme::governance,
                .group = "councils",
                .label = std::move(label),
                .description = std::move(description),
                .unit = std::move(unit),
                .lasting = Lasting::until_the_next};
    layer.short_label = layer.label;
    reading.credit(layer, "council_composition");
    return layer;
}

Figure figure_of(Reading& reading, const Composition& one) {
    return {.area = one.area,
            .year = static_cast<std::int16_t>(one.year),
            .basis = one.basis,
            .period = reading.text(one.as_of),
            .source = one.source,
            .note = one.note};
}

/// Parties in alphabetical order, groups that are no single party after them, nobody last.
std::vector<Category> parties_in(const std::vector<Composition>& all,
                                 std::string_view Composition::*word) {
    std::map<std::pair<int, std::string_view>, Category> sorted;
    for (const Composition& one : all) {
        const std::string_view party = one.*word;
        if (party == nobody)
            sorted.try_emplace({2, party}, Category{"noc", "No overall control"});
        else if (!party.empty())
            sorted.try_emplace({party.starts_with("Other") ? 1 : 0, party},
                               Category{kebab(party), std::string(party)});
    }
    std::vector<Category> parties;
    for (auto& [key, category] : sorted) parties.push_back(std::move(category));
    return parties;
}

Layer party_layer(Reading& reading, const SoundTable& table, const std::vector<Composition>& all,
                  std::string_view Composition::*word, Layer head) {
    LayerDraft draft{std::move(head)};
    draft.layer.kind = LayerKind::categorical;
    draft.layer.categories = parties_in(all, word);
    for (const Composition& one : all) {
        const auto found =
            std::ranges::find(draft.layer.categories, kebab(one.*word), &Category::id);
        if (found == draft.layer.categories.end()) continue;
        Figure figure = figure_of(reading, one);
        figure.value = static_cast<double>(found - draft.layer.categories.begin());
        draft.add(figure, one.row);
    }
    return std::move(draft).finish(reading, table);
}

Layer seat_share_layer(Reading& reading, const SoundTable& table,
                       const std::vector<Composition>& all) {
    LayerDraft draft{
        council_layer(reading, "largest-party-seat-share", "Largest party's share of seats",
                      "Seats of the largest party, or of independents and small parties "
                      "together where they are largest, of all seats; vacant ones count.",
                      "%")};
    draft.layer.style = Style::percent;
    draft.layer.decimals = 1;
    for (const Composition& one : all) {
        Figure figure = figure_of(reading, one);
        figure.value = 100 * one.largest_seats / one.seats;
        figure.status = FigureStatus::derived;
        if (figure.basis == Basis::published) figure.basis = Basis::derived;
        const std::string_view more = table.cell(one.row, table.column("note"));
        figure.note =
            reading.text(fmt::format("{}, {:.0f} of {:.0f} seats{}{}", one.largest_party,
                                     one.largest_seats, one.seats, more.empty() ? "" : "; ", more));
        draft.add(figure, one.row);
    }
    return std::move(draft).finish(reading, table);
}

}  // namespace

std::vector<Layer> read_council_control(Reading& reading) {
    const SoundTable table = reading.table("council_composition");
    const std::vector<Composition> all = compositions(reading, table);
    if (all.empty()) return {};
    std::vector<Layer> layers;
    layers.push_back(party_layer(
        reading, table, all, &Composition::control,
        council_layer(reading, "council-control", "Council control",
                      "The party with more than half of the seats, worked out from the seats.",
                      "party")));
    layers.push_back(party_layer(
        reading, table, all, &Composition::largest_party,
        council_layer(
            reading, "largest-party", "Largest party",
            "The party with most seats; independents and small parties count as one group.",
            "party")));
    layers.push_back(seat_share_layer(reading, table, all));
    return layers;
}

}  // namespace geo
