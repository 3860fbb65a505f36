#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/app/kiosk/drawn_page.h"

using namespace app;

namespace {

const geo::Atlas& atlas() { return *real_atlas(); }

PlaceStory story_of(const char* code) {
    return place_story(atlas(), area_called(atlas(), code), Language::english);
}

const Subject& subject(const PlaceStory& story, const std::string& power) {
    const auto at = std::ranges::find(story.subjects, power, &Subject::power);
    REQUIRE(at != story.subjects.end());
    return *at;
}

std::string all_of(const PlaceStory& story) {
    std::string words = story.name + "|" + story.what + "|" + story.lead;
    for (const HeadFact& fact : story.facts) {
        words += "|" + fact.title + ": " + fact.value;
        for (const std::string& line : fact.detail) words += ", " + line;
    }
    for (const Subject& one : story.subjects) words += "|" + one.label + ": " + one.who;
    return words;
}

bool says(const std::string& all, const std::string& part) {
    return all.find(part) != std::string::npos;
}

int percent_in(const std::string& share) { return std::atoi(share.c_str()); }

geo::ShownFigure figure(double value, std::optional<geo::Interval> within = {}) {
    geo::ShownFigure one;
    one.value = value;
    one.interval = within;
    return one;
}

}  // namespace

TEST_CASE(
    "every place with a page tells of twelve subjects and five missions, and of no empty box") {
    int told = 0;
    for (std::size_t i = 0; i < atlas().areas.size(); ++i) {
        const geo::AreaIndex area{static_cast<std::uint32_t>(i)};
        if (!has_page(atlas(), area)) continue;
        ++told;
        const PlaceStory story = place_story(atlas(), area, Language::english);
        CAPTURE(story.name);
        CAPTURE(geo::text_of(atlas().areas[area].id));
        REQUIRE_FALSE(story.name.empty());
        REQUIRE_FALSE(story.what.empty());
        REQUIRE_FALSE(story.lead.empty());
        REQUIRE_FALSE(story.sources.empty());
        REQUIRE(story.facts.size() == 3);
        for (const HeadFact& fact : story.facts) {
            REQUIRE_FALSE(fact.title.empty());
            REQUIRE_FALSE(fact.value.empty());
            REQUIRE_FALSE(fact.detail.empty());
            for (const std::string& line : fact.detail) REQUIRE_FALSE(line.empty());
        }
        REQUIRE(story.subjects.size() == 12);
        for (const Subject& one : story.subjects) {
            CAPTURE(one.power);
            REQUIRE_FALSE(one.label.empty());
            REQUIRE_FALSE(one.who.empty());
            REQUIRE_FALSE(one.told.empty());
            REQUIRE_FALSE(one.source.empty());
        }
        REQUIRE(story.missions.size() == 5);
        for (const MissionRow& row : story.missions) {
            CAPTURE(row.mission);
            REQUIRE_FALSE(row.title.empty());
            REQUIRE_FALSE(row.detail.empty());
            REQUIRE_FALSE(row.in_words.empty());
            REQUIRE(row.value.empty() == !row.scale.here.has_value());
        }
    }
    CHECK(told > 350);
}

TEST_CASE(
    "Leeds: the mayor of West Yorkshire has transport, is to have buses, and money and votes are "
    "told") {
    const PlaceStory story = story_of(leeds);
    CAPTURE(all_of(story));
    CHECK(story.name == "Leeds");
    CHECK(says(story.what, "West Yorkshire"));
    CHECK(story.holder == "Mayor");
    CHECK(subject(story, "local_transport_authority").held == Held::held);
    CHECK(says(subject(story, "local_transport_authority").told, "The mayor of West Yorkshire"));
    CHECK(subject(story, "bus_franchising").held == Held::agreed);  // buses follow in 2027
    CHECK(says(subject(story, "bus_franchising").told, "not yet in use"));
    CHECK(subject(story, "health_devolution").held == Held::not_held);
    CHECK(says(all_of(story), "Tracy Brabin"));
    for (const MissionRow& row : story.missions) CHECK_FALSE(row.value.empty());
    CHECK(story.country == "England");
}

