#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "app/picture/analysis.h"
#include "app/picture/choropleth.h"
#include "app/picture/told.h"
#include "geo/data/proposals.h"
#include "geo/whatif/hypothesis.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const std::string lives = "healthy-life-expectancy-female";
const std::string hartlepool = "E06000001", hull = "E06000010", england = "E92000001",
                  manchester = "E47000001", tees = "E47000006";

const geo::Layer& layer(const std::string& id) {
    const geo::Layer* found = real_atlas()->layer(id);
    REQUIRE(found != nullptr);
    return *found;
}

const geo::Figure& figure(const std::string& id, const std::string& area, int year) {
    const geo::Figure* found = layer(id).at(area_called(*real_atlas(), area), year);
    REQUIRE(found != nullptr);
    return *found;
}

double value(const std::string& id, const std::string& area, int year) {
    return *figure(id, area, year).value;
}

/// A text whose braces all have to be filled.
std::string said(const std::string& text, const Scene* map = nullptr) {
    Told filled = told(*real_atlas(), map, text);
    CAPTURE(text);
    for (const geo::Error& fault : filled.faults) FAIL_CHECK(geo::one_line(fault));
    return filled.text;
}

/// A brace that cannot be filled: why.
std::string refused(const std::string& text, const Scene* map = nullptr) {
    const Told filled = told(*real_atlas(), map, text);
    CAPTURE(text);
    CHECK(filled.text == "…");
    REQUIRE(filled.faults.size() == 1);
    CHECK(filled.faults[0].where == text);
    return filled.faults[0].what;
}

/// Own figures of one level and year in England, read from the layer itself, highest first.
std::vector<geo::Figure> of_england(const std::string& id, geo::Level level, int year) {
    const geo::AreaRegister& areas = real_atlas()->areas;
    const geo::AreaIndex whole = area_called(*real_atlas(), england);
    std::vector<geo::Figure> out;
    for (const geo::Figure& one : layer(id).figures)
        if (one.value && one.year == year && areas.stands_at(one.area, level) &&
            areas[one.area].country == whole &&
            areas[one.area].vintage.in_force(real_atlas()->boundary_year))
            out.push_back(one);
    std::ranges::sort(out, std::ranges::greater(), &geo::Figure::value);
    return out;
}

Scene two_layers() {
    Scene scene = home(*real_atlas());
    Pane& pane = scene.pane();
    pane.layer = lives;
    pane.level = geo::Level::upper_tier;
    pane.year = 2022;
    pane.analysis = Analysis::two_layers;
    pane.second = SecondLayer{"powers-held", 2026};
    return scene;
}

}  // namespace

TEST_CASE("a text names areas as a sentence does, and writes a brace of its own") {
    CHECK(said("{name " + hartlepool + "} and {name " + hull + "}, {{no figure}") ==
          "Hartlepool and Hull, {no figure}");
}

TEST_CASE("a figure is said with its unit, alone, without decimals, with its interval and period") {
    const double years = value(lives, hartlepool, 2022);
    const auto& interval = *figure(lives, hartlepool, 2022).interval;
    const std::string asked = lives + " " + hartlepool + " 2022";
    CHECK(said("{value " + asked + "}") == fmt::format("{:.1f} years", years));
    CHECK(said("{value " + asked + " bare}") == fmt::format("{:.1f}", years));
    CHECK(said("{value whole " + asked + "}") == fmt::format("{:.0f} years", years));
    CHECK(said("{interval " + asked + "}") ==
          fmt::format("{:.1f} to {:.1f}", interval.lower, interval.upper));
    CHECK(said("{period " + asked + "}") == "2022 to 2024");
    CHECK(said("{source " + asked + "}") == layer(lives).source);
    CHECK(said("{benchmark " + asked + "}") ==
          fmt::format("{:.1f} years", value(lives, england, 2022)));
}

TEST_CASE("a figure that is not published for the area itself keeps its mark") {
    CHECK(said("{value powers-held " + manchester + "}") ==
          fmt::format("{} powers (derived)", value("powers-held", manchester, 2026)));
    CHECK(said("{value powers-held " + manchester + " bare}") ==
          fmt::format("{}", value("powers-held", manchester, 2026)));
    CHECK(said("{value powers-held " + hartlepool + " bare}") ==
          fmt::format("{} (inherited)", value("powers-held", tees, 2026)));
}

