#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "app/kiosk/attract_story.h"
#include "app/kiosk/place_story.h"
#include "app/text/text.h"
#include "geo/data/powers.h"
#include "geo/data/source.h"
#include "tests/support/catalogue.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

void begin(Language language) {
    setenv("LANG", "C.UTF-8", 1);
    setenv("LANGUAGE", "", 1);
    choose_language(DEVOLUTION_ATLAS_LOCALE);
    set_language(language);
}

/// In Welsh while it lives; then in English again.
struct InWelsh {
    InWelsh() { begin(Language::welsh); }
    ~InWelsh() { set_language(Language::english); }
};

/// Areas of each kind that has a page, a few of each.
std::vector<geo::AreaIndex> places(const geo::Atlas& atlas) {
    std::map<std::string, int> met;
    std::vector<geo::AreaIndex> all;
    for (std::size_t i = 0; i < atlas.areas.size(); ++i) {
        const auto area = static_cast<geo::AreaIndex>(i);
        const geo::Area& one = atlas.areas[area];
        const std::string country =
            one.country ? atlas.areas[*one.country].name : std::string("none");
        if (has_page(atlas, area) && met[one.type + country]++ < 4) all.push_back(area);
    }
    return all;
}

/// What the pages of a kiosk take from the data, as it stands there.
std::set<std::string> texts_of(const geo::Atlas& atlas) {
    std::set<std::string> texts{atlas.attribution,
                                geo::source_in_words("", geo::Basis::recalled, "")};
    std::set<std::string> layers{"governance-established", "governance-first-election"};
    for (const KioskLayer& one : country_layers()) layers.insert(one.id);
    for (const KioskLayer& one : mission_layers()) layers.insert(one.id);
    for (const geo::AreaIndex area : places(atlas)) {
        const geo::Area& place = atlas.areas[area];
        texts.insert(place.type);
        if (place.name_welsh.empty() && (place.levels.contains(geo::Level::country) ||
                                         place.levels.contains(geo::Level::region)))
            texts.insert(place.name);
        const PlaceStory story = place_story(atlas, area, Language::english);
        for (const HeadFact& fact : story.facts) layers.insert(fact.layer);
        for (const MissionRow& row : story.missions) layers.insert(row.layer);
        for (const Subject& subject : story.subjects) {
            layers.insert(geo::power_layer_id(subject.power));
            const auto power = std::ranges::find(atlas.powers, subject.power, &geo::Power::id);
            texts.insert(power->description);
            texts.insert(power->reference);
        }
    }
    for (const geo::Layer& layer : atlas.layers)
        if (layer.theme == geo::Theme::missions) layers.insert(layer.id);
    for (const std::string& id : layers) {
        const geo::Layer* layer = atlas.layer(id);
        if (layer == nullptr) continue;
        texts.insert(layer->label);
        texts.insert(layer->unit);
        for (const geo::Category& kind : layer->categories) texts.insert(kind.label);
        if (layer->kind == geo::LayerKind::numeric)
            for (const double value : {1.0, 2.0}) {
                const std::string number = geo::say_number(*layer, value);
                const std::string said = geo::say_value(*layer, value);
                if (said != number) texts.insert("{}" + said.substr(number.size()));
            }
        for (std::size_t from = 0; from < layer->source.size();) {
            const std::size_t end = std::min(layer->source.find("; ", from), layer->source.size());
            texts.insert(layer->source.substr(from, end - from));
            from = end + 2;
        }
    }
    for (const geo::Authority& one : atlas.authorities)
        if (one.kind == "devolved national government") texts.insert(one.name);
    for (const geo::Mayor& one : atlas.mayors) texts.insert(one.party);
    texts.erase("");
    return texts;
}

/// English words that no Welsh sentence has.
bool is_english(const std::string& text) {
    constexpr std::array words{"the",  "of",   "and",  "council", "has",  "with", "by",
                               "from", "this", "that", "mayor",   "here", "each", "years"};
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool letter =
            i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
        if (letter) {
            word += text[i];
            continue;
        }
        if (std::ranges::find(words, word) != words.end()) return true;
        word.clear();
    }
    return false;
}

}  // namespace

TEST_CASE("every text of the data that a kiosk's pages show has a translation in each catalogue") {
    begin(Language::english);
    const auto texts = texts_of(*real_atlas());
    CHECK(texts.size() > 150);
    for (const auto& file : std::filesystem::directory_iterator(
             std::filesystem::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "po")) {
        if (file.path().extension() != ".po") continue;
        std::set<std::string> translated;
        for (const Message& message : messages_of(file.path()))
            if (!message.translated.front().empty()) translated.insert(message.english.front());
        for (const std::string& text : texts) {
            CAPTURE(file.path());
            INFO("put into po/data_texts.h and translate: ", text);
            CHECK(translated.contains(text));
        }
    }
}

