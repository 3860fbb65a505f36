#include <doctest/doctest.h>

#include <numeric>
#include <set>

#include "app/picture/powers_matrix.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const geo::Atlas& atlas() { return *real_atlas(); }

PowersMatrix matrix_of(const PowersView& view) { return powers_matrix_of(atlas(), view); }

std::vector<std::string> names_of(const PowersMatrix& matrix) {
    std::vector<std::string> names;
    for (const AuthorityRow& row : matrix.rows) names.push_back(row.name);
    return names;
}

}  // namespace

TEST_CASE("the matrix has every power of every authority, and counts their cells") {
    const PowersMatrix matrix = matrix_of({});
    CHECK(matrix.rows.size() == 20);
    CHECK(matrix.columns.size() == atlas().powers.size());
    CHECK(std::accumulate(matrix.counts.begin(), matrix.counts.end(), 0) == 20 * 38);
    CHECK(matrix.counts[static_cast<std::size_t>(geo::PowerStatus::held)] == 264);
    CHECK(matrix.changed == 0);
    for (const AuthorityRow& row : matrix.rows) {
        CAPTURE(row.name);
        REQUIRE(row.cells.size() == matrix.columns.size());
        CHECK(row.held == *atlas().layer("powers-held")->at(row.area, 2026)->value);
    }
}

TEST_CASE("the powers of one category stand together") {
    const PowersMatrix matrix = matrix_of({});
    std::set<std::string> labels;
    std::size_t columns = 0;
    for (const PowerGroup& group : matrix.groups) {
        CHECK(labels.insert(group.label).second);
        CHECK(group.first == columns);
        columns += group.count;
    }
    CHECK(columns == matrix.columns.size());
}

TEST_CASE("rows are in the order asked for") {
    const auto by_powers =
        matrix_of({.order = PowersOrder::most_powers, .hidden = {}, .power = {}});
    CHECK(std::ranges::is_sorted(by_powers.rows, std::ranges::greater{},
                                 [](const AuthorityRow& row) { return row.held + row.shared; }));
    CHECK(std::ranges::is_sorted(
        names_of(matrix_of({.order = PowersOrder::name, .hidden = {}, .power = {}}))));
    const auto by_year =
        names_of(matrix_of({.order = PowersOrder::year_it_began, .hidden = {}, .power = {}}));
    CHECK(by_year.front() == "Greater London Authority");  // 2000
    CHECK(by_year[1] == "Greater Manchester");             // 2011
    CHECK(by_year.back() == "Hampshire and the Solent");   // June 2026
}

TEST_CASE("differences alone leave out what all authorities have alike") {
    const PowersMatrix matrix = matrix_of({.only_differences = true, .hidden = {}, .power = {}});
    CHECK(matrix.columns.size() < atlas().powers.size());
    for (const PowerColumn& column : matrix.columns) {
        CAPTURE(column.label);
        const auto at = static_cast<std::size_t>(matrix.column_of(column.power));
        CHECK(std::ranges::any_of(matrix.rows, [&](const AuthorityRow& row) {
            return row.cells[at].status != matrix.rows.front().cells[at].status;
        }));
    }
    CHECK(matrix.column_of("bus_franchising") >= 0);
    CHECK(matrix.powers == 38);
}

TEST_CASE("cells of a hidden status are left empty, and columns of nothing else are left out") {
    const PowersMatrix matrix =
        matrix_of({.hidden = {geo::PowerStatus::none, geo::PowerStatus::proposed}, .power = {}});
    CHECK(matrix.column_of("income_tax_share") == -1);
    for (const AuthorityRow& row : matrix.rows)
        for (const PowerCell& cell : row.cells)
            CHECK(cell.shown == (cell.status > geo::PowerStatus::proposed));
    CHECK(matrix_of({.hidden = {geo::PowerStatus::none, geo::PowerStatus::proposed,
                                geo::PowerStatus::agreed, geo::PowerStatus::partial,
                                geo::PowerStatus::held},
                     .power = {}})
              .columns.empty());
}

TEST_CASE("cells that a what-if changes are marked and counted") {
    const geo::Atlas supposed = geo::hypothetical(atlas(), {{"english-devolution-white-paper"}});
    const PowersMatrix matrix = powers_matrix_of(supposed, {});
    int changed = 0;
    for (const AuthorityRow& row : matrix.rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& id = matrix.columns[i].power;
            const auto* before = atlas().layer(geo::power_layer_id(id))->at(row.area, 2026);
            CHECK(row.cells[i].changed == (row.cells[i].status != geo::power_status_of(before)));
            changed += row.cells[i].changed ? 1 : 0;
        }
    CHECK(changed > 0);
    CHECK(matrix.changed == changed);
}

TEST_CASE("a district's row is that of its authority; Leicester has none") {
    const PowersMatrix matrix = matrix_of({});
    const int leeds = row_around(atlas(), matrix, area_called(atlas(), "E08000035"));
    REQUIRE(leeds >= 0);
    CHECK(matrix.rows[static_cast<std::size_t>(leeds)].name == "West Yorkshire");
    CHECK(row_around(atlas(), matrix, area_called(atlas(), "E06000016")) == -1);
}

TEST_CASE("a cell's card says what stands, since when, and where that was read") {
    const auto of = [](const PowerCard& card, const std::string& what) {
        for (const auto& [fact, how] : card.facts)
            if (fact == what) return how;
        return std::string();
    };
    const PowerCard card =
        power_card_of(atlas(), area_called(atlas(), "E47000002"), "police_crime_commissioner");
    CHECK(card.authority == "South Yorkshire");
    CHECK(card.standing == "Held, since 2024");
    CHECK(of(card, "Held or shared in") == "5 of 20 authorities");
    CHECK(of(card, "Checked") == "Read at its source");
    CHECK(of(card, "Source").starts_with("https://"));

    const geo::Atlas supposed = geo::hypothetical(atlas(), {{"english-devolution-white-paper"}});
    const PowerCard would_be =
        power_card_of(supposed, area_called(supposed, "PLANNED-CUMBRIA"), "investment_fund");
    CHECK(would_be.changed);
    CHECK(would_be.standing == "Held, if adopted");
    CHECK(of(would_be, "Note").starts_with("Today: Agreed, not yet in force."));
    CHECK(of(would_be, "Source").starts_with("English Devolution White Paper"));
}

TEST_CASE("a row is copied as a line for each power") {
    const std::string text = row_as_text(atlas(), area_called(atlas(), "E47000001"));
    CHECK(std::ranges::count(text, '\n') == 39);
    CHECK(text.starts_with("Greater Manchester\tStatus\tSince\tBasis\tSource\n"));
    CHECK(text.find("Controls buses\tHeld\t") != std::string::npos);
}
