// The traps in the figures, each a rule of how layers are made of them.
#include <algorithm>
#include <map>
#include <set>

#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

const CsvTable& table_of(const Atlas& atlas, const std::string& name) {
    const auto found = atlas.tables.find(name);
    REQUIRE(found != atlas.tables.end());
    return found->second;
}

std::string_view cell(const CsvTable& table, std::size_t row, std::string_view column) {
    return table.cell(row, table.column(column).value());
}

}  // namespace

TEST_CASE("money is never added across budgets: every amount is a row of its own budget") {
    const Atlas& atlas = real_atlas();
    const CsvTable& budgets = table_of(atlas, "budgets");
    std::map<std::string, std::set<double>> amounts;  // by budget id, as layers write it
    for (std::size_t row = 0; row < budgets.rows(); ++row) {
        std::string id(cell(budgets, row, "budget_id"));
        std::ranges::replace(id, '_', '-');
        amounts[id].insert(number_in(cell(budgets, row, "amount")).value());
    }
    std::size_t checked = 0;
    for (const auto& [id, known] : amounts)
        for (const std::string suffix : {"", "-multi-year", "-one-off"})
            for (const std::string prefix : {"", "budget-"}) {
                const Layer* layer = atlas.layer(prefix + id + suffix);
                if (layer == nullptr || layer->theme != Theme::budgets) continue;
                for (const Figure& figure : layer->figures)
                    checked += known.contains(figure.value.value()) ? 1u : 0u;
            }
    CHECK(checked == budgets.rows());
}

TEST_CASE("totals are never lent to parts, and no fund adds up to a larger area") {
    for (const Layer& layer : real_atlas().layers) {
        if (layer.theme != Theme::budgets) continue;
        CAPTURE(layer.id);
        CHECK(layer.polarity == Polarity::neutral);
        if (layer.is_count) CHECK(layer.downwards == Joining::none);
        if (layer.upwards != Joining::none)
            CHECK((layer.id.starts_with("core-spending-power-area") ||
                   layer.id.starts_with("budget-council-tax-area-yield")));
    }
}

TEST_CASE("an amount per head says by which population it was divided") {
    const Atlas& atlas = real_atlas();
    const Layer& fund = layer_in(atlas, "budget-devolution-investment-fund-per-head");
    const Figure* figure = fund.at(area_in(atlas, "E47000001"), 2025);
    REQUIRE(figure != nullptr);
    CHECK(figure->value.value() > 9);
    CHECK(figure->value.value() < 11);
    CHECK(figure->status == FigureStatus::derived);
    CHECK(atlas.text(figure->note).starts_with("Divided by the population of mid-2024"));
    // An authority of 2026 has no estimate of its own: its districts' are added.
    CHECK(fund.at(area_in(atlas, "PLANNED-CUMBRIA"), 2026) != nullptr);
    CHECK(atlas.layer("council-tax-band-d-per-head") == nullptr);
    CHECK(atlas.layer("budget-borrowing-cap-per-head") == nullptr);
}

TEST_CASE("London's figures by Assembly constituency are never a borough's turnout") {
    const Atlas& atlas = real_atlas();
    const Layer& boroughs = layer_in(atlas, "turnout-mayoral-by-district");
    const Layer& constituencies = layer_in(atlas, "turnout-london-assembly-constituency");
    CHECK(constituencies.figures.size() == 33);
    for (const Figure& figure : constituencies.figures) {
        CHECK(figure.status == FigureStatus::inherited);
        CHECK_FALSE(atlas.text(figure.note).empty());
        CHECK(boroughs.at(figure.area, figure.year) == nullptr);
    }
    CHECK(constituencies.upwards == Joining::none);
}

