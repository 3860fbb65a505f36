#include <doctest/doctest.h>

#include "app/speech/spoken.h"

using app::Language;
using app::spoken;

namespace {

struct Case {
    std::string_view written, english, welsh;
};

void check(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
        CAPTURE(c.written);
        CHECK(spoken(c.written, Language::english) == c.english);
        CHECK(spoken(c.written, Language::welsh) == c.welsh);
    }
}

}  // namespace

TEST_CASE("money is said with its pounds behind it") {
    check({
        {"£20,813", "20813 pounds", "20813 o bunnoedd"},
        {"£1", "1 pound", "1 bunt"},
        {"£1.2bn", "1.2 billion pounds", "1.2 biliwn o bunnoedd"},
        {"£12.3m", "12.3 million pounds", "12.3 miliwn o bunnoedd"},
        {"£1m a year", "1 million pounds a year", "1 miliwn o bunnoedd a year"},
        {"−£45,600", "minus 45600 pounds", "minws 45600 o bunnoedd"},
        {"£3–5m", "3 to 5 million pounds", "3 i 5 miliwn o bunnoedd"},
        {"£3m–£5m", "3 million pounds to 5 million pounds",
         "3 miliwn o bunnoedd i 5 miliwn o bunnoedd"},
        {"£ per week", "pounds per week", "punnoedd per week"},
    });
}

TEST_CASE("signs, shares and years are words") {
    check({
        {"57.9 years", "57.9 years", "57.9 years"},
        {"62%", "62 per cent", "62 y cant"},
        {"62 % of adults", "62 per cent of adults", "62 y cant of adults"},
        {"% of adults", "per cent of adults", "y cant of adults"},
        {"−3.1", "minus 3.1", "minws 3.1"},
        {"-3.1", "minus 3.1", "minws 3.1"},
        {"+2.0 pp", "plus 2.0 percentage points", "plws 2.0 pwynt canran"},
        {"1 pp", "1 percentage point", "1 pwynt canran"},
        {"2022–25", "2022 to 25", "2022 i 25"},
        {"2022/23", "2022 to 23", "2022 i 23"},
        {"(57.1–58.3)", "(57.1 to 58.3)", "(57.1 i 58.3)"},
        {"aged 16–64", "aged 16 to 64", "aged 16 i 64"},
        {"65+", "65 and over", "65 a throsodd"},
        {"2026-05-07", "7 May 2026", "7 Mai 2026"},
        {"2½", "2 and a half", "2 a hanner"},
        {"≥ 50", "at least 50", "o leiaf 50"},
        {"± 3", "plus or minus 3", "plws neu minws 3"},
        {"69,281,437.4", "69281437.4", "69281437.4"},
    });
}

TEST_CASE("units are said whole, one or many") {
    check({
        {"12 km²", "12 square kilometres", "12 cilomedr sgwâr"},
        {"1 km²", "1 square kilometre", "1 cilomedr sgwâr"},
        {"people per km²", "people per square kilometre", "people per cilomedr sgwâr"},
        {"m²", "square metres", "metr sgwâr"},
        {"5 m", "5 metres", "5 metr"},
        {"4,200 MW", "4200 megawatts", "4200 megawat"},
        {"kWh per meter", "kilowatt hours per meter", "cilowat awr per meter"},
        {"tonnes CO2e per person", "tonnes carbon dioxide equivalent per person",
         "tonnes carbon deuocsid cyfwerth per person"},
        {"4.1 tunnell o CO₂e y pen", "4.1 tunnell o carbon dioxide equivalent y pen",
         "4.1 tunnell o carbon deuocsid cyfwerth y pen"},
    });
}

TEST_CASE("arrows are words, dots and dashes are pauses") {
    check({
        {"2016 → 2023", "2016 to 2023", "2016 i 2023"},
        {"↑ 3", "up 3", "i fyny 3"},
        {"▼3", "down 3", "i lawr 3"},
        {"Leeds · West Yorkshire", "Leeds, West Yorkshire", "Leeds, West Yorkshire"},
        {"Leeds – a city", "Leeds, a city", "Leeds, a city"},
        {"Brighton & Hove", "Brighton and Hove", "Brighton a Hove"},
        {"Loading …", "Loading.", "Loading."},
    });
}

TEST_CASE("what is neither figure nor sign stays as it is") {
    for (const std::string_view text :
         {"Stratford-on-Avon", "E08000035", "19-year-olds", "the 21st", "Ynys Môn", "5 men",
          "3 makers, 4 hands", "1,2 and 3", "12,3456", "1/2", "A2", "Rhondda Cynon Taf: ŵ ŷ", "",
          "10 high"}) {
        CAPTURE(text);
        CHECK(spoken(text, Language::english) == text);
    }
}

TEST_CASE("any bytes are read to their end") {
    for (const std::string_view text : {"£", "−", "\xc2", "1.", "1,", "2022–", "+", "9999-99-99"})
        for (const Language language : {Language::english, Language::welsh})
            CHECK_NOTHROW(spoken(text, language));
}
