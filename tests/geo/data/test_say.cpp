#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

struct Said {
    double value;
    std::string_view words;
};

Layer layer_with(Style style, int decimals, std::string unit) {
    Layer layer;
    layer.style = style;
    layer.decimals = decimals;
    layer.unit = std::move(unit);
    return layer;
}

}  // namespace

TEST_CASE("pounds are said as people say them") {
    const Layer layer = layer_with(Style::pounds, 0, "£");
    for (const Said& c :
         {Said{1'234'000'000, "£1.2bn"}, Said{900'000'000, "£900m"}, Said{12'340'000, "£12.3m"},
          Said{999'960'000, "£1bn"}, Said{999'999.7, "£1m"}, Said{950'000, "£950,000"},
          Said{45'600, "£45,600"}, Said{-45'600, "−£45,600"}, Said{0, "£0"}, Said{-0.2, "£0"}}) {
        CAPTURE(c.value);
        CHECK(say_value(layer, c.value) == c.words);
        CHECK(say_number(layer, c.value) == c.words);
    }
    CHECK(say_value(layer_with(Style::pounds, 2, "£ per Band D dwelling"), 2391.5) == "£2,391.50");
}

TEST_CASE("a number is said with its unit, and without one where the unit is no word") {
    CHECK(say_value(layer_with(Style::percent, 1, "%"), 34.1) == "34.1%");
    CHECK(say_value(layer_with(Style::plain, 1, "years"), 63.4) == "63.4 years");
    CHECK(say_value(layer_with(Style::plain, 1, "years"), -2.14) == "−2.1 years");
    CHECK(say_value(layer_with(Style::plain, 0, "people"), 69281437) == "69,281,437 people");
    CHECK(say_value(layer_with(Style::plain, 0, "powers"), 1) == "1 power");
    CHECK(say_value(layer_with(Style::plain, 1, "per 1,000 people"), 1) == "1.0 per 1,000 people");
    CHECK(say_value(layer_with(Style::plain, 2, "score 0-10"), 7.5) == "7.50");
    CHECK(say_value(layer_with(Style::plain, 1, "ratio"), 8.13) == "8.1");
    CHECK(say_number(layer_with(Style::year, 0, "year"), 2011) == "2011");
    CHECK(say_number(layer_with(Style::plain, 1, "years"), 63.4) == "63.4");
}

TEST_CASE("a category is said by its label") {
    Layer layer = layer_with(Style::plain, 0, "status");
    layer.kind = LayerKind::status;
    layer.categories = {{"none", "Not held"}, {"held", "Held"}};
    CHECK(say_value(layer, 1) == "Held");
    CHECK(say_value(layer, 7) == "");
}

TEST_CASE("periods are said in words") {
    struct Case {
        std::string_view published, words;
    };
    for (const Case& c : {
             Case{"2022-01-01/P3Y", "2022 to 2024"},
             Case{"2023-01-01/P1Y", "2023"},
             Case{"2024-09-01/P1Y", "2024/25"},
             Case{"2024-08-01/P1Y", "2024/25"},
             Case{"2024-04-01/P1Y", "April 2024 to March 2025"},
             Case{"2022-04-01/P3Y", "April 2022 to March 2025"},
             Case{"2024-05-15/P1Y", "mid-May 2024 to mid-May 2025"},
             Case{"2024-05-02", "2 May 2024"},
             Case{"2024-25", "2024/25"},
             Case{"1999-00", "1999/00"},
             Case{"2026-07", "July 2026"},
             Case{"2022-23 to 2026-27", "2022/23 to 2026/27"},
             Case{"2024", "2024"},
             Case{"mid-2024", "mid-2024"},
             Case{"since 2017", "since 2017"},
             Case{"since 2026-08-01", "since 1 August 2026"},
             Case{"each year", "each year"},
             Case{"about 2019-20", "about 2019-20"},
             Case{"2024-13-02", "2024-13-02"},
             Case{"", ""},
         }) {
        CAPTURE(c.published);
        CHECK(say_period(c.published) == c.words);
    }
}

}  // namespace geo