TEST_CASE("texts of the data that are translated are in the data") {
    begin(Language::english);
    const geo::Atlas& atlas = *real_atlas();
    std::set<std::string> known = texts_of(atlas);
    for (const geo::Power& power : atlas.powers) known.insert(power.label);
    for (const geo::Layer& layer : atlas.layers) {
        known.insert(layer.label);
        known.insert(layer.unit);
        for (const geo::Category& kind : layer.categories) known.insert(kind.label);
    }
    for (const geo::Authority& one : atlas.authorities) known.insert(one.tier);
    for (const geo::Area& area : atlas.areas.areas()) {
        known.insert(area.name);
        known.insert(area.type);
    }
    std::ifstream in(std::filesystem::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "po" / "data_texts.h");
    int texts = 0;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("later(")) continue;
        ++texts;
        CAPTURE(line);
        CHECK(known.contains(text_between_quotes(line)));
    }
    CHECK(texts > 0);
}

TEST_CASE("a page of a place in Welsh has no English sentence") {
    const InWelsh now;
    const geo::Atlas& atlas = *real_atlas();
    for (const char* code : {"W06000015", "E08000035", "S12000030", "N09000003", "W92000004"}) {
        const PlaceStory story = place_story(atlas, area_called(atlas, code), Language::welsh);
        CAPTURE(story.name);
        std::vector<std::string> texts{story.what, story.lead, story.holder, story.country,
                                       story.sources};
        for (const HeadFact& fact : story.facts) {
            texts.push_back(fact.title);
            texts.push_back(fact.value);
            texts.insert(texts.end(), fact.detail.begin(), fact.detail.end());
        }
        for (const Subject& one : story.subjects) {
            texts.push_back(one.label);
            texts.push_back(one.who);
            texts.push_back(one.told);
        }
        for (const MissionRow& row : story.missions) {
            texts.push_back(row.title);
            texts.push_back(row.detail);
            texts.push_back(row.verdict);
            texts.push_back(row.in_words);
        }
        for (const std::string& text : texts) {
            CAPTURE(text);
            CHECK_FALSE(is_english(text));
        }
    }
    for (const std::string& fact : attract_story(atlas).facts) {
        CAPTURE(fact);
        CHECK_FALSE(is_english(fact));
    }
    CHECK(attract_story(atlas).facts.size() == 4);
}

TEST_CASE("periods are said in Welsh as they are in English") {
    struct Case {
        const char *published, *english, *welsh;
    };
    for (const Case& c :
         {Case{"2026-05-07", "7 May 2026", "7 Mai 2026"}, Case{"2028-05", "May 2028", "Mai 2028"},
          Case{"2024-07-01/P1Y", "July 2024 to June 2025", "Gorffennaf 2024 i Fehefin 2025"},
          Case{"2024-04-01/P1Y", "April 2024 to March 2025", "Ebrill 2024 i Fawrth 2025"},
          Case{"2022-01-01/P3Y", "2022 to 2024", "2022 i 2024"},
          Case{"2024-11-15/P1Y", "mid-November 2024 to mid-November 2025",
               "canol Tachwedd 2024 i ganol Tachwedd 2025"},
          Case{"2024-25", "2024/25", "2024/25"},
          Case{"year to June 2025", "year to June 2025", "blwyddyn i Fehefin 2025"},
          Case{"mid-2024", "mid-2024", "canol 2024"}, Case{"since 2017", "since 2017", "ers 2017"},
          Case{"", "", ""}}) {
        begin(Language::english);
        CHECK(period_in_words(c.published) == c.english);
        set_language(Language::welsh);
        CHECK(period_in_words(c.published) == c.welsh);
    }
    set_language(Language::english);
}

TEST_CASE("values, publishers and names are those of the reader's language") {
    const geo::Atlas& atlas = *real_atlas();
    const geo::Layer years{.unit = "years", .decimals = 1};
    const geo::Layer pounds{.unit = "£", .style = geo::Style::pounds};
    begin(Language::english);
    CHECK(value_in_words(years, 57.9) == "57.9 years");
    CHECK(name_of(atlas.areas[area_called(atlas, "W06000015")]) == "Cardiff");
    const InWelsh now;
    CHECK(value_in_words(years, 57.9) == "57.9 o flynyddoedd");
    CHECK(value_in_words(pounds, 1.2e9) == "£1.2bn");
    CHECK(source_in_language("Office for National Statistics; Home Office; https://example.org") ==
          "Y Swyddfa Ystadegau Gwladol; Y Swyddfa Gartref; https://example.org");
    CHECK(in_language("").empty());
    for (const auto& [code, name] :
         {std::pair{"W06000015", "Caerdydd"}, std::pair{"W06000001", "Ynys Môn"},
          std::pair{"E92000001", "Lloegr"}, std::pair{"S92000003", "Yr Alban"},
          std::pair{"W92000004", "Cymru"}, std::pair{"E08000035", "Leeds"}})
        CHECK(name_of(atlas.areas[area_called(atlas, code)]) == name);
}

TEST_CASE("Welsh names of places are found by three letters") {
    const geo::Atlas& atlas = *real_atlas();
    for (const auto& [typed, code] :
         {std::pair{"Yny", "W06000001"}, std::pair{"Môn", "W06000001"},
          std::pair{"mon", "W06000001"}, std::pair{"Cae", "W06000015"},
          std::pair{"caer", "W06000015"}, std::pair{"Sir G", "W06000010"},
          std::pair{"gâr", "W06000010"}, std::pair{"gar", "W06000010"}}) {
        CAPTURE(typed);
        const auto found = places_called(atlas, typed, 12);
        CHECK(std::ranges::find(found, area_called(atlas, code)) != found.end());
    }
}
