#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/picture/data_words.h"
#include "app/scene/scene.h"
#include "app/text/language.h"

namespace app {

/// What a kiosk's screen is given to.
enum class KioskPage : std::uint8_t {
    attract,    // nobody is there: England fills in, year by year
    find,       // a place is looked for, by name or on the map
    place,      // who runs what here
    compare,    // two places, one scale
    explore,    // the whole country in one colour scheme, as ground or hexagons
    timeline,   // the years of the attract loop, moved through by hand
    power,      // what one power means, and who has it here
    sources,    // what this is and where it is from
    take_away,  // a code to carry home
};
std::string_view code_of(KioskPage page);  // "attract", …

/// What a place that is looked for is for.
enum class LookedForAs : std::uint8_t { place, left, right };

/// What Back goes back to.
struct KioskView {
    KioskPage page = KioskPage::attract;
    std::optional<geo::AreaId> place{}, other{};  // other: held against it
    std::string layer{};                          // that colours the map; empty: the page's own
    std::string power{};                          // of the page of one power: id
    geo::Shape shape = geo::Shape::geographic;
    int year = 0;  // of the attract loop and the timeline; 0: the latest
    LookedForAs looked_for_as = LookedForAs::place;
    std::string typed{};             // of a name
    std::optional<Camera> camera{};  // none: the page's own
    std::size_t part = 0;            // of what has more than the screen has room for, from 0
    bool operator==(const KioskView&) const = default;
};

/// How much larger type is than designed.
inline constexpr std::array text_sizes{1.0, 1.25, 1.5, 2.0};

/// Everything that a visitor has chosen. A value: to be rid of a visitor is to put another in its
/// place.
struct Visit {
    KioskView view;
    std::vector<KioskView> before;  // the last one at the end; at most most_steps_back
    Language language = Language::english;
    std::size_t text_size = 0;  // of text_sizes
    bool high_contrast = false;
    bool still = false;         // nothing moves
    bool brought_down = false;  // the page is lower, for who sits
    bool speaks = false;        // reads aloud what has the focus
    bool operator==(const Visit&) const = default;
};
inline constexpr std::size_t most_steps_back = 50;

// What a visitor can do.
struct StartVisit {};  // from the story that is shown
struct GoBack {};
struct GoHome {};  // "All England"
struct FindPlace {
    LookedForAs as = LookedForAs::place;
};
struct TypeLetter {
    std::string letter;  // UTF-8
};
struct EraseLetter {};
struct ChoosePlace {
    geo::AreaId area;
};
struct PointAt {
    geo::AreaId area;  // on the map: on the country's page it is told beside it, else it is gone to
};
struct ComparePlaces {};  // this one with another: the list of those is shown
struct SwapPlaces {};
struct ColourMap {
    std::string layer;  // id
};
struct ShowPower {
    std::string power;  // id
};
struct ShowKioskPage {
    KioskPage page;
};
struct ShowKioskShape {
    geo::Shape shape;
};
struct ShowKioskYear {
    int year;
};
struct MoveMap {
    Camera camera;  // by hand
};
struct FitMap {};
struct ZoomMap {
    double factor;     // above 1: nearer
    ScreenPoint at{};  // of the map's own pixels, that stays where it is
    PaneSize size{};
    Camera from{};  // as the map is seen
};
struct ShowPart {
    std::size_t part;
};
struct SpeakLanguage {
    Language language;
};
struct EnlargeText {};  // to the next size, and back to the first after the largest
struct ContrastMore {
    bool more;
};
struct KeepStill {
    bool still;
};
struct BringDown {
    bool down;
};
struct ReadAloud {
    bool on;
};
struct SayAgain {};
struct Silence {};
struct SpeakLouder {
    int by;  // per cent
};
struct StayHere {};  // the answer to "Still there?"
/// What is done on the staff's pages; no part of a visit.
struct StaffCommand {
    std::string command;  // "digit:7", "erase", "enter", "leave", "volume:+", "exit", …
};
using KioskAction =
    std::variant<StartVisit, GoBack, GoHome, FindPlace, TypeLetter, EraseLetter, ChoosePlace,
                 PointAt, ComparePlaces, SwapPlaces, ColourMap, ShowPower, ShowKioskPage,
                 ShowKioskShape, ShowKioskYear, MoveMap, FitMap, ZoomMap, ShowPart, SpeakLanguage,
                 EnlargeText, ContrastMore, KeepStill, BringDown, ReadAloud, SayAgain, Silence,
                 SpeakLouder, StayHere, StaffCommand>;

/// The visit after an action. What the atlas does not know changes nothing.
Visit apply(const geo::Atlas& atlas, Visit visit, const KioskAction& action);

/// What is wrong with a code as the place of a kiosk, and what to do; nothing: it has a page.
std::optional<std::string> wrong_with_place(const geo::Atlas& atlas, const std::string& code);

/// The places that are meant by what was typed, best first: at least three letters, or whatever is
/// the whole of a name. Areas in force that have a page of their own: councils, authorities and
/// countries.
std::vector<geo::AreaIndex> places_called(const geo::Atlas& atlas, const std::string& typed,
                                          std::size_t most, Language language = Language::english);
/// Has an area a page of its own?
bool has_page(const geo::Atlas& atlas, geo::AreaIndex area);
/// Places to hold a place against, those like it first: the statistics office's neighbours of a
/// council, the other authorities of an authority by how many people live there, nations of a
/// nation.
std::vector<geo::AreaIndex> places_like(const geo::Atlas& atlas, geo::AreaIndex place,
                                        std::size_t most);

/// The area of an id that the atlas knows.
std::optional<geo::AreaIndex> area_of(const geo::Atlas& atlas,
                                      const std::optional<geo::AreaId>& id);
/// The years of the attract loop: those in which an authority of England was made, and the last
/// that is planned.
std::vector<int> story_years(const geo::Atlas& atlas);

/// A layer that a place or the country can be coloured by on a kiosk, with what it is called there.
struct KioskLayer {
    const char* id;
    const char* mission;  // "growth"; empty: none
    const char* label;    // plain words, to be put through tr(): "Income per person"
    const char* measure;  // what it counts: "household income left after taxes"
};
/// One of each mission, in their order; none of those that the atlas does not have.
std::vector<KioskLayer> mission_layers();
/// Those of the page of the whole country: powers, money, turnout, missions.
std::vector<KioskLayer> country_layers();
const KioskLayer* kiosk_layer(std::string_view id);

/// What the map of a view shows, without a camera unless one was chosen. `right`: of a comparison,
/// the map of the other place.
Scene map_of(const geo::Atlas& atlas, const Visit& visit, bool right = false);

}  // namespace app