TEST_CASE("who is lowest and highest is found among the areas asked for") {
    const auto all = of_england(lives, geo::Level::upper_tier, 2022);
    const geo::AreaRegister& areas = real_atlas()->areas;
    const std::string asked = lives + " utla 2022 in " + england;
    CHECK(said("{name " + asked + " lowest}") == areas[all.back().area].name);
    CHECK(said("{name " + asked + " highest}") == areas[all.front().area].name);
    CHECK(said("{value " + asked + " lowest 3}") ==
          fmt::format("{:.1f} years", *all[all.size() - 3].value));
    const auto rank = std::ranges::count_if(
        all, [&](const geo::Figure& one) { return *one.value < value(lives, hull, 2022); });
    CHECK(said("{rank " + asked + " ascending " + hull + "}") == fmt::format("{}th", rank + 1));
    CHECK(refused("{name powers-held cauth lowest}") ==
          "several areas have that figure; write list with what holds for them");
}

TEST_CASE("two areas and two years are compared by difference and ratio") {
    const std::string both = hartlepool + " " + england;
    const double gap = value(lives, england, 2022) - value(lives, hartlepool, 2022);
    CHECK(said("{difference " + lives + " " + both + " 2022}") == fmt::format("{:.1f} years", gap));
    CHECK(said("{difference " + lives + " " + hartlepool + " benchmark 2022}") ==
          fmt::format("{:.1f} years", gap));
    const double then = value(lives, england, 2012), now = value(lives, england, 2022);
    CHECK(said("{difference " + lives + " " + england + " 2012 2022}") ==
          fmt::format("{:.1f} years", std::abs(now - then)));
    const double ratio =
        value("powers-held", manchester, 2026) / value("powers-held", "E47000015", 2026);
    CHECK(said("{ratio powers-held bare " + manchester + " E47000015}") ==
          fmt::format("{:.1f}", ratio));
    CHECK(said("{difference child-poverty-before-housing E08000025 E08000029}").find("points") !=
          std::string::npos);
}

TEST_CASE("a direction is claimed only where the intervals lie apart") {
    const auto word = [](const std::string& area) {
        const geo::Interval own = *figure(lives, area, 2022).interval,
                            whole = *figure(lives, england, 2022).interval;
        return own.upper < whole.lower   ? "fewer"
               : own.lower > whole.upper ? "more"
                                         : "about as many";
    };
    int kinds = 0;
    for (const std::string kind : {"fewer", "more", "about as many"})
        for (const geo::Figure& one : of_england(lives, geo::Level::upper_tier, 2022)) {
            const std::string code(geo::text_of(real_atlas()->areas[one.area].id));
            if (word(code) != kind) continue;
            CHECK(said("{compare " + lives + " 2022 " + code + " " + england +
                       ": more / fewer / about as many}") == kind);
            ++kinds;
            break;
        }
    CHECK(kinds == 3);
    CHECK(said("{Compare " + lives + " " + hartlepool + " " + england + "}") == "Lower than");
    CHECK(said("{compare powers-held " + manchester + " " + tees + "}") == "higher than");
    CHECK(refused("{compare gva-per-hour-worked " + manchester + " " + tees + "}") ==
          "these figures have no intervals, so neither is known to be higher");
}

TEST_CASE("areas are counted in words up to ten, at the beginning of a sentence up to twenty") {
    const auto in_force = [](geo::Level level, int year) {
        return real_atlas()->areas.in_force(level, year).size();
    };
    REQUIRE(in_force(geo::Level::combined_authority, 2016) == 8);
    CHECK(said("{count cauth 2016: place / places}, {count cauth 2016 digits}") ==
          "eight places, 8");
    CHECK(said("{Count cauth 2000: place / places}") == "One place");
    REQUIRE(in_force(geo::Level::combined_authority, 2025) == 16);
    CHECK(said("{Count cauth 2025}, {count cauth 2025}") == "Sixteen, 16");
    CHECK(said("{count " + lives + " utla 2022 above 200: place / places}") == "no places");
    CHECK(said("{Count " + lives + " utla 2022 above 200} of them") == "None of them");
    CHECK(said("{count ltla 2026 in " + england + "}") ==
          fmt::format(
              "{}", std::ranges::count_if(real_atlas()->areas.in_force(geo::Level::district, 2026),
                                          [](geo::AreaIndex area) {
                                              return real_atlas()->areas[area].country ==
                                                     area_called(*real_atlas(), england);
                                          })));
}