TEST_CASE(
    "North Norfolk, a rural district: no mayor, and each subject names the council that decides") {
    const PlaceStory story = story_of(north_norfolk);
    const std::string all = all_of(story);
    CAPTURE(all);
    CHECK(story.holder.empty());
    CHECK(story.facts.front().value == "Not yet");
    CHECK(says(story.lead, "has no mayor"));
    CHECK(says(subject(story, "bus_franchising").who, "Norfolk County Council"));
    CHECK(says(subject(story, "spatial_development_strategy").who, "North Norfolk"));
    CHECK(says(subject(story, "rail_partnership").who, "UK Government"));
    CHECK_FALSE(says(all, "Scottish"));
    CHECK_FALSE(says(all, "Welsh"));
}

TEST_CASE("nobody is sent to a county council that there is none of") {
    for (std::size_t i = 0; i < atlas().areas.size(); ++i) {
        const geo::AreaIndex area{static_cast<std::uint32_t>(i)};
        if (!has_page(atlas(), area)) continue;
        const PlaceStory story = place_story(atlas(), area, Language::english);
        for (const Subject& one : story.subjects) {
            const std::string words = one.who + " " + one.told;
            if (words.find("County Council") == std::string::npos) continue;
            CAPTURE(story.name);
            CAPTURE(words);
            const auto county = atlas().areas[area].county;
            REQUIRE(county.has_value());
            CHECK(geo::text_of(atlas().areas[*county].id).starts_with("E10"));
        }
    }
}

TEST_CASE("where no mayor is planned either, a council of the place decides on its buses") {
    int told = 0;
    for (const geo::AreaIndex area :
         atlas().areas.in_force(geo::Level::district, atlas().present_year)) {
        const std::string code(geo::text_of(atlas().areas[area].id));
        if (!code.starts_with("E0") || !has_page(atlas(), area)) continue;
        const PlaceStory story = place_story(atlas(), area, Language::english);
        if (story.facts.front().value != "None" || !story.holder.empty()) continue;
        ++told;
        CAPTURE(all_of(story));
        CHECK(says(story.lead, story.name));
        const std::string who = subject(story, "bus_franchising").who;
        CHECK((says(who, "council") || says(who, "Council")));
        CHECK(subject(story, "bus_franchising").held == Held::not_held);
    }
    CHECK(told > 0);
}

TEST_CASE("Cardiff: the Welsh Government where England has mayors, and its own name in Welsh") {
    const PlaceStory story = story_of(cardiff);
    const std::string all = all_of(story);
    CAPTURE(all);
    CHECK(story.holder.empty());
    CHECK(says(all, "Welsh Government"));
    CHECK(says(subject(story, "health_devolution").who, "Welsh Government"));
    CHECK_FALSE(says(all, "Scottish"));
    const geo::AreaIndex area = area_called(atlas(), cardiff);
    CHECK(place_story(atlas(), area, Language::welsh).name == "Caerdydd");
}

TEST_CASE("Glasgow and Belfast: their governments decide, and nobody is told of a mayor") {
    const PlaceStory glasgow_story = story_of(glasgow), belfast_story = story_of(belfast);
    CHECK(says(subject(glasgow_story, "health_devolution").who, "Scottish Government"));
    CHECK(says(subject(glasgow_story, "police_crime_commissioner").who, "Scottish Government"));
    CHECK(says(subject(belfast_story, "bus_franchising").who, "Northern Ireland Executive"));
    for (const PlaceStory* story : {&glasgow_story, &belfast_story}) {
        CAPTURE(all_of(*story));
        CHECK(story->holder.empty());
        CHECK_FALSE(says(all_of(*story), "one mayor"));
        CHECK_FALSE(says(all_of(*story), "UK Government decide"));
    }
}

TEST_CASE(
    "visitors are told the basis of a power, how sure it is and whose word: no notes, no "
    "addresses") {
    const Subject buses = subject(story_of(leeds), "bus_franchising");
    CAPTURE(buses.source);
    CHECK(says(buses.source, "since 2024"));
    CHECK(says(buses.source, "Legal basis: Bus Services Acts"));
    CHECK(says(buses.source, "part of it recalled, not yet checked"));
    CHECK(says(buses.source, "Source: cbwmagazine.com."));
    CHECK(says(subject(story_of(cardiff), "bus_franchising").source, "Recalled, not yet checked."));
    for (std::size_t i = 0; i < atlas().areas.size(); ++i) {
        const geo::AreaIndex area{static_cast<std::uint32_t>(i)};
        if (!has_page(atlas(), area)) continue;
        for (const Subject& one : place_story(atlas(), area, Language::english).subjects) {
            CAPTURE(one.source);
            CHECK_FALSE(says(one.source, "://"));
            CHECK_FALSE(says(one.source, "Note:"));
        }
    }
}

