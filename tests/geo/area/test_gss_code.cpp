#include <doctest/doctest.h>

#include "geo/area/gss_code.h"

TEST_CASE("a GSS code is a country letter and eight digits, exactly") {
    struct Case {
        std::string_view text;
        bool valid;
        std::string_view because;
    };
    for (const Case& c : {
             Case{"E47000001", true, "Greater Manchester"},
             Case{"J01000001", true, "England and Wales"},
             Case{"K02000001", true, "the United Kingdom"},
             Case{"L93000001", true, "the Channel Islands"},
             Case{"M83000003", true, "the Isle of Man"},
             Case{"N09000003", true, "Belfast"},
             Case{"S12000036", true, "Edinburgh"},
             Case{"W06000015", true, "Cardiff"},
             Case{"e47000001", false, "lower case is a fault upstream"},
             Case{"A47000001", false, "no country has this letter"},
             Case{"E4700000", false, "one digit short"},
             Case{"E470000011", false, "one digit too many"},
             Case{"E47000001 ", false, "a trailing space"},
             Case{" E47000001", false, "a leading space"},
             Case{"E4700000O", false, "a letter for a digit"},
             Case{"E47-00001", false, "a sign for a digit"},
             Case{"", false, "nothing"},
         }) {
        CAPTURE(c.text);
        CAPTURE(c.because);
        CHECK(geo::GssCode::parse(c.text).has_value() == c.valid);
    }
}

TEST_CASE("a GSS code gives back its text and the kind of area") {
    const auto code = geo::GssCode::parse("E47000001").value();
    CHECK(code.text() == "E47000001");
    CHECK(code.entity() == "E47");
    CHECK(code < geo::GssCode::parse("E47000002").value());
}

TEST_CASE("a text that is no GSS code is told with what a code is") {
    CHECK(geo::GssCode::parse("E4700000").error().what ==
          "not a GSS code: 'E4700000'; codes are a capital country letter and eight digits");
}