TEST_CASE("what holds for an area may be its figure, its interval or its kind") {
    const auto all = of_england(lives, geo::Level::upper_tier, 2022);
    const auto count = [&](auto holds) {
        return fmt::format("{}", std::ranges::count_if(all, holds));
    };
    const std::string asked = "{count digits " + lives + " utla 2022 in " + england;
    const double average = value(lives, england, 2022);
    const geo::Interval whole = *figure(lives, england, 2022).interval;
    CHECK(said(asked + "}") == fmt::format("{}", all.size()));
    CHECK(said(asked + " below 55}") == count([](auto& one) { return *one.value < 55; }));
    CHECK(said(asked + " at-least " + england + "}") ==
          count([&](auto& one) { return *one.value >= average; }));
    CHECK(said(asked + " above 55 at-most 60}") ==
          count([](auto& one) { return *one.value > 55 && *one.value <= 60; }));
    CHECK(said(asked + " lower " + england + "}") ==
          count([&](auto& one) { return one.interval->upper < whole.lower; }));
    CHECK(said(asked + " higher " + england + "}") ==
          count([&](auto& one) { return one.interval->lower > whole.upper; }));
    int held = 0;
    for (const geo::AreaIndex area :
         real_atlas()->areas.in_force(geo::Level::combined_authority, 2026))
        held += geo::power_status_of(layer("power-adult-skills-fund").at(area, 2026)) ==
                geo::PowerStatus::held;
    REQUIRE(held > 0);
    CHECK(said("{count power-adult-skills-fund cauth is held digits}") == fmt::format("{}", held));
    CHECK(refused("{count power-adult-skills-fund cauth is hold}") ==
          "'hold' is no kind of 'power-adult-skills-fund'");
}

TEST_CASE("areas are listed by their figures, as many as are wanted") {
    const auto all = of_england(lives, geo::Level::upper_tier, 2022);
    const auto name = [&](std::size_t from_last) {
        return said(fmt::format(
            "{{name {}}}", geo::text_of(real_atlas()->areas[all[all.size() - from_last].area].id)));
    };
    const std::string asked = "{list ascending " + lives + " utla 2022 in " + england + " below 55";
    const auto below = std::ranges::count_if(all, [](auto& one) { return *one.value < 55; });
    REQUIRE(below > 3);
    CHECK(said(asked + " most 2}") ==
          fmt::format("{}, {} and {} others", name(1), name(2), below - 2));
    CHECK(said("{list " + lives + " utla 2022 above 200}") == "none");
    CHECK(said("{list cauth 2011}") == "Greater Manchester and Greater London Authority");
}

TEST_CASE("people are those of the areas, and a share is of the area named") {
    double people = 0;
    const geo::Atlas& atlas = *real_atlas();
    for (const geo::AreaIndex area : atlas.areas.in_force(geo::Level::combined_authority, 2026)) {
        REQUIRE(atlas.areas[area].population.has_value());
        people += *atlas.areas[area].population;
    }
    const double all = *atlas.areas[area_called(atlas, england)].population;
    CHECK(said("{people cauth 2026}") == fmt::format("{:.1f} million", people / 1e6));
    CHECK(said("{share cauth 2026 in " + england + "}") ==
          fmt::format("{:.0f}%", 100 * people / all));
    CHECK(refused("{share cauth 2026}") == "write of whose people behind 'in'");
}

TEST_CASE("proposals are counted of a document and for an area") {
    const geo::ProposalDocument& paper = real_atlas()->documents.front();
    CHECK(said("{proposals digits " + paper.id + "}") == fmt::format("{}", paper.proposals.size()));
    const auto rows =
        geo::proposals_for(*real_atlas(), area_called(*real_atlas(), manchester), 2026);
    CHECK(said("{proposals digits " + manchester + "}") == fmt::format("{}", rows.size()));
}

TEST_CASE("cells of a map of two layers are counted as its key counts them") {
    const Scene scene = two_layers();
    const auto analysed = analysed_view(*real_atlas(), scene);
    const auto kinds = [&](auto holds) {
        return fmt::format("{}", std::ranges::count_if(analysed->areas, [&](const auto& one) {
                               return one.kind && holds(*one.kind / 3, *one.kind % 3);
                           }));
    };
    CHECK(said("{count map cell low low digits} of {count map cell low any digits}", &scene) ==
          kinds([](int row, int column) { return row == 0 && column == 0; }) + " of " +
              kinds([](int row, int) { return row == 0; }));
    CHECK(said("{count map cell any high digits}", &scene) ==
          kinds([](int, int column) { return column == 2; }));
    Scene one_layer = scene;
    one_layer.pane().analysis = Analysis::none;
    CHECK(refused("{count map cell low low}", &one_layer) == "the map is not of two layers");
    const Choropleth shown = choropleth_of(*real_atlas(), one_layer);
    int lowest = 0;
    for (std::size_t i = 0; i < shown.view.areas.size(); ++i) lowest += shown.class_at(i) == 0;
    CHECK(said("{count map class 1 digits}", &one_layer) == fmt::format("{}", lowest));
    CHECK(refused("{count map}") == "there is no map beside this text");
}

