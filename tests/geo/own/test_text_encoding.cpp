#include <doctest/doctest.h>

#include "geo/own/text_encoding.h"

using namespace std::string_literals;

TEST_CASE("text comes out as UTF-8, whatever it was saved as") {
    struct Case {
        std::string bytes;
        std::string text, encoding, because;
    };
    for (const Case& c : {
             Case{"Rhôn", "Rhôn", "UTF-8", "as most programs save it"},
             Case{"\xEF\xBB\xBFRhôn", "Rhôn", "UTF-8", "with the mark that spreadsheets add"},
             Case{"Rh\xF4n \x80 \x96", "Rhôn € –", "Windows-1252", "an old Excel's CSV"},
             Case{"\xFF\xFER\0h\0\xF4\0"s, "Rhô", "UTF-16", "little end first"},
             Case{"\xFE\xFF\0R\0h\0\xF4"s, "Rhô", "UTF-16", "big end first"},
             Case{"R\0h\0n\0,\0"s, "Rhn,", "UTF-16", "without a mark, told by its zeros"},
             Case{"\xFF\xFE\x3D\xD8\x00\xDE"s, "😀", "UTF-16", "a pair beyond U+FFFF"},
             Case{"\xFF\xFE\x3D\xD8"s, "\xEF\xBF\xBD", "UTF-16", "half of a pair"},
             Case{"", "", "UTF-8", "nothing"},
         }) {
        CAPTURE(c.because);
        const geo::DecodedText decoded = geo::decoded(c.bytes);
        CHECK(decoded.text == c.text);
        CHECK(decoded.encoding == c.encoding);
    }
}
