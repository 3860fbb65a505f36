#include <doctest/doctest.h>

#include <array>
#include <random>

#include "tests/app/kiosk/drawn_page.h"

using namespace app;

namespace {

const geo::Atlas& atlas() { return *real_atlas(); }

Visit after(const std::vector<KioskAction>& actions, Visit visit = {}) {
    for (const KioskAction& action : actions) visit = apply(atlas(), std::move(visit), action);
    return visit;
}

Visit typing(Visit visit, const std::string& letters) {
    for (const char letter : letters)
        visit = apply(atlas(), std::move(visit), TypeLetter{std::string(1, letter)});
    return visit;
}

/// What is wrong with a visit; nothing where all of it goes together.
std::string fault_of(const Visit& visit) {
    const auto fault_of_view = [](const KioskView& view) -> std::string {
        const auto place = area_of(atlas(), view.place), other = area_of(atlas(), view.other);
        if (view.place && (!place || !has_page(atlas(), *place))) return "a place without a page";
        if (view.page == KioskPage::place && !place) return "the page of no place";
        if (view.page == KioskPage::power && (!place || view.power.empty()))
            return "the page of no power, or of no place";
        if (view.page == KioskPage::compare && (!place || !other || place == other))
            return "a comparison of less than two places";
        if (view.page == KioskPage::find && view.looked_for_as != LookedForAs::place && !place)
            return "something to compare with nothing";
        if (!view.layer.empty() && atlas().layer(view.layer) == nullptr) return "no such layer";
        if (view.year != 0 && (view.year < atlas().first_year || view.year > atlas().last_year))
            return "a year that the atlas does not have";
        if (view.camera && !(view.camera->metres_per_pixel > 0))
            return "a camera that sees nothing";
        return {};
    };
    if (visit.before.size() > most_steps_back) return "too many steps back";
    if (visit.text_size >= text_sizes.size()) return "no such text size";
    for (const KioskView& view : visit.before) {
        if (view.page == KioskPage::attract) return "a way back to the attract loop";
        if (auto fault = fault_of_view(view); !fault.empty()) return "before: " + fault;
    }
    return fault_of_view(visit.view);
}

/// Whatever a visitor, or a mistake of ours, may ask for.
KioskAction any_action(std::mt19937& random) {
    const auto number = [&](int most) {
        return std::uniform_int_distribution<int>(0, most - 1)(random);
    };
    const auto area = [&] {
        const auto at = static_cast<std::size_t>(number(static_cast<int>(atlas().areas.size())));
        return atlas().areas[geo::AreaIndex{static_cast<std::uint32_t>(at)}].id;
    };
    const auto place = [&] {
        static const std::array usual{leeds,          north_norfolk, cardiff,
                                      west_yorkshire, glasgow,       belfast};
        return number(3) == 0 ? area() : id_of(usual[static_cast<std::size_t>(number(6))]);
    };
    const auto page = [&] { return static_cast<KioskPage>(number(9)); };
    switch (number(24)) {
        case 0:
            return StartVisit{};
        case 1:
            return GoBack{};
        case 2:
            return GoHome{};
        case 3:
            return FindPlace{static_cast<LookedForAs>(number(3))};
        case 4:
            return TypeLetter{std::string(1, static_cast<char>('a' + number(26)))};
        case 5:
            return EraseLetter{};
        case 6:
        case 7:
            return ChoosePlace{place()};
        case 8:
            return PointAt{place()};
        case 9:
            return ComparePlaces{};
        case 10:
            return SwapPlaces{};
        case 11:
            return ColourMap{number(4) == 0
                                 ? "no-such-layer"
                                 : mission_layers()[static_cast<std::size_t>(number(5))].id};
        case 12:
            return ShowPower{number(4) == 0 ? "no-such-power"
                                            : atlas()
                                                  .powers[static_cast<std::size_t>(number(
                                                      static_cast<int>(atlas().powers.size())))]
                                                  .id};
        case 13:
            return ShowKioskPage{page()};
        case 14:
            return ShowKioskShape{number(2) == 0 ? geo::Shape::hexagons : geo::Shape::geographic};
        case 15:
            return ShowKioskYear{1900 + number(300)};
        case 16:
            return MoveMap{{{number(9) * 1e6 - 4e6}, {number(9) * 1e6 - 4e6}, number(5) - 1.0}};
        case 17:
            return FitMap{};
        case 18:
            return ZoomMap{.factor = number(8) * 0.5,
                           .at = {100, 100},
                           .size = {{400}, {300}},
                           .from = {{4e5}, {3e5}, 300}};
        case 19:
            return ShowPart{static_cast<std::size_t>(number(9))};
        case 20:
            return SpeakLanguage{number(2) == 0 ? Language::welsh : Language::english};
        case 21:
            return EnlargeText{};
        case 22:
            return BringDown{number(2) == 0};
        default:
            return ReadAloud{number(2) == 0};
    }
}

}  // namespace

