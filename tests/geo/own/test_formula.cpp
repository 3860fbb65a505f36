#include <doctest/doctest.h>

#include "geo/own/formula.h"
#include "geo/own/own_layers.h"
#include "tests/geo/own/own_samples.h"

namespace {

/// Two tables: pounds and people of two districts and one of them alone, and zeros.
const geo::Atlas& atlas() {
    static const geo::Atlas made = [] {
        const geo::OwnTable table = sound_table_of(
            "code,Fund (£) 2024,Jobs (people) 2024,Grant (£) 2024,Nobody (people) 2024\n"
            "E08000003,600,20,100,0\nE08000012,500,[c],50,0\nE06000023,900,30,-,5\n");
        return geo::with_own_layers(*real_atlas(), table);
    }();
    return made;
}

geo::Result<geo::DerivedLayer> derived(std::string_view formula) {
    return geo::with_derived_layer(atlas(), "Made here", formula);
}

/// The value of Manchester in 2024.
double value_of(std::string_view formula) {
    const auto made = derived(formula);
    if (!made) FAIL(geo::one_line(made.error()));
    return *made->atlas.layers.back().at(area_called(atlas(), "E08000003"), 2024)->value;
}

std::string unit_of(std::string_view formula) {
    const auto made = derived(formula);
    if (!made) FAIL(geo::one_line(made.error()));
    return made->atlas.layers.back().unit;
}

}  // namespace

TEST_CASE("a formula is worked out as arithmetic is") {
    CHECK(value_of("own-pay-fund / own-pay-jobs") == 30);
    CHECK(value_of("\"Fund\"/\"Jobs\"") == 30);
    CHECK(value_of("own-pay-fund + own-pay-grant * 2") == 800);
    CHECK(value_of("(own-pay-fund + own-pay-grant) * 2") == 1400);
    CHECK(value_of("own-pay-fund - own-pay-grant - own-pay-grant") == 400);
    CHECK(value_of("-own-pay-fund / 2 / 3") == -100);
    CHECK(value_of("0.5 * -(own-pay-fund)") == -300);
}

TEST_CASE("what is worked out is marked like the strictest of what it rests on") {
    geo::Atlas marked = atlas();
    for (geo::Layer& layer : marked.layers) {
        if (layer.id == "own-pay-fund") layer.marking = {geo::Marking::Level::official, "Draft"};
        if (layer.id == "own-pay-jobs")
            layer.marking.level = geo::Marking::Level::official_sensitive;
        if (layer.id == "own-pay-jobs") layer.reader = "A. Reader";
    }
    const auto marking_of = [&](const char* formula) {
        return geo::with_derived_layer(marked, "Made", formula)->atlas.layers.back().marking;
    };
    CHECK(geo::in_words(marking_of("own-pay-fund / own-pay-jobs")) == "OFFICIAL-SENSITIVE · Draft");
    CHECK(geo::in_words(marking_of("own-pay-fund * 2")) == "OFFICIAL · Draft");
    CHECK(marking_of("own-pay-grant * 2").empty());
    CHECK(geo::with_derived_layer(marked, "Made", "own-pay-jobs * 2")->atlas.layers.back().reader ==
          "A. Reader");
}

TEST_CASE("units go along") {
    CHECK(unit_of("own-pay-fund / own-pay-jobs") == "£ per person");
    CHECK(unit_of("own-pay-fund / own-pay-grant") == "");
    CHECK(unit_of("own-pay-fund + own-pay-grant") == "£");
    CHECK(unit_of("own-pay-jobs * 2") == "people");
    CHECK(unit_of("own-pay-fund / own-pay-jobs * own-pay-jobs") == "£");
}

TEST_CASE("an area without one of the figures has none, and one withheld stays withheld") {
    const auto made = derived("own-pay-fund / own-pay-jobs + own-pay-grant / own-pay-jobs");
    REQUIRE(made.has_value());
    const geo::Layer& layer = made->atlas.layers.back();
    REQUIRE(layer.figures.size() == 2);  // Bristol has no grant
    const geo::Figure* liverpool = layer.at(area_called(atlas(), "E08000012"), 2024);
    REQUIRE(liverpool != nullptr);
    CHECK_FALSE(liverpool->value.has_value());
    CHECK(liverpool->marker == geo::Marker::confidential);
    CHECK(layer.figures.front().status == geo::FigureStatus::derived);
    CHECK(layer.figures.front().basis == geo::Basis::own);
    CHECK(layer.source.starts_with("worked out as own-pay-fund"));
}

TEST_CASE("a division by zero is a missing figure, and counted, wherever in the formula it is") {
    for (const char* formula :
         {"own-pay-fund / own-pay-nobody", "1 / (own-pay-fund / own-pay-nobody)"}) {
        const auto made = derived(formula);
        REQUIRE(made.has_value());
        CHECK(made->divisions_by_zero == 2);
        CHECK(made->atlas.layers.back().figures.size() == 1);
    }
}

TEST_CASE("a formula that makes no sense is refused in a sentence, with its place") {
    struct Case {
        std::string formula, says, where;
    };
    for (const Case& c : {
             Case{"own-pay-fund + own-pay-jobs",
                  "'£' and 'people' cannot be added; give both in one unit",
                  "formula, character 14"},
             Case{"own-pay-fund - 5", "'£' and a plain number cannot be subtracted",
                  "formula, character 14"},
             Case{"own-pay-fund / pay", "there is no layer pay", "formula, character 16"},
             Case{"\"No such\"", "there is no layer", "formula, character 1"},
             Case{"(own-pay-fund", "a parenthesis is not closed", "formula, character 14"},
             Case{"own-pay-fund )", "')' is not expected there", "formula, character 14"},
             Case{"own-pay-fund /", "ends where a number", "formula, character 15"},
             Case{"", "ends where a number", "formula, character 1"},
             Case{"\"Fund", "a quotation mark is not closed", "formula, character 1"},
             Case{"1 + 2", "names no layer", "formula"},
             Case{"governance-tier * 2", "is no layer of numbers", "formula, character 1"},
             Case{std::string(1000, '('), "is nested too deeply", "formula, character 102"},
             Case{std::string(1000, '-'), "is nested too deeply", "formula, character 102"},
         }) {
        CAPTURE(c.formula);
        const auto made = derived(c.formula);
        REQUIRE_FALSE(made.has_value());
        CAPTURE(made.error().what);
        CHECK(made.error().what.find(c.says) != std::string::npos);
        CHECK(made.error().where == c.where);
    }
}
