#include <doctest/doctest.h>

#include <algorithm>

#include "app/export/scene_table.h"
#include "geo/data/source.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Pane pane_of(std::string layer, geo::Level level, int year) {
    Pane pane;
    pane.layer = std::move(layer);
    pane.level = level;
    pane.year = year;
    return pane;
}

SceneTable made_of(std::vector<Pane> panes, bool ground = false) {
    Scene scene;
    scene.panes = std::move(panes);
    return table_of(*real_atlas(), scene, ground);
}

std::vector<std::string> headings(const SceneTable& made) {
    std::vector<std::string> out;
    for (const geo::ExportColumn& column : made.table.columns) out.push_back(column.name);
    return out;
}

const std::vector<geo::ExportCell>& row_of(const SceneTable& made, const std::string& code) {
    const auto row = std::ranges::find_if(made.table.rows, [&](const auto& cells) {
        return std::get<std::string>(cells[0]) == code;
    });
    REQUIRE(row != made.table.rows.end());
    return *row;
}

std::string text(const geo::ExportCell& cell) {
    const auto* found = std::get_if<std::string>(&cell);
    return found != nullptr ? *found : std::string();
}

}  // namespace

TEST_CASE("one map is one set of columns, and each area a row with its figure") {
    const SceneTable made = made_of({pane_of("gdhi-per-head", geo::Level::upper_tier, 2023)});
    CHECK(headings(made) == std::vector<std::string>{"code", "name", "level", "value", "lower",
                                                     "upper", "period", "status", "basis", "marker",
                                                     "source"});
    const geo::LayerView& view = made.panes[0].view;
    REQUIRE(made.table.rows.size() == view.areas.size());
    int with_value = 0;
    for (std::size_t i = 0; i < view.areas.size(); ++i) {
        const auto& row = made.table.rows[i];
        REQUIRE(row.size() == made.table.columns.size());
        const auto& figure = view.figures[i];
        CHECK(std::holds_alternative<double>(row[3]) == (figure && figure->value));
        if (!figure) continue;
        if (figure->value) CHECK(std::get<double>(row[3]) == *figure->value);
        with_value += figure->value.has_value();
        CHECK(text(row[6]) == geo::period_of(*real_atlas(), *figure));
        CHECK(text(row[7]) == code_of(figure->status));
        CHECK_FALSE(text(row[10]).empty());
    }
    CHECK(with_value == view.with_value);
}

TEST_CASE("a map of clusters has the kind, the statistic and both p-values of each area") {
    Pane pane = pane_of("median-weekly-pay", geo::Level::district, 2025);
    pane.analysis = Analysis::clusters;
    const SceneTable made = made_of({pane});
    const auto names = headings(made);
    CHECK(std::vector(names.end() - 4, names.end()) ==
          std::vector<std::string>{"kind", "statistic", "p", "adjusted_p"});
    const std::size_t first = names.size() - 4;
    CHECK(text(row_of(made, "E09000007")[first]) == "High among high");  // Camden
    CHECK(std::get<double>(row_of(made, "E09000007")[first + 1]) > 0);
    CHECK(std::get<double>(row_of(made, "E09000007")[first + 3]) <= 0.05);
    // An island has a kind and no statistic, an area without a figure neither.
    CHECK_FALSE(text(row_of(made, "S12000023")[first]).empty());
    CHECK_FALSE(std::holds_alternative<double>(row_of(made, "S12000023")[first + 1]));
    CHECK(text(row_of(made, "E09000001")[first]).empty());
}

TEST_CASE("a map of two layers has the figures of both, and the kind") {
    Pane pane = pane_of("median-weekly-pay", geo::Level::district, 2025);
    pane.analysis = Analysis::two_layers;
    pane.second = SecondLayer{"gdhi-per-head", 2023};
    const SceneTable made = made_of({pane});
    const auto names = headings(made);
    for (const std::string name :
         {"median_weekly_pay_2025_two_layers_kind", "gdhi_per_head_2023_value"}) {
        CAPTURE(name);
        const auto at = std::ranges::find(names, name);
        REQUIRE(at != names.end());
        const auto& cell = row_of(made, "E08000035")[static_cast<std::size_t>(at - names.begin())];
        CHECK_FALSE(std::holds_alternative<std::monostate>(cell));
    }
}

