#include <doctest/doctest.h>

#include "geo/core/moment.h"

using namespace geo;

TEST_CASE("moments are read with their distance to UTC, or not at all") {
    struct Case {
        std::string_view text, utc;
    };
    for (const Case& c : {Case{"2026-12-07T09:30+00:00", "2026-12-07T09:30:00Z"},
                          Case{"2026-12-07T09:30Z", "2026-12-07T09:30:00Z"},
                          Case{"2026-07-01T00:15:30+01:00", "2026-06-30T23:15:30Z"},
                          Case{"2026-12-31T20:00-05:30", "2027-01-01T01:30:00Z"}}) {
        CAPTURE(c.text);
        REQUIRE(moment_of(c.text).has_value());
        CHECK(text_of(*moment_of(c.text)) == c.utc);
    }
    for (const std::string_view text :
         {"", "2026-12-07", "2026-12-07T09:30", "2026-13-07T09:30Z", "2026-02-30T09:30Z",
          "2026-12-07T24:00Z", "2026-12-07T09:60Z", "2026-12-07T09:30+0000", "2026-12-07 09:30Z",
          "-026-12-07T09:30Z", "2026-12-07T09:30Zulu", "2026-12-07T09:30:0"}) {
        CAPTURE(text);
        CHECK_FALSE(moment_of(text).has_value());
    }
}

TEST_CASE("moments are told by the clocks of the United Kingdom, summer time included") {
    struct Case {
        std::string_view text, words;
    };
    for (const Case& c : {Case{"2026-12-07T09:30Z", "9.30 on 7 December 2026"},
                          Case{"2026-06-30T23:15Z", "0.15 on 1 July 2026"},
                          Case{"2026-03-29T00:59Z", "0.59 on 29 March 2026"},
                          Case{"2026-03-29T01:00Z", "2.00 on 29 March 2026"},
                          Case{"2026-10-25T00:59Z", "1.59 on 25 October 2026"},
                          Case{"2026-10-25T01:00Z", "1.00 on 25 October 2026"}})
        CHECK(in_words(moment_of(c.text).value()) == c.words);
}
