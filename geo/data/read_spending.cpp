#include <array>

#include "geo/data/read_themes.h"

namespace geo {
namespace {

struct Measure {
    std::string_view measure_id, layer_id, label, description;
    bool total;
};
constexpr std::array measures{
    Measure{"identifiable_spending_per_head", "identifiable-spending-per-head",
            "Public spending per head",
            "Identifiable public spending, by government of every tier, for each resident.", false},
    Measure{"identifiable_spending_total", "identifiable-spending", "Public spending",
            "Identifiable public spending, by government of every tier.", true},
    Measure{"mayoral_service_spend_per_head", "mayoral-service-spending-per-head",
            "Spending on mayors' services per head",
            "Spending on services that the mayor or the authority runs, for each resident.",
            false}};

Layer layer_of(Reading& reading, const SoundTable& table, const Measure& measure) {
    LayerDraft draft{Layer{}};
    Layer& layer = draft.layer;
    layer.id = measure.layer_id;
    layer.theme = Theme::budgets;
    layer.group = measure.total ? "public spending" : "per head";
    layer.label = layer.short_label = measure.label;
    layer.description = measure.description;
    layer.unit = measure.total ? "£" : "£ per person";
    layer.style = Style::pounds;
    layer.is_count = measure.total;
    reading.credit(layer, "public_spending");
    const auto id = table.column("measure_id"), area_code = table.column("area_code");
    const auto value = table.column("value"), period = table.column("period");
    const auto basis = table.column("basis"), source = table.column("source");
    const auto note = table.column("note");
    for (const std::size_t row : table.rows()) {
        // Other countries and groups of countries are measured too; they have no code here.
        if (table.cell(row, id) != measure.measure_id || table.cell(row, area_code).empty())
            continue;
        const auto area = reading.area(table, row, area_code);
        const auto amount = reading.number(table, row, value);
        const auto year = year_in(table.cell(row, period));
        if (!area || !amount || !year) continue;
        draft.add({.area = *area,
                   .year = static_cast<std::int16_t>(*year),
                   .basis = reading.basis(table, row, basis),
                   .value = amount,
                   .period = reading.text(table.cell(row, period)),
                   .source = reading.text(table.cell(row, source)),
                   .note = reading.text(table.cell(row, note))},
                  row);
    }
    return std::move(draft).finish(reading, table);
}

}  // namespace

std::vector<Layer> read_public_spending(Reading& reading) {
    const SoundTable table = reading.table("public_spending");
    std::vector<Layer> layers;
    for (const Measure& measure : measures) {
        Layer layer = layer_of(reading, table, measure);
        if (!layer.figures.empty()) layers.push_back(std::move(layer));
    }
    return layers;
}

}  // namespace geo
