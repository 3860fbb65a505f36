#include <doctest/doctest.h>

#include <array>

#include "geo/own/written_number.h"

using geo::DecimalMark;
using geo::Marker;
using Kind = geo::WrittenNumber::Kind;

TEST_CASE("numbers are read as people write them") {
    struct Case {
        std::string_view cell;
        double value;
    };
    for (const Case& c : {
             Case{"12", 12},
             Case{" 12.50 ", 12.5},
             Case{"1,234,567.8", 1234567.8},
             Case{"1 234", 1234},
             Case{"1\xC2\xA0"
                  "234",
                  1234},
             Case{"1'234", 1234},
             Case{"£1,234", 1234},
             Case{"-£5", -5},
             Case{"£-5", -5},
             Case{"−3.2", -3.2},
             Case{"–3.2", -3.2},
             Case{"(45)", -45},
             Case{"(£45)", -45},
             Case{"34.1%", 34.1},
             Case{"34.1 %", 34.1},
             Case{"+2", 2},
             Case{".5", 0.5},
             Case{"1.5e3", 1500},
             Case{"1.2E+05", 120000},
             Case{"2E-3", 0.002},
             Case{"£1.2m", 1.2e6},
             Case{"£3bn", 3e9},
             Case{"£12k", 12000},
             Case{"1.2 million", 1.2e6},
             Case{"12.3 [u]", 12.3},
             Case{"1,234 [note 2]", 1234},
             Case{"0", 0},
         }) {
        CAPTURE(c.cell);
        const auto written = geo::number_written(c.cell, DecimalMark::point);
        CHECK(written.kind == Kind::number);
        CHECK(written.value == doctest::Approx(c.value));
    }
    CHECK(geo::number_written("12.3 [u]", DecimalMark::point).marker == Marker::unreliable);
    CHECK(geo::number_written("34.1%", DecimalMark::point).percent);
    CHECK(geo::number_written("£5", DecimalMark::point).pounds);
    CHECK(geo::number_written("12.50", DecimalMark::point).decimals == 2);
}

TEST_CASE("a decimal comma holds for numbers of its column") {
    struct Case {
        std::string_view cell;
        double value;
    };
    for (const Case& c : {Case{"1,5", 1.5}, Case{"1.234,5", 1234.5}, Case{"1.234", 1234},
                          Case{"1 234,5", 1234.5}, Case{"12,75 %", 12.75}}) {
        CAPTURE(c.cell);
        const auto written = geo::number_written(c.cell, DecimalMark::comma);
        CHECK(written.kind == Kind::number);
        CHECK(written.value == doctest::Approx(c.value));
    }
}

TEST_CASE("the decimal mark is settled by numbers that can be read in one way only") {
    using Cells = std::array<std::string_view, 3>;
    CHECK(geo::decimal_mark_of(Cells{"1,234", "5", "[c]"}) == DecimalMark::point);
    CHECK(geo::decimal_mark_of(Cells{"1,234", "1,5", "-"}) == DecimalMark::comma);
    CHECK(geo::decimal_mark_of(Cells{"1.234,5", "12", ""}) == DecimalMark::comma);
    CHECK(geo::decimal_mark_of(Cells{"0,123", "1,234", ""}) == DecimalMark::comma);
    CHECK(geo::decimal_mark_of(Cells{"1.5", "1,234.5", "1,234"}) == DecimalMark::point);
}

TEST_CASE("markers say why there is no number, and other words that there is none") {
    struct Case {
        std::string_view cell;
        Kind kind;
        Marker marker;
    };
    for (const Case& c : {
             Case{"[c]", Kind::marker, Marker::confidential},
             Case{"c", Kind::marker, Marker::confidential},
             Case{"*", Kind::marker, Marker::confidential},
             Case{"[x]", Kind::marker, Marker::unavailable},
             Case{":", Kind::marker, Marker::unavailable},
             Case{"..", Kind::marker, Marker::unavailable},
             Case{"[Z]", Kind::marker, Marker::not_applicable},
             Case{"[u]", Kind::marker, Marker::unreliable},
             Case{"-", Kind::missing, Marker::none},
             Case{"n/a", Kind::missing, Marker::none},
             Case{"N/A", Kind::missing, Marker::none},
             Case{"", Kind::missing, Marker::none},
             Case{"  ", Kind::missing, Marker::none},
         }) {
        CAPTURE(c.cell);
        const auto written = geo::number_written(c.cell, DecimalMark::point);
        CHECK(written.kind == c.kind);
        CHECK(written.marker == c.marker);
    }
}

TEST_CASE("what is not clearly a number is none") {
    for (const std::string_view cell :
         {"1.2m", "12,34", "1,23,456", "1.2.3", "1,5", "abc", "12 apples", "£", "%", "#DIV/0!",
          "1e999", "12 34", "0,123", "--5", "5-10", "<5", "1e5.5"}) {
        CAPTURE(cell);
        CHECK(geo::number_written(cell, DecimalMark::point).kind == Kind::fault);
    }
}