TEST_CASE("on a map of change a figure is what it changed by, a share's in points") {
    Scene scene = home(*real_atlas());
    Pane& pane = scene.pane();
    pane.layer = "employment-rate";
    pane.level = geo::Level::region;
    pane.year = 2023;
    pane.change_since = 2010;
    const double by =
        value("employment-rate", "E12000001", 2023) - value("employment-rate", "E12000001", 2010);
    CHECK(said("{value map E12000001 bare}", &scene) ==
          fmt::format("{}{:.1f} points", by < 0 ? "−" : "", std::abs(by)));
    CHECK(refused("{count map above " + england + "}", &scene) ==
          "a change is held against numbers alone");
}

TEST_CASE("what is supposed is said to be") {
    const geo::Hypothesis hypothesis{.documents = {"rewiring-the-state-cabinet-statement"}};
    const geo::Atlas supposed = geo::hypothetical(*real_atlas(), hypothesis);
    const Told filled =
        told(supposed, nullptr, "{count power-income-tax-share cauth is held: area / areas}");
    CHECK(filled.faults.empty());
    CHECK(filled.text.ends_with(" areas (hypothetical)"));
}

TEST_CASE("what is unknown, missing or withheld never becomes a number") {
    CHECK(refused("{value " + lives + " E06099999}") == "unknown area 'E06099999'");
    CHECK(refused("{value gone " + hartlepool + "}") ==
          "'gone' is no layer, level, area or year, nor a word known here");
    CHECK(refused("{value " + lives + " " + hartlepool + " 1999}") ==
          "there is no such figure of Hartlepool");
    CHECK(refused("{value powers-held S12000033}").find("no such figure") != std::string::npos);
    CHECK(refused("{guess " + hartlepool + "}") == "nothing is known of 'guess'");
    CHECK(refused("{}") == "an empty brace; write {{ for a brace of its own");
    CHECK(refused("{count cauth 1066}") == "areas are known from 2000 to 2028");
    CHECK(refused("{count " + lives + " utla below}") == "something has to follow 'below'");
    CHECK(refused("{value " + lives + " " + hartlepool + ": a / b}") ==
          "only count, proposals and compare take words behind a colon");
    const Told open = told(*real_atlas(), nullptr, "a {value");
    CHECK(open.text == "a …");
    CHECK(open.faults.size() == 1);
    for (const geo::Layer& one : real_atlas()->layers)
        for (const geo::Figure& withheld : one.figures)
            if (!withheld.value && real_atlas()->areas.finest_map_of(withheld.area) &&
                withheld.marker != geo::Marker::none) {
                const std::string brace =
                    fmt::format("{{value {} {} {}}}", one.id,
                                geo::text_of(real_atlas()->areas[withheld.area].id), withheld.year);
                CHECK(refused(brace).find_first_of("0123456789") == std::string::npos);
                return;
            }
    FAIL("the package has no withheld figure");
}

TEST_CASE("whatever is written, a text never throws, and each brace is filled or told") {
    const Scene scene = two_layers();
    const std::vector<std::string> words{"{",           "}",       "{{",      "value",
                                         "count",       "share",   "compare", "list",
                                         "in",          "above",   "cell",    "low",
                                         "most",        "class",   "1",       "99999999999999999",
                                         "-3",          "highest", "lowest",  "2022",
                                         "utla",        "cauth",   "map",     lives,
                                         "powers-held", hull,      england,   ":",
                                         "/",           "é…",      "is",      "held",
                                         "benchmark",   " ",       "rank",    "people",
                                         "name",        "period",  "ratio",   "difference",
                                         "Count",       "bare",    "0.5"};
    std::mt19937 random(6);
    std::uniform_int_distribution<std::size_t> word(0, words.size() - 1), length(1, 12);
    for (int i = 0; i < 400; ++i) {
        std::string text;
        for (std::size_t n = length(random); n > 0; --n) text += words[word(random)] + " ";
        CAPTURE(text);
        const Told filled = told(*real_atlas(), i % 2 == 0 ? &scene : nullptr, text);
        std::size_t gaps = 0;
        for (std::size_t at = 0; (at = filled.text.find("…", at)) != std::string::npos; ++at)
            ++gaps;
        CHECK(gaps >= filled.faults.size());
        for (const geo::Error& fault : filled.faults) {
            CHECK(!fault.what.empty());
            CHECK(text.find(fault.where.substr(0, fault.where.size() - 1)) != std::string::npos);
        }
    }
}
