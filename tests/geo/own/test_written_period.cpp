#include <doctest/doctest.h>

#include "geo/own/written_period.h"

TEST_CASE("periods are read as people write them") {
    struct Case {
        std::string_view written;
        int year;
        std::string_view text;
    };
    for (const Case& c : {
             Case{"2024", 2024, "2024"},
             Case{"2023/24", 2023, "2023-24"},
             Case{"2023-24", 2023, "2023-24"},
             Case{"2023–24", 2023, "2023-24"},
             Case{"2023 to 2024", 2023, "2023-24"},
             Case{"2020 to 2024", 2020, "2020 to 2024"},
             Case{"2024-05-02", 2024, "2024-05-02"},
             Case{"02/05/2024", 2024, "2024-05-02"},
             Case{"2024/05/02 00:00:00", 2024, "2024-05-02"},
             Case{"mid-2024", 2024, "mid-2024"},
             Case{"Q1 2024", 2024, "Q1 2024"},
             Case{"May 2024", 2024, "May 2024"},
             Case{"FY2024", 2024, "FY2024"},
             Case{"Year ending March 2024", 2023, "Year ending March 2024"},
             Case{"Year ending December 2024", 2024, "Year ending December 2024"},
         }) {
        CAPTURE(c.written);
        const auto period = geo::period_written(c.written);
        REQUIRE(period.has_value());
        CHECK(period->year == c.year);
        CHECK(period->text == c.text);
    }
}

TEST_CASE("a number, a code or a heading is no period") {
    for (const std::string_view text : {"", "24", "12345", "2,024", "£2024", "LAD24CD", "Pay 2024",
                                        "1700", "2024 2025 2026", "20.24", "Table 2024"}) {
        CAPTURE(text);
        CHECK_FALSE(geo::period_written(text).has_value());
    }
}

TEST_CASE("a heading's period is set apart from its label") {
    struct Case {
        std::string_view heading, label;
        int year;
    };
    for (const Case& c : {
             Case{"Median pay 2023/24", "Median pay", 2023},
             Case{"Median pay (2024)", "Median pay", 2024},
             Case{"2024 Median pay", "Median pay", 2024},
             Case{"pay_2024", "pay", 2024},
             Case{"2024", "", 2024},
             Case{"Population, mid-2024", "Population", 2024},
         }) {
        CAPTURE(c.heading);
        const auto found = geo::period_in_heading(c.heading);
        REQUIRE(found.has_value());
        CHECK(found->label == c.label);
        CHECK(found->period.year == c.year);
    }
    CHECK_FALSE(geo::period_in_heading("Median pay").has_value());
}