TEST_CASE("what was remembered is marked so") {
    const Atlas& atlas = real_atlas();
    const CsvTable& elections = table_of(atlas, "elections");
    std::size_t recalled = 0;
    for (std::size_t row = 0; row < elections.rows(); ++row) {
        const std::string_view fields = cell(elections, row, "recalled_fields");
        if (cell(elections, row, "turnout_pct").empty()) continue;
        if (fields.find("turnout_pct") == std::string_view::npos &&
            fields.find("row") == std::string_view::npos)
            continue;
        const bool council = cell(elections, row, "office") == "council mayor";
        const Layer& layer =
            layer_in(atlas, council ? "turnout-mayoral-council" : "turnout-mayoral");
        const int year = std::stoi(std::string(cell(elections, row, "election_date")));
        const Figure* figure = layer.at(area_in(atlas, cell(elections, row, "area_code")), year);
        REQUIRE(figure != nullptr);
        CHECK(figure->basis == Basis::recalled);
        ++recalled;
    }
    CHECK(recalled > 0);
    for (const Figure& figure : layer_in(atlas, "turnout-general").figures)
        CHECK(figure.basis == Basis::estimate);
}

TEST_CASE("an election whose turnout was not found ends the turnout before it") {
    const Atlas& atlas = real_atlas();
    const CsvTable& elections = table_of(atlas, "elections");
    for (std::size_t row = 0; row < elections.rows(); ++row) {
        if (!cell(elections, row, "turnout_pct").empty()) continue;
        const int year = std::stoi(std::string(cell(elections, row, "election_date")));
        const Figure* figure = layer_in(atlas, "turnout-mayoral-council")
                                   .at(area_in(atlas, cell(elections, row, "area_code")), year);
        REQUIRE(figure != nullptr);
        CHECK_FALSE(figure->value.has_value());
        CHECK(figure->marker == Marker::unavailable);
    }
}

TEST_CASE("a mandate is the winner's first preferences over the electorate") {
    const Atlas& atlas = real_atlas();
    const Figure* figure = layer_in(atlas, "mandate-mayoral").at(area_in(atlas, "E47000007"), 2024);
    REQUIRE(figure != nullptr);
    CHECK(figure->value.value() == doctest::Approx(100.0 * 225590 / 2018546));
    CHECK(atlas.text(figure->note).starts_with("First preferences for Richard Parker, 225,590,"));
}

TEST_CASE("powers say how they are held, for every authority at work") {
    const Atlas& atlas = real_atlas();
    int powers = 0;
    for (const Layer& layer : atlas.layers) {
        if (layer.theme != Theme::powers || layer.kind != LayerKind::status) continue;
        ++powers;
        CAPTURE(layer.id);
        CHECK(layer.figures.size() == 20);
        REQUIRE(layer.categories.size() == 5);
        CHECK(layer.categories.front().id == "none");
        CHECK(layer.categories.back().label == "Held");
    }
    CHECK(powers == 38);
    const Layer& held = layer_in(atlas, "powers-held");
    const Layer& shared = layer_in(atlas, "powers-held-or-shared");
    for (const Figure& figure : held.figures)
        CHECK(figure.value.value() <= shared.at(figure.area, figure.year)->value.value());
}

TEST_CASE("planned authorities have their tier once they are due") {
    const Atlas& atlas = real_atlas();
    const Layer& tier = layer_in(atlas, "governance-tier");
    const AreaIndex essex = area_in(atlas, "PLANNED-ESSEX");
    const LayerView now = view_of(atlas, tier, Level::combined_authority, 2026);
    CHECK(now.areas.size() == 20);
    CHECK_FALSE(now.position(essex).has_value());
    const LayerView then = view_of(atlas, tier, Level::combined_authority, 2028);
    REQUIRE(then.position(essex).has_value());
    CHECK(say_value(tier, shown_in(then, essex)->value.value()) == "Mayoral");
    CHECK(latest_year_of(atlas, tier, Level::combined_authority) == 2026);
    // An agreement with one council is that council's, and its districts' in a county.
    CHECK(tier.at(area_in(atlas, "E06000052"), 2026) != nullptr);
}

TEST_CASE("councils without a majority are under no overall control") {
    const Atlas& atlas = real_atlas();
    const Layer& control = layer_in(atlas, "council-control");
    CHECK(control.categories.back().label == "No overall control");
    const Layer& share = layer_in(atlas, "largest-party-seat-share");
    for (const Figure& figure : share.figures) {
        CHECK(figure.value.value() > 0);
        CHECK(figure.value.value() <= 100);
    }
}

}  // namespace geo
