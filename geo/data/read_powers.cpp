#include <algorithm>
#include <map>

#include "geo/core/characters.h"
#include "geo/data/read_themes.h"

namespace geo {
namespace {

// The register of powers says how things stand in this year.
constexpr std::int16_t powers_year = 2026;

const std::vector<Category> statuses{{"none", "Not held"},
                                     {"proposed", "Proposed"},
                                     {"agreed", "Agreed, not yet in force"},
                                     {"partial", "Shared or partial"},
                                     {"held", "Held"}};

struct PowerRow {
    std::size_t row = 0;
    AreaIndex area{};
    std::string_view power;
    std::size_t status = 0;  // number in statuses
};

std::vector<PowerRow> power_rows(Reading& reading, const SoundTable& table) {
    const auto area_code = table.column("area_code"), power = table.column("power_id");
    const auto status = table.column("status");
    std::vector<PowerRow> rows;
    for (const std::size_t row : table.rows()) {
        const auto area = reading.area(table, row, area_code);
        const auto found = std::ranges::find(statuses, table.cell(row, status), &Category::id);
        if (found == statuses.end())
            reading.fault(
                fmt::format("unknown status '{}'; use none, proposed, agreed, partial or held",
                            table.cell(row, status)),
                table.where(row, status));
        else if (area)
            rows.push_back({row, *area, table.cell(row, power),
                            static_cast<std::size_t>(found - statuses.begin())});
    }
    return rows;
}

Layer power_layer_head(const Reading& reading) {
    Layer layer{
        .theme = Theme::powers, .lasting = Lasting::until_the_next, .downwards = Joining::inherit};
    reading.credit(layer, "powers");
    return layer;
}

Layer layer_of_power(Reading& reading, const SoundTable& table, const std::vector<PowerRow>& rows,
                     const Power& power) {
    LayerDraft draft{power_layer_head(reading)};
    draft.layer.id = "power-" + kebab(power.id);
    draft.layer.group = power.category;
    draft.layer.label = draft.layer.short_label = power.label;
    draft.layer.description = power.description;
    draft.layer.unit = "status";
    draft.layer.kind = LayerKind::status;
    draft.layer.categories = statuses;
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

/// How many of an authority's powers have at least the standing asked for.
struct Count {
    std::string id, label, description, category;  // empty category: all powers
    std::size_t least = 4;                         // number in statuses
};

Layer layer_of_count(Reading& reading, const SoundTable& table, const std::vector<PowerRow>& rows,
                     const std::map<std::string_view, std::string_view>& category_of,
                     const Count& count) {
    struct Tally {
        int counted = 0, of = 0;
        std::size_t row = 0;
    };
    std::map<AreaIndex, Tally> tallies;
    for (const PowerRow& one : rows) {
        const auto category = category_of.find(one.power);
        if (category == category_of.end()) continue;
        if (!count.category.empty() && category->second != count.category) continue;
        Tally& tally = tallies[one.area];
        tally.row = one.row;
        ++tally.of;
        if (one.status >= count.least) ++tally.counted;
    }
    LayerDraft draft{power_layer_head(reading)};
    draft.layer.id = count.id;
    draft.layer.group = count.category.empty() ? "all powers" : count.category;
    draft.layer.label = draft.layer.short_label = count.label;
    draft.layer.description = count.description;
    draft.layer.unit = "powers";
    for (const auto& [area, tally] : tallies)
        draft.add({.area = area,
                   .year = powers_year,
                   .basis = Basis::derived,
                   .status = FigureStatus::derived,
                   .value = tally.counted,
                   .period = reading.text(std::to_string(powers_year)),
                   .note = reading.text(fmt::format("Counted, of {} powers", tally.of))},
                  tally.row);
    return std::move(draft).finish(reading, table);
}

std::vector<Count> counts_of(const std::vector<Power>& definitions) {
    std::vector<Count> counts{
        {"powers-held", "Powers held",
         "How many of the listed powers the authority holds and can use today.", "", 4},
        {"powers-held-or-shared", "Powers held or shared",
         "How many of the listed powers the authority holds, alone, shared or in part.", "", 3}};
    for (const Power& power : definitions) {
        const std::string id = "powers-held-" + kebab(power.category);
        if (power.category.empty() || std::ranges::find(counts, id, &Count::id) != counts.end())
            continue;
        counts.push_back(
            {id, "Powers held: " + power.category,
             capitalised(power.category) + " powers that the authority holds and can use.",
             power.category, 4});
    }
    return counts;
}

}  // namespace

std::vector<Layer> read_powers(Reading& reading, const std::vector<Power>& definitions) {
    const SoundTable table = reading.table("powers");
    const std::vector<PowerRow> rows = power_rows(reading, table);
    std::map<std::string_view, std::string_view> category_of;
    for (const Power& power : definitions) category_of[power.id] = power.category;
    for (const PowerRow& one : rows)
        if (!category_of.contains(one.power))
            reading.fault(fmt::format("no power has the id '{}'; the row is left out", one.power),
                          table.where(one.row, table.column("power_id")));

    std::vector<Layer> layers;
    for (const Count& count : counts_of(definitions))
        layers.push_back(layer_of_count(reading, table, rows, category_of, count));
    for (const Power& power : definitions)
        layers.push_back(layer_of_power(reading, table, rows, power));
    return layers;
}

}  // namespace geo
