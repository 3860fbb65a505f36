#include <doctest/doctest.h>

#include <clocale>
#include <cstdlib>
#include <string>

#include "app/text/language.h"
#include "app/text/text.h"

namespace {

/// As a program begins: in the locale C, with this environment.
void begin(const char* lang, const char* language) {
    for (const char* name : {"LC_ALL", "LC_MESSAGES"}) unsetenv(name);
    setenv("LANG", lang, 1);
    setenv("LANGUAGE", language, 1);
    std::setlocale(LC_ALL, "C");
    app::choose_language(DEVOLUTION_ATLAS_LOCALE);
}

std::string england() { return app::tr("England"); }

}  // namespace

TEST_CASE("texts change their language while the program runs, on a machine with C.UTF-8 alone") {
    begin("C.UTF-8", "");
    CHECK(england() == "England");
    CHECK(app::language() == app::Language::english);
    app::set_language(app::Language::welsh);
    CHECK(england() == "Lloegr");
    CHECK(app::language() == app::Language::welsh);
    app::set_language(app::Language::english);
    CHECK(england() == "England");
    app::set_language(app::Language::welsh);
    CHECK(england() == "Lloegr");
    CHECK(std::string(app::tr("a text that nobody translated")) == "a text that nobody translated");
}

TEST_CASE("the environment chooses the language, also where its locale was never made") {
    struct Case {
        const char* lang;
        const char* language;
        app::Language chosen;
        const char* because;
    };
    for (const Case& c : {
             Case{"C", "", app::Language::english, "nobody asked"},
             Case{"C", "cy", app::Language::english, "gettext's own rule: C is English"},
             Case{"en_GB.UTF-8", "", app::Language::english, "asked for"},
             Case{"cy_GB.UTF-8", "", app::Language::welsh, "asked for by the locale's name"},
             Case{"en_GB.UTF-8", "cy:en", app::Language::welsh, "LANGUAGE comes first"},
             Case{"cy_GB.UTF-8", "en", app::Language::english, "LANGUAGE comes first"},
             Case{"fr_FR.UTF-8", "", app::Language::english, "no catalogue"},
         }) {
        CAPTURE(c.lang);
        CAPTURE(c.language);
        CAPTURE(c.because);
        begin(c.lang, c.language);
        CHECK(app::language() == c.chosen);
        CHECK((england() == "Lloegr") == (c.chosen == app::Language::welsh));
    }
}

TEST_CASE("Welsh counts in its own way") {
    begin("C.UTF-8", "");
    app::set_language(app::Language::welsh);
    const auto areas = [](std::size_t n) {
        return fmt::format(fmt::runtime(app::trn("{} area", "{} areas", n)), n);
    };
    CHECK(areas(1) == "1 ardal");
    CHECK(areas(2) == "2 ardal");
    CHECK(areas(12) == "12 ardal");
    app::set_language(app::Language::english);
    CHECK(areas(1) == "1 area");
    CHECK(areas(2) == "2 areas");
}

TEST_CASE("numbers keep their point in every language") {
    begin("cy_GB.UTF-8", "");
    app::set_language(app::Language::welsh);
    CHECK(std::strtod("57.9", nullptr) == 57.9);
}

TEST_CASE("a language and its code are one to one") {
    for (const app::Language language : {app::Language::english, app::Language::welsh})
        CHECK(app::language_of(app::code_of(language)) == language);
    CHECK_FALSE(app::language_of("fr").has_value());
}