TEST_CASE("what a council's own agreement gives is the council's to decide") {
    const PlaceStory cornwall = story_of("E06000052"), buckinghamshire = story_of("E06000060"),
                     warwickshire = story_of("E10000031");
    CHECK(says(cornwall.lead, "devolution agreement"));
    const Subject& skills = subject(cornwall, "adult_skills_fund");
    CHECK(skills.who == "Cornwall council");
    CHECK(says(skills.told, "By its devolution agreement"));
    CHECK(says(skills.source, "adult education regulations"));
    CHECK(subject(buckinghamshire, "adult_skills_fund").who == "Buckinghamshire council");
    CHECK(subject(buckinghamshire, "employment_support").who == "Buckinghamshire council");
    // Where the register does not say, neither does the page.
    CHECK(subject(cornwall, "employment_support").who == "UK Government");
    CHECK(subject(warwickshire, "adult_skills_fund").who == "UK Government");
    CHECK(says(subject(warwickshire, "adult_skills_fund").told, "may change this"));
}

TEST_CASE("who runs a fire service is not told more exactly than it is known") {
    for (const char* code : {north_norfolk, cardiff}) {
        const Subject fire = subject(story_of(code), "fire_rescue");
        CAPTURE(fire.told);
        CHECK(says(fire.told, "a council, several together, or a commissioner"));
    }
}

TEST_CASE("each publisher is named once, and what the atlas lacks is not said to be unpublished") {
    for (const char* code : {leeds, cardiff, glasgow, belfast, "S12000036"}) {
        const PlaceStory story = story_of(code);
        CAPTURE(story.sources);
        const std::size_t colon = story.sources.find(": ");
        REQUIRE(colon != std::string::npos);
        const std::string named = story.sources.substr(colon + 2);
        CHECK(fmt::format("{}", fmt::join(publishers_in(named), "; ")) == named);
        CAPTURE(all_of(story));
        CHECK_FALSE(says(all_of(story), "published for this place"));
        for (const MissionRow& row : story.missions)
            CHECK_FALSE(says(row.detail, "published for this place"));
    }
    CHECK(publishers_in("ONS; Home Office; ONS") == std::vector<std::string>{"ONS", "Home Office"});
    CHECK(publishers_in("https://www.gov.uk/a/b") == std::vector<std::string>{"gov.uk"});
}

TEST_CASE("a nation tells of its own government, and when that began") {
    const PlaceStory story = story_of("W92000004");
    CHECK(story.facts.front().title == "Own government");
    CHECK(says(story.facts.front().value, "1999"));
}

TEST_CASE("two places are told on shared scales, the right one to the right of what it exceeds") {
    const CompareStory story =
        compare_story(atlas(), area_called(atlas(), leeds), area_called(atlas(), north_norfolk),
                      Language::english);
    CHECK(story.left.name == "Leeds");
    CHECK(story.right.name == "North Norfolk");
    REQUIRE(story.rows.size() >= 4);
    for (const CompareRow& row : story.rows) {
        CAPTURE(row.title);
        CHECK_FALSE(row.left.empty());
        CHECK_FALSE(row.right.empty());
        REQUIRE(row.scale.here.has_value());
        REQUIRE(row.scale.other.has_value());
        for (const double at : {*row.scale.here, *row.scale.other}) {
            CHECK(at >= 0);
            CHECK(at <= 1);
        }
        CHECK(says(row.in_words, "Leeds"));
        CHECK(says(row.in_words, "North Norfolk"));
    }
    const auto power = std::ranges::find_if(
        story.rows, [](const CompareRow& row) { return row.title.starts_with("Income"); });
    REQUIRE(power != story.rows.end());
}

