#include <doctest/doctest.h>

#include "geo/table/utf8.h"

TEST_CASE("UTF-8 is what Unicode's table of well-formed sequences has") {
    struct Case {
        std::string_view text;
        bool sound;
        std::string_view because;
    };
    for (const Case& c : {
             Case{"", true, "nothing"},
             Case{"plain text of more than eight bytes", true, "ASCII"},
             Case{"\xC2\x80", true, "the first of two bytes"},
             Case{"\xE0\xA0\x80", true, "the first of three bytes"},
             Case{"\xEF\xBF\xBF", true, "the last of three bytes"},
             Case{"\xF4\x8F\xBF\xBF", true, "the last character there is"},
             Case{"\x80", false, "a lone continuation byte"},
             Case{"\xC0\xAF", false, "an overlong slash"},
             Case{"\xE0\x9F\xBF", false, "overlong in three bytes"},
             Case{"\xED\xA0\x80", false, "a surrogate"},
             Case{"\xF0\x8F\xBF\xBF", false, "overlong in four bytes"},
             Case{"\xF4\x90\x80\x80", false, "above the last character"},
             Case{"\xF8\x88\x80\x80\x80", false, "five bytes"},
             Case{"\xE2\x82", false, "cut off"},
             Case{"Caf\xE9 in the old encoding", false, "Latin-1"},
         }) {
        CAPTURE(c.because);
        CHECK(geo::first_fault_in_utf8(c.text).has_value() != c.sound);
    }
}

TEST_CASE("a fault is told with line and byte, wherever it stands in a word of eight bytes") {
    for (std::size_t place = 0; place < 20; ++place) {
        std::string text = "first line\n" + std::string(20, 'x');
        text[11 + place] = '\xFF';
        const auto fault = geo::first_fault_in_utf8(text);
        REQUIRE(fault.has_value());
        CHECK(fault->line == 2);
        CHECK(fault->byte == place + 1);
    }
}