TEST_CASE("inherited and derived figures say so") {
    const SceneTable powers = made_of({pane_of("powers-held", geo::Level::district, 2025)});
    CHECK(text(row_of(powers, "E08000003")[7]) == "inherited");
    const SceneTable people =
        made_of({pane_of("population", geo::Level::combined_authority, 2024)});
    CHECK(std::ranges::any_of(people.table.rows, [](const auto& row) {
              return text(row[7]) == "derived";
          }) == (people.panes[0].view.derived > 0));
}

TEST_CASE("a category is its id, and London among combined authorities is of its own level") {
    const SceneTable made =
        made_of({pane_of("governance-tier", geo::Level::combined_authority, 2025)});
    CHECK(made.table.columns[3].type == geo::ColumnType::text);
    const auto& categories = made.panes[0].view.layer->categories;
    CHECK(std::ranges::find(categories, text(row_of(made, "E47000001")[3]), &geo::Category::id) !=
          categories.end());
    int london = 0;
    for (const auto& row : made.table.rows) london += text(row[2]) == "gla";
    CHECK(london == 1);
}

TEST_CASE("panes are sets of columns side by side; the same layer and year is one of them") {
    Pane hexagons = pane_of("gdhi-per-head", geo::Level::upper_tier, 2023);
    hexagons.shape = geo::Shape::hexagons;
    const SceneTable made =
        made_of({pane_of("gdhi-per-head", geo::Level::upper_tier, 2023), hexagons,
                 pane_of("gdhi-per-head", geo::Level::upper_tier, 2020),
                 pane_of("powers-held", geo::Level::combined_authority, 2025)});
    CHECK(made.sets.size() == 3);
    const auto names = headings(made);
    CHECK(names.size() == 3 + 3 * 8);
    CHECK(names[3] == "gdhi_per_head_2023_value");
    CHECK(names[19] == "powers_held_2025_value");
    const auto& manchester = row_of(made, "E08000003");
    CHECK(std::holds_alternative<double>(manchester[3]));
    CHECK(std::holds_alternative<std::monostate>(manchester[19]));
    CHECK(std::holds_alternative<double>(row_of(made, "E47000001")[19]));
}

TEST_CASE("an area's ground is that of its districts") {
    const SceneTable made =
        made_of({pane_of("powers-held", geo::Level::combined_authority, 2025)}, true);
    REQUIRE(made.table.ground.size() == made.table.rows.size());
    double square_metres = 0;
    for (std::size_t i = 0; i < made.table.rows.size(); ++i)
        if (text(made.table.rows[i][0]) == "E47000001")
            for (const geo::Polygon& part : made.table.ground[i]) square_metres += area_of(part);
    // 127,600 hectares, as the Office for National Statistics measures Greater Manchester.
    CHECK(square_metres == doctest::Approx(1.276e9).epsilon(0.01));
}

TEST_CASE("a map that hatches what is not clearly different says so of each area") {
    Pane pane = pane_of("healthy-life-expectancy-female", geo::Level::upper_tier, 2022);
    CHECK(headings(made_of({pane})).back() == "source");
    pane.uncertainty = Uncertainty::hatch;
    const SceneTable made = made_of({pane});
    REQUIRE(headings(made).size() == 13);
    CHECK(headings(made)[11] == "difference");
    CHECK(headings(made)[12] == "benchmark");
    CHECK(text(row_of(made, "E06000001")[11]) == "lower");  // Hartlepool than England
    CHECK(text(row_of(made, "E06000014")[11]) == "not-clearly-different");  // York
    const geo::Layer& life = *real_atlas()->layer("healthy-life-expectancy-female");
    CHECK(std::get<double>(row_of(made, "E06000001")[12]) ==
          *life.at(area_called(*real_atlas(), "E92000001"), 2022)->value);
}
