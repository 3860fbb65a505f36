#include <doctest/doctest.h>

#include <string>

#include "geo/area/match_words.h"

TEST_CASE("a typed word meets the beginning of a word, with an error for every four letters") {
    struct Case {
        std::string_view typed, word;
        int errors;  // -1: they do not meet
        std::string_view because;
    };
    for (const Case& c : {
             Case{"leeds", "leeds", 0, "the very word"},
             Case{"lee", "leeds", 0, "its beginning"},
             Case{"manchster", "manchester", 1, "a letter too few"},
             Case{"mannchester", "manchester", 1, "a letter too many"},
             Case{"manchesder", "manchester", 1, "a wrong letter"},
             Case{"mancehster", "manchester", 1, "two letters the wrong way round"},
             Case{"mnchster", "manchester", 2, "two errors in eight letters"},
             Case{"mnchste", "manchester", -1, "two errors in seven letters"},
             Case{"mnchestrsr", "manchester", -1, "three errors"},
             Case{"lrd", "leeds", -1, "an error in three letters"},
             Case{"yrok", "york", 1, "an error in four letters"},
             Case{"nottinghan", "nottinghamshire", 1, "an error in a beginning"},
             Case{"leedsx", "leeds", 1, "a letter after the end"},
             Case{"e47000002", "e47000001", -1, "codes forgive nothing"},
             Case{"e4700", "e47000001", 0, "but may be typed in part"},
             Case{"", "leeds", -1, "nothing typed"},
         }) {
        CAPTURE(c.typed);
        CAPTURE(c.because);
        const auto match = geo::match_word(c.typed, c.word);
        CHECK((match ? static_cast<int>(match->errors) : -1) == c.errors);
    }
}

TEST_CASE("words longer than any name meet nothing") {
    CHECK_FALSE(geo::match_word(std::string(1000, 'a'), std::string(1000, 'a')).has_value());
}

TEST_CASE("the very name scores 1, and everything else less in the order of its likeness") {
    CHECK(geo::score_of("leeds", "leeds") == 1);
    CHECK(geo::score_of("bristol city of", "bristol city of") == 1);
    const double reordered = geo::score_of("city of bristol", "bristol city of");
    const double part = geo::score_of("bristol", "bristol city of");
    const double later_part = geo::score_of("city", "bristol city of");
    const double with_error = geo::score_of("bristpl", "bristol city of");
    CHECK(reordered < 1);
    CHECK(part < reordered);
    CHECK(later_part < part);
    CHECK(with_error < part);
    CHECK(with_error > 0);
    CHECK(geo::score_of("leeds", "bristol city of") == 0);
    CHECK(geo::score_of("", "leeds") == 0);
    CHECK(geo::score_of("leeds", "") == 0);
}

TEST_CASE("words that only say what kind of place it is may be typed in vain, others not") {
    CHECK(geo::score_of("leeds city council", "leeds") > 0);
    CHECK(geo::score_of("leeds city cou", "leeds") > 0);
    CHECK(geo::score_of("leeds airport", "leeds") == 0);
    CHECK(geo::score_of("council", "leeds") == 0);
}

TEST_CASE("a space too few and an error in a short word are forgiven in a whole name") {
    CHECK(geo::score_of("westyorkshire", "west yorkshire") > 0);
    CHECK(geo::score_of("kingston upn hul", "kingston upon hull city of") > 0);
}