TEST_CASE("ahead, behind and close: by what is good, a tenth of the spread, and the interval") {
    using geo::Polarity;
    const double england = 50, spread = 40;
    CHECK(verdict_on(Polarity::higher_is_better, figure(60), england, spread) == Verdict::ahead);
    CHECK(verdict_on(Polarity::higher_is_better, figure(40), england, spread) == Verdict::behind);
    CHECK(verdict_on(Polarity::lower_is_better, figure(60), england, spread) == Verdict::behind);
    CHECK(verdict_on(Polarity::lower_is_better, figure(40), england, spread) == Verdict::ahead);
    CHECK(verdict_on(Polarity::neutral, figure(60), england, spread) == Verdict::more);
    CHECK(verdict_on(Polarity::neutral, figure(40), england, spread) == Verdict::less);
    CHECK(verdict_on(Polarity::higher_is_better, figure(54), england, spread) == Verdict::close);
    CHECK(verdict_on(Polarity::higher_is_better, figure(54.1), england, spread) == Verdict::ahead);
    CHECK(verdict_on(Polarity::higher_is_better, figure(60, geo::Interval{49, 71}), england,
                     spread) == Verdict::close);
    CHECK(verdict_on(Polarity::higher_is_better, figure(60, geo::Interval{51, 69}), england,
                     spread) == Verdict::ahead);
}

TEST_CASE("the attract loop: years ascend, areas join once, the share of people only grows") {
    const AttractStory& story = the_attract_story();
    REQUIRE(story.years.size() >= 6);
    CHECK(story.years.front().year == 2000);
    CHECK(story.years.back().planned);
    std::vector<geo::AreaIndex> all;
    int last = 0;
    for (std::size_t i = 0; i < story.years.size(); ++i) {
        const StoryYear& year = story.years[i];
        CAPTURE(year.year);
        if (i > 0) CHECK(year.year > story.years[i - 1].year);
        for (const geo::AreaIndex area : year.joined) {
            CHECK(std::ranges::find(all, area) == all.end());
            all.push_back(area);
        }
        CHECK_FALSE(told_of(story, i).empty());
        if (year.share.empty()) continue;
        CHECK(percent_in(year.share) >= last);
        last = percent_in(year.share);
    }
    const auto share = [&](int year) { return percent_in(story.years[story.at(year)].share); };
    // London, Greater Manchester and eight more; then half of England.
    CHECK(share(2017) >= 30);
    CHECK(share(2017) <= 45);
    CHECK(share(2024) >= 45);
    CHECK(share(2024) <= 65);
    CHECK(story.nations.size() == 3);
    CHECK(says(story.source, "Source"));
}

TEST_CASE("the planned year counts who is to join: more people than live in such areas today") {
    const AttractStory& story = the_attract_story();
    const StoryYear &last = story.years.back(), &now = story.years[story.years.size() - 2];
    REQUIRE(last.planned);
    REQUIRE_FALSE(now.planned);
    double joining = 0;
    for (const char* code : {"PLANNED-ESSEX", "PLANNED-NORFOLKSUFFOLK"}) {
        const geo::AreaIndex area = area_called(atlas(), code);
        CAPTURE(code);
        CHECK(std::ranges::find(last.joined, area) != last.joined.end());
        const geo::Area& one = atlas().areas[area];
        for (const geo::AreaIndex part :
             atlas().areas.members(area, geo::Level::district, *one.vintage.start))
            joining += atlas().areas[part].population.value_or(0);
    }
    CHECK(last.joined.size() == 2);
    CHECK(says(last.joined_in_words, "to join"));
    const double england = *atlas().areas[area_called(atlas(), "E92000001")].population;
    const double more = 100 * joining / england;
    CHECK(more > 5);
    CHECK(percent_in(last.share) - percent_in(now.share) >= static_cast<int>(more) - 1);
    CHECK(percent_in(last.share) - percent_in(now.share) <= static_cast<int>(more) + 2);
    CHECK(says(told_of(story, story.years.size() - 1), last.share));
}

TEST_CASE("the facts of the attract loop have their figures and name their source") {
    const AttractStory& story = the_attract_story();
    REQUIRE(story.facts.size() >= 3);
    for (const std::string& fact : story.facts) {
        CAPTURE(fact);
        CHECK(fact.find('{') == std::string::npos);
        // Whatever year the story beside it is of.
        CHECK(says(fact, std::to_string(atlas().present_year)));
        CHECK(says(fact, "Source: "));
    }
}
