#include "geo/data/read_themes.h"

namespace geo {
namespace {

// The register of powers says how things stand in this year.
constexpr std::int16_t powers_year = 2026;

struct PowerRow {
    std::size_t row = 0;
    AreaIndex area{};
    std::string_view power;
    PowerStatus status{};
};

std::vector<PowerRow> power_rows(Reading& reading, const SoundTable& table) {
    const auto area_code = table.column("area_code"), power = table.column("power_id");
    const auto status = table.column("status");
    std::vector<PowerRow> rows;
    for (const std::size_t row : table.rows()) {
        const auto area = reading.area(table, row, area_code);
        const auto known = power_status_of(table.cell(row, status));
        if (!known)
            reading.fault(
                fmt::format("unknown status '{}'; use none, proposed, agreed, partial or held",
                            table.cell(row, status)),
                table.where(row, status));
        else if (area)
            rows.push_back({row, *area, table.cell(row, power), *known});
    }
    return rows;
}

Layer layer_of_power(Reading& reading, const SoundTable& table, const std::vector<PowerRow>& rows,
                     const Power& power) {
    LayerDraft draft{power_layer_head(power)};
    reading.credit(draft.layer, "powers");
    const auto since = table.column("since"), basis = table.column("basis");
    const auto source = table.column("source"), note = table.column("note");
    for (const PowerRow& one : rows) {
        if (one.power != power.id) continue;
        const std::string_view start = table.cell(one.row, since);
        draft.add({.area = one.area,
                   .year = powers_year,
                   .basis = reading.basis(table, one.row, basis),
                   .value = static_cast<double>(one.status),
                   .period = reading.text(start.empty() ? std::to_string(powers_year)
                                                        : fmt::format("since {}", start)),
                   .source = reading.text(table.cell(one.row, source)),
                   .note = reading.text(table.cell(one.row, note))},
                  one.row);
    }
    return std::move(draft).finish(reading, table);
}

/// Of the layers of powers.
Layer layer_of_count(Reading& reading, const std::vector<Layer>& layers,
                     const std::vector<Power>& powers, const PowerCount& count) {
    Layer layer = power_count_head(count);
    reading.credit(layer, "powers");
    for (const auto& [area, tally] : tallied(layers, powers, count))
        layer.figures.push_back(
            {.area = area,
             .year = powers_year,
             .basis = Basis::derived,
             .status = FigureStatus::derived,
             .value = tally.counted,
             .period = reading.text(std::to_string(powers_year)),
             .note = reading.text(fmt::format("Counted, of {} powers", tally.of))});
    return layer;
}

}  // namespace

std::vector<Layer> read_powers(Reading& reading, const std::vector<Power>& definitions) {
    const SoundTable table = reading.table("powers");
    const std::vector<PowerRow> rows = power_rows(reading, table);
    for (const PowerRow& one : rows)
        if (std::ranges::find(definitions, one.power, &Power::id) == definitions.end())
            reading.fault(fmt::format("no power has the id '{}'; the row is left out", one.power),
                          table.where(one.row, table.column("power_id")));

    std::vector<Layer> of_powers;
    for (const Power& power : definitions)
        of_powers.push_back(layer_of_power(reading, table, rows, power));
    std::vector<Layer> layers;
    for (const PowerCount& count : power_counts(definitions))
        layers.push_back(layer_of_count(reading, of_powers, definitions, count));
    std::ranges::move(of_powers, std::back_inserter(layers));
    return layers;
}

std::vector<ProposalDocument> read_proposals(Reading& reading) {
    const SoundTable table = reading.table("proposals");
    std::vector<ProposalDocument> documents;
    for (const std::size_t row : table.rows()) {
        const auto text = [&](std::string_view column) {
            return std::string(table.cell(row, table.column(column)));
        };
        const std::string adopted = text("adopted_as");
        const auto adopted_as = power_status_of(adopted.empty() ? "none" : adopted);
        if (!adopted_as) {
            reading.fault(fmt::format("unknown status '{}'; use held, partial or none", adopted),
                          table.where(row, table.column("adopted_as")));
            continue;
        }
        const std::string id = kebab(text("document"));
        auto document = std::ranges::find(documents, id, &ProposalDocument::id);
        if (document == documents.end())
            document = documents.insert(documents.end(),
                                        {id, text("proposer"), text("document"), text("date"), {}});
        document->proposals.push_back({.power = text("power_id"),
                                       .label = text("label"),
                                       .description = text("description"),
                                       .whom = text("applies_to"),
                                       .adopted_as = *adopted_as,
                                       .adoption_note = text("adoption_note"),
                                       .basis = reading.basis(table, row, table.column("basis")),
                                       .source = text("source")});
    }
    return documents;
}

}  // namespace geo
