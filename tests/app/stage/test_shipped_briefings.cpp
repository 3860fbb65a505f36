// The briefings that the program comes with: true, short, and without a typed figure.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "app/stage/draw_stage.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const std::filesystem::path folder = DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings";

std::vector<std::filesystem::path> shipped() {
    std::vector<std::filesystem::path> files;
    for (const auto& one : std::filesystem::directory_iterator(folder)) files.push_back(one.path());
    std::ranges::sort(files);
    return files;
}

Briefing opened(const std::filesystem::path& file) {
    auto briefing = read_briefing(file);
    if (!briefing) FAIL(geo::one_line(briefing.error()));
    return *std::move(briefing);
}

/// All that is said in a scene, by whom and to whom.
std::vector<std::string> texts_of(const BriefingScene& scene) {
    std::vector<std::string> texts{scene.kicker, scene.headline, scene.text, scene.notes};
    for (const Annotation& one : scene.annotations) {
        texts.push_back(one.title);
        texts.push_back(one.text);
    }
    return texts;
}

/// What was typed: a text without its braces, and without what no data could change: a bound that
/// an author chose, a unit, a method.
std::string typed_in(std::string text) {
    while (text.find('{') != std::string::npos) {
        const std::size_t from = text.find('{');
        text.erase(from, text.find('}', from) + 1 - from);
    }
    for (const std::string part :
         {"20 powers or more", "per 1,000 people", "per 100,000", "under 16", "95%", "the two ",
          "coloured twice", "a third of them"})
        while (text.find(part) != std::string::npos) text.erase(text.find(part), part.size());
    return text;
}

/// Words and numbers, in lower case.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)))
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!words.back().empty())
            words.emplace_back();
    if (words.back().empty()) words.pop_back();
    return words;
}

bool is_year_of_the_atlas(const std::string& word) {
    return word.size() == 4 && word >= "1999" && word <= "2028";
}

/// A number, or a word that claims something of numbers.
bool says_a_number(const std::string& word) {
    static const std::set<std::string> numbers{
        "one",      "two",      "three",     "four",     "five",     "six",      "seven",
        "eight",    "nine",     "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
        "fifteen",  "sixteen",  "seventeen", "eighteen", "nineteen", "twenty",   "thirty",
        "hundred",  "thousand", "million",   "half",     "third",    "thirds",   "quarter",
        "quarters", "twice",    "double",    "dozen",    "only",     "alone",    "majority",
        "higher",   "lower",    "rose",      "doubled",  "halved"};
    if (numbers.contains(word)) return true;
    return std::isdigit(static_cast<unsigned char>(word[0])) != 0 && !is_year_of_the_atlas(word);
}

/// A claim that is true of whoever a brace finds by it.
bool is_superlative(const std::string& word) {
    return word == "most" || word == "fewest" || word == "highest" || word == "lowest";
}

bool finds_an_extreme(const std::string& text) {
    for (const char* word : {" highest", " lowest", " cell high"})
        if (text.find(word) != std::string::npos) return true;
    return false;
}

std::size_t lines_of(const std::string& text, std::size_t characters) {
    std::istringstream in(text);
    std::size_t lines = 1, used = 0;
    for (std::string word; in >> word; used += word.size() + 1)
        if (used > 0 && used + word.size() > characters) ++lines, used = 0;
    return lines;
}

}  // namespace

TEST_CASE("two briefings are shipped, each of seven to nine scenes, and none bears a marking") {
    REQUIRE(shipped().size() == 2);
    std::set<std::string> titles;
    for (const auto& file : shipped()) {
        const Briefing briefing = opened(file);
        titles.insert(briefing.title);
        CHECK(briefing.scenes.size() >= 7);
        CHECK(briefing.scenes.size() <= 9);
        CHECK(briefing.marking.empty());
    }
    CHECK(titles == std::set<std::string>{"Need and power: the five missions",
                                          "The devolution map, 2000 to 2028"});
}

TEST_CASE("all scenes of the shipped briefings can be shown, and each of their figures is there") {
    for (const auto& file : shipped()) {
        Briefing briefing = opened(file);
        for (std::size_t i = 0; i < briefing.scenes.size(); ++i) {
            CAPTURE(file.filename());
            CAPTURE(i + 1);
            for (const geo::Error& fault : judge(real_atlas(), briefing.scenes[i]))
                FAIL_CHECK(geo::one_line(fault));
            const StageScene shown = stage_scene(real_atlas(), briefing, i);
            CHECK(shown.fault.empty());
            for (const geo::Error& fault : shown.faults) FAIL_CHECK(geo::one_line(fault));
            REQUIRE(shown.map.has_value());
            for (std::size_t pane = 0; pane < shown.map->panes.size(); ++pane) {
                const Pane& seen = shown.map->panes[pane];
                const auto view = figures_of(shown.atlas(), seen);
                CHECK(view.with_value > 0);
                CHECK(view.year <= seen.year);
            }
        }
    }
}

TEST_CASE("no figure of the shipped briefings is typed, nor any comparison") {
    for (const auto& file : shipped())
        for (const BriefingScene& scene : opened(file).scenes)
            for (const std::string& text : texts_of(scene))
                for (const std::string& word : words_of(typed_in(text))) {
                    CAPTURE(file.filename());
                    CAPTURE(text);
                    CAPTURE(word);
                    CHECK(!says_a_number(word));
                    if (is_superlative(word)) CHECK(finds_an_extreme(text));
                }
    CHECK(says_a_number("eleven"));
    CHECK(says_a_number("48"));
    CHECK(!says_a_number("2024"));
}

TEST_CASE("a scene of the shipped briefings is read at a glance") {
    for (const auto& file : shipped()) {
        const Briefing briefing = opened(file);
        for (std::size_t i = 0; i < briefing.scenes.size(); ++i) {
            const StageScene shown = stage_scene(real_atlas(), briefing, i);
            CAPTURE(shown.headline);
            CHECK(lines_of(shown.headline, 24) <= 5);
            CAPTURE(shown.text);
            CHECK(words_on(shown) <= 40);
            CHECK(!shown.kicker.empty());
            CHECK(shown.notes.starts_with("# Say\n- "));
            CHECK(std::ranges::count_if(shown.annotations, [](const Annotation& one) {
                      return one.kind == Annotation::Kind::text;
                  }) <= 2);
        }
    }
}

TEST_CASE("the shipped briefings show what a briefing can show") {
    std::set<std::string> shown;
    for (const auto& file : shipped())
        for (const BriefingScene& scene : opened(file).scenes) {
            const Pane& pane = scene.map->pane();
            if (pane.shape == geo::Shape::hexagons) shown.insert("hexagons");
            if (pane.analysis == Analysis::two_layers) shown.insert("two layers");
            if (pane.change_since) shown.insert("change");
            if (pane.uncertainty != Uncertainty::none) shown.insert("uncertainty");
            if (pane.camera && scene.seen_in) shown.insert("a region");
            if (scene.map->panes.size() > 1) shown.insert("two maps");
            for (const Annotation& one : scene.annotations)
                shown.insert(one.kind == Annotation::Kind::spotlight ? "spotlight" : "notes");
            if (scene.map->hypothesis.empty()) continue;
            shown.insert("what if");
            const std::string said = scene.headline + scene.text;
            CHECK(said.find("if adopted") != std::string::npos);
        }
    CHECK(shown == std::set<std::string>{"a region", "change", "hexagons", "notes", "spotlight",
                                         "two layers", "two maps", "uncertainty", "what if"});
}
