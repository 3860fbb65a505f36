#include <doctest/doctest.h>

#include "app/paper/paper_size.h"

using namespace app;

TEST_CASE("paper is named, or measured in millimetres") {
    CHECK(paper_size_of("a4") == PaperSize{{297}, {210}});
    CHECK(paper_size_of("a3") == PaperSize{{420}, {297}});
    CHECK(paper_size_of("a5") == PaperSize{{210}, {148}});
    CHECK(paper_size_of("200x150.5mm") == PaperSize{{200}, {150.5}});
    CHECK(upright(a4_landscape) == PaperSize{{210}, {297}});
    CHECK(upright({{100}, {200}}) == PaperSize{{100}, {200}});
}

TEST_CASE("paper that no printer has is refused in a line") {
    for (const char* text : {"", "a", "A4", "a44", "letter", "200x150", "200x150cm", "200x150mm ",
                             "99x200mm", "200x2001mm", "-200x150mm", "nanxnanmm", "infx200mm"}) {
        CAPTURE(text);
        const auto size = paper_size_of(text);
        REQUIRE_FALSE(size.has_value());
        CHECK(size.error().where == "--paper");
        CHECK(size.error().what.find('\n') == std::string::npos);
    }
}