TEST_CASE("a visit: start, three letters, a place, a power, another place beside it, and back") {
    Visit visit = after({StartVisit{}});
    CHECK(visit.view.page == KioskPage::find);
    visit = typing(visit, "lee");
    const auto found = places_called(atlas(), visit.view.typed, 5);
    REQUIRE_FALSE(found.empty());
    CHECK(atlas().areas[found.front()].name == "Leeds");
    visit = after({ChoosePlace{atlas().areas[found.front()].id}}, visit);
    CHECK(visit.view.page == KioskPage::place);
    CHECK(visit.view.typed.empty());
    visit = after({ShowPower{"bus_franchising"}}, visit);
    CHECK(visit.view.page == KioskPage::power);
    visit = after({GoBack{}, ComparePlaces{}, ChoosePlace{id_of(north_norfolk)}}, visit);
    CHECK(visit.view.page == KioskPage::compare);
    CHECK(visit.view.place == id_of(leeds));
    CHECK(visit.view.other == id_of(north_norfolk));
    visit = after({SwapPlaces{}}, visit);
    CHECK(visit.view.place == id_of(north_norfolk));
    visit = after({SwapPlaces{}, GoBack{}}, visit);
    CHECK(visit.view.page == KioskPage::place);
    visit = after({GoBack{}, GoBack{}}, visit);
    CHECK(visit.view.page == KioskPage::explore);
    CHECK(after({GoBack{}}, visit) == visit);  // All England is where Back ends
}

TEST_CASE("touching the attract loop enters at the year that was shown") {
    Visit visit;
    visit.view.year = 2017;
    visit = after({StartVisit{}}, visit);
    CHECK(visit.view.page == KioskPage::timeline);
    CHECK(visit.view.year == 2017);
    CHECK(after({GoBack{}}, visit).view.page == KioskPage::explore);
}

TEST_CASE("the left place of a comparison is changed, then the right one; Back leaves it") {
    const Visit compared = after(
        {StartVisit{}, ChoosePlace{id_of(leeds)}, ComparePlaces{}, ChoosePlace{id_of(cardiff)}});
    const Visit left = after({FindPlace{LookedForAs::left}, ChoosePlace{id_of(glasgow)}}, compared);
    CHECK(left.view.page == KioskPage::compare);
    CHECK(left.view.place == id_of(glasgow));
    CHECK(left.view.other == id_of(cardiff));
    const Visit right = after({FindPlace{LookedForAs::right}, ChoosePlace{id_of(belfast)}}, left);
    CHECK(right.view.other == id_of(belfast));
    CHECK(after({GoBack{}}, right).view.place == id_of(leeds));
    CHECK(after({GoBack{}}, right).view.page == KioskPage::place);
}

TEST_CASE("a place is not compared with itself") {
    const Visit place = after({StartVisit{}, ChoosePlace{id_of(leeds)}});
    CHECK(after({ComparePlaces{}, ChoosePlace{id_of(leeds)}}, place) == place);
}

TEST_CASE("hexagons keep the place, and a touch on the country tells of another") {
    Visit visit =
        after({StartVisit{}, ChoosePlace{id_of(leeds)}, ShowKioskShape{geo::Shape::hexagons}});
    CHECK(visit.view.page == KioskPage::explore);
    CHECK(visit.view.shape == geo::Shape::hexagons);
    CHECK(visit.view.place == id_of(leeds));
    visit = after({PointAt{id_of(cardiff)}}, visit);
    CHECK(visit.view.page == KioskPage::explore);
    CHECK(visit.view.place == id_of(cardiff));
    CHECK(map_of(atlas(), visit).selected == std::vector{id_of(cardiff)});
}

TEST_CASE("letters of several bytes go as one, keys stay while another place is looked for") {
    Visit visit = after({StartVisit{}, TypeLetter{"ŵ"}, TypeLetter{"y"}, EraseLetter{}});
    CHECK(visit.view.typed == "ŵ");
    CHECK(after({EraseLetter{}, EraseLetter{}}, visit).view.typed.empty());
    visit = after(
        {ChoosePlace{id_of(leeds)}, ComparePlaces{}, ShowPart{1}, TypeLetter{"c"}, EraseLetter{}},
        visit);
    CHECK(visit.view.part == 1);
}

TEST_CASE("names, aliases and Welsh names are found by three letters, a short name as a whole") {
    const auto first = [](const std::string& typed) {
        const auto found = places_called(atlas(), typed, 1);
        return found.empty() ? std::string() : atlas().areas[found.front()].name;
    };
    CHECK(first("card") == "Cardiff");
    CHECK(first("caerd") == "Cardiff");
    CHECK(first("north nor") == "North Norfolk");
    CHECK(first("le") == "");
    CHECK(first("zzz") == "");
}

