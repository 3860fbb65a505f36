#include <doctest/doctest.h>

#include "geo/area/area_id.h"

TEST_CASE("an authority id is PLANNED- or SINGLE- and capital letters") {
    struct Case {
        std::string_view text;
        bool valid;
        std::string_view because;
    };
    for (const Case& c : {
             Case{"PLANNED-CUMBRIA", true, "newly made"},
             Case{"PLANNED-NORFOLKSUFFOLK", true, "two counties, one word"},
             Case{"SINGLE-CORNWALL", true, "one council with an agreement"},
             Case{"PLANNED-", false, "no name"},
             Case{"planned-cumbria", false, "lower case is a fault upstream"},
             Case{"PLANNED-Cumbria", false, "lower case is a fault upstream"},
             Case{"PLANNED-NORFOLK-SUFFOLK", false, "a hyphen in the name"},
             Case{"FORMER-CUMBRIA", false, "no such kind"},
             Case{"CUMBRIA", false, "no kind"},
             Case{"SINGLE-CORNWALL ", false, "a trailing space"},
             Case{"", false, "nothing"},
         }) {
        CAPTURE(c.text);
        CAPTURE(c.because);
        CHECK(geo::AuthorityId::parse(c.text).has_value() == c.valid);
    }
}

TEST_CASE("an area id is a GSS code or an authority id and gives back its text") {
    const auto code = geo::parse_area_id("E47000001").value();
    const auto id = geo::parse_area_id("SINGLE-SURREY").value();
    CHECK(std::holds_alternative<geo::GssCode>(code));
    CHECK(std::holds_alternative<geo::AuthorityId>(id));
    CHECK(geo::text_of(code) == "E47000001");
    CHECK(geo::text_of(id) == "SINGLE-SURREY");
    CHECK(code != id);
}

TEST_CASE("a text that is neither is told with an example of both") {
    CHECK(geo::parse_area_id("Leeds").error().what ==
          "neither a GSS code nor an authority id: 'Leeds'; use one such as E47000001 or "
          "PLANNED-CUMBRIA");
}