TEST_CASE("what begins as it was typed is found before what only resembles it, in each language") {
    const auto first = [](const char* typed, Language language) {
        const auto found = places_called(atlas(), typed, 12, language);
        std::vector<std::string> names;
        for (const geo::AreaIndex one : found)
            names.push_back(name_in(atlas().areas[one], language));
        return names;
    };
    const auto at = [](const std::vector<std::string>& names, const char* name) {
        return std::ranges::find(names, name) - names.begin();
    };
    const auto caer = first("caer", Language::welsh);
    REQUIRE(at(caer, "Sir Gaerfyrddin") < std::ssize(caer));
    CHECK(at(caer, "Caerdydd") < at(caer, "Sir Gaerfyrddin"));
    CHECK(at(caer, "Sir Gaerfyrddin") < at(caer, "Cherwell"));
    CHECK(at(caer, "Sir Gaerfyrddin") < at(caer, "Cumberland"));
    CHECK(first("york", Language::english).front() == "York");
    CHECK(first("lee", Language::english).front() == "Leeds");
    CHECK(first("hull", Language::english).front() == "Kingston upon Hull, City of");
}

TEST_CASE("a kiosk's place that the atlas lacks, or has no page of, is told") {
    CHECK_FALSE(wrong_with_place(atlas(), "E08000035"));
    for (const char* code : {"E99999999", "E23000002"}) {  // none, and a police force
        const auto wrong = wrong_with_place(atlas(), code);
        CAPTURE(code);
        REQUIRE(wrong);
        CHECK(wrong->find(code) != std::string::npos);
        CHECK(wrong->find("write the code") != std::string::npos);
    }
}

TEST_CASE("like places come first: each has a page, and none is the place itself") {
    for (const char* code :
         {leeds, north_norfolk, cardiff, west_yorkshire, glasgow, belfast, "W92000004"}) {
        CAPTURE(code);
        const geo::AreaIndex place = area_called(atlas(), code);
        const auto like = places_like(atlas(), place, 12);
        CHECK(like.size() >= 2);
        for (const geo::AreaIndex one : like) {
            CHECK(one != place);
            CHECK(has_page(atlas(), one));
        }
    }
}

TEST_CASE("what the atlas does not know, and pages that lack their place, change nothing") {
    const Visit visit = after({StartVisit{}});
    for (const KioskAction& action :
         {KioskAction{ChoosePlace{id_of("E09999999")}}, KioskAction{ColourMap{"nothing"}},
          KioskAction{ShowPower{"nothing"}}, KioskAction{ShowPower{"bus_franchising"}},
          KioskAction{ComparePlaces{}}, KioskAction{FindPlace{LookedForAs::right}},
          KioskAction{ShowKioskPage{KioskPage::place}},
          KioskAction{ShowKioskPage{KioskPage::compare}},
          KioskAction{ShowKioskPage{KioskPage::power}},
          KioskAction{ShowKioskPage{KioskPage::attract}}})
        CHECK(after({action}, visit) == visit);
}

TEST_CASE("no dead ends: from each page Back and All England lead on, and both are on it") {
    const std::vector<std::vector<KioskAction>> ways{
        {StartVisit{}},
        {StartVisit{}, ChoosePlace{id_of(leeds)}},
        {StartVisit{}, ChoosePlace{id_of(leeds)}, ShowPower{"bus_franchising"}},
        {StartVisit{}, ChoosePlace{id_of(leeds)}, ComparePlaces{}},
        {StartVisit{}, ChoosePlace{id_of(leeds)}, ComparePlaces{}, ChoosePlace{id_of(cardiff)}},
        {StartVisit{}, GoHome{}},
        {StartVisit{}, ShowKioskPage{KioskPage::timeline}},
        {StartVisit{}, ShowKioskPage{KioskPage::sources}},
        {StartVisit{}, ShowKioskPage{KioskPage::take_away}}};
    for (const auto& way : ways) {
        const Visit there = after(way);
        CAPTURE(code_of(there.view.page));
        PageDrawer drawer(there);
        const DrawnPage page = drawer.on({1920, 1080, 1218}, 0);
        for (const char* id : {"back", "home"}) {
            REQUIRE(page.node(id) != nullptr);
            CHECK(page.node(id)->in_view);
        }
        CHECK(after({GoHome{}}, there).view.page == KioskPage::explore);
        Visit back = there;
        for (std::size_t i = 0; i <= most_steps_back; ++i) back = after({GoBack{}}, back);
        CHECK(back.view.page == KioskPage::explore);
    }
}

TEST_CASE("5,000 actions at random leave every view whole, and whatever is shown has its story") {
    std::mt19937 random(5);
    Visit visit = after({StartVisit{}});
    int places = 0, comparisons = 0;
    for (int i = 0; i < 5000; ++i) {
        const KioskAction action = any_action(random);
        visit = apply(atlas(), std::move(visit), action);
        CAPTURE(i);
        REQUIRE(fault_of(visit) == "");
        REQUIRE(visit.view.page != KioskPage::attract);
        const Scene scene = map_of(atlas(), visit);
        REQUIRE(atlas().layer(scene.pane().layer) != nullptr);
        places += visit.view.page == KioskPage::place;
        comparisons += visit.view.page == KioskPage::compare;
    }
    CHECK(places > 50);
    CHECK(comparisons > 5);
}
