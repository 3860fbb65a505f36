#include "app/kiosk/visit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "app/picture/data_words.h"
#include "app/text/text.h"
#include "geo/area/fold_name.h"
#include "geo/area/known_areas.h"
#include "geo/data/benchmark.h"
#include "geo/data/profile.h"
#include "geo/data/timeline.h"

namespace app {
namespace {

constexpr std::array page_codes{"attract",  "find",  "place",   "compare",  "explore",
                                "timeline", "power", "sources", "take-away"};

constexpr std::array missions{
    KioskLayer{"gdhi-per-head", "growth", later("Economic growth"),
               later("household income per person")},
    KioskLayer{"healthy-life-expectancy-female", "nhs", later("An NHS fit for the future"),
               later("healthy years of life, women")},
    KioskLayer{"recorded-crime-rate", "streets", later("Safer streets"),
               later("crimes per 1,000 people")},
    KioskLayer{"ks2-expected-standard", "opportunity", later("Opportunity"),
               later("at the standard, age 11")},
    KioskLayer{"ghg-emissions-per-head", "clean-energy", later("Clean energy"),
               later("tonnes of CO₂e per person")}};

constexpr std::array country{
    KioskLayer{"powers-held", "", later("Powers"), later("powers held, council by council")},
    KioskLayer{"core-spending-power-area-per-head", "", later("Budget"),
               later("what councils can spend per person")},
    KioskLayer{"turnout-referendum-2016", "", later("Turnout"), later("share of voters who voted")},
    KioskLayer{"healthy-life-expectancy-female", "nhs", later("Missions"),
               later("healthy years of life, women")}};

/// Leaves the view for another, which Back returns from.
void go(Visit& visit, KioskView next) {
    if (next == visit.view) return;
    visit.before.push_back(std::move(visit.view));
    if (visit.before.size() > most_steps_back) visit.before.erase(visit.before.begin());
    visit.view = std::move(next);
}

KioskView page_of(const Visit& visit, KioskPage page) {
    KioskView next = visit.view;
    next.page = page;
    next.camera.reset();
    next.part = 0;
    next.typed.clear();
    return next;
}

KioskView whole_country(const Visit& visit) {
    KioskView next = page_of(visit, KioskPage::explore);
    next.other.reset();
    next.power.clear();
    next.year = 0;
    if (kiosk_layer(next.layer) == nullptr) next.layer = country.front().id;
    return next;
}

void change(const geo::Atlas& atlas, Visit& visit, const StartVisit&) {
    if (visit.view.page != KioskPage::attract) return;
    // The story that is shown is where the visit begins; Back leads to the country from there.
    const int year = visit.view.year;
    visit.view = whole_country(visit);
    KioskView first = page_of(visit, KioskPage::find);
    first.year = 0;
    if (year != 0 && year != atlas.present_year) {
        first = page_of(visit, KioskPage::timeline);
        first.year = year;
    }
    go(visit, std::move(first));
}

void change(const geo::Atlas&, Visit& visit, const GoBack&) {
    if (visit.before.empty()) {
        if (visit.view.page != KioskPage::attract && visit.view.page != KioskPage::explore)
            visit.view = whole_country(visit);
        return;
    }
    visit.view = std::move(visit.before.back());
    visit.before.pop_back();
}

void change(const geo::Atlas&, Visit& visit, const GoHome&) { go(visit, whole_country(visit)); }

void change(const geo::Atlas& atlas, Visit& visit, const FindPlace& action) {
    // Nothing can be held against no place.
    if (action.as != LookedForAs::place && !area_of(atlas, visit.view.place)) return;
    KioskView next = page_of(visit, KioskPage::find);
    next.looked_for_as = action.as;
    go(visit, std::move(next));
}

void change(const geo::Atlas&, Visit& visit, const TypeLetter& action) {
    constexpr std::size_t longest = 40;
    if (visit.view.page != KioskPage::find || visit.view.typed.size() > longest) return;
    if (action.letter == " " && (visit.view.typed.empty() || visit.view.typed.ends_with(' ')))
        return;
    visit.view.typed += action.letter;
}

void change(const geo::Atlas&, Visit& visit, const EraseLetter&) {
    std::string& typed = visit.view.typed;
    // A letter of several bytes goes as one.
    while (!typed.empty() && (static_cast<unsigned char>(typed.back()) & 0xC0) == 0x80)
        typed.pop_back();
    if (!typed.empty()) typed.pop_back();
}

void change(const geo::Atlas& atlas, Visit& visit, const ChoosePlace& action) {
    const auto area = atlas.areas.find(geo::text_of(action.area));
    if (!area || !has_page(atlas, *area)) return;
    const LookedForAs as = visit.view.looked_for_as;
    const bool compares = visit.view.page == KioskPage::find && as != LookedForAs::place;
    if (!compares) {
        KioskView next = page_of(visit, KioskPage::place);
        next.place = action.area;
        next.other.reset();
        next.year = 0;
        next.looked_for_as = LookedForAs::place;
        if (next.layer.empty() ||
            std::ranges::none_of(mission_layers(),
                                 [&](const KioskLayer& one) { return one.id == next.layer; }))
            next.layer.clear();
        go(visit, std::move(next));
        return;
    }
    // The list stands between two comparisons: Back leads to what was before it.
    if (!visit.before.empty()) {
        visit.view = std::move(visit.before.back());
        visit.before.pop_back();
    }
    KioskView next = page_of(visit, KioskPage::compare);
    (as == LookedForAs::left ? next.place : next.other) = action.area;
    if (next.place == next.other || !next.place || !next.other) return;
    if (visit.view.page == KioskPage::compare)
        visit.view = std::move(next);
    else
        go(visit, std::move(next));
}

void change(const geo::Atlas& atlas, Visit& visit, const PointAt& action) {
    if (visit.view.page != KioskPage::explore)
        change(atlas, visit, ChoosePlace{action.area});
    else if (const auto area = atlas.areas.find(geo::text_of(action.area));
             area && has_page(atlas, *area)) {
        visit.view.place = action.area;
        visit.view.part = 0;  // where it is told of
    }
}

void change(const geo::Atlas& atlas, Visit& visit, const ComparePlaces&) {
    if (area_of(atlas, visit.view.place)) change(atlas, visit, FindPlace{LookedForAs::right});
}

void change(const geo::Atlas&, Visit& visit, const SwapPlaces&) {
    if (visit.view.page == KioskPage::compare) std::swap(visit.view.place, visit.view.other);
}

void change(const geo::Atlas& atlas, Visit& visit, const ColourMap& action) {
    if (atlas.layer(action.layer) != nullptr) visit.view.layer = action.layer;
}

void change(const geo::Atlas& atlas, Visit& visit, const ShowPower& action) {
    // A power is told of in a place.
    if (std::ranges::find(atlas.powers, action.power, &geo::Power::id) == atlas.powers.end() ||
        !area_of(atlas, visit.view.place))
        return;
    KioskView next = page_of(visit, KioskPage::power);
    next.power = action.power;
    if (visit.view.page == KioskPage::power)
        visit.view = std::move(next);
    else
        go(visit, std::move(next));
}

void change(const geo::Atlas& atlas, Visit& visit, const ShowKioskPage& action) {
    if (action.page == visit.view.page) return;
    // These are come to by what they are of.
    if (action.page == KioskPage::attract || action.page == KioskPage::place ||
        action.page == KioskPage::compare || action.page == KioskPage::power)
        return;
    if (action.page == KioskPage::explore) return change(atlas, visit, GoHome{});
    go(visit, page_of(visit, action.page));
}

void change(const geo::Atlas&, Visit& visit, const ShowKioskShape& action) {
    if (visit.view.page == KioskPage::place) {
        // A single place has no shape to tell of: the country has, with the place marked.
        KioskView next = page_of(visit, KioskPage::explore);
        next.shape = action.shape;
        if (kiosk_layer(next.layer) == nullptr) next.layer = missions[1].id;
        go(visit, std::move(next));
        return;
    }
    visit.view.shape = action.shape;
    visit.view.camera.reset();
}

void change(const geo::Atlas& atlas, Visit& visit, const ShowKioskYear& action) {
    visit.view.year = std::clamp(action.year, atlas.first_year, atlas.last_year);
}

void change(const geo::Atlas&, Visit& visit, const MoveMap& action) {
    visit.view.camera = bounded(action.camera);
}

void change(const geo::Atlas&, Visit& visit, const FitMap&) { visit.view.camera.reset(); }
void change(const geo::Atlas&, Visit& visit, const ZoomMap& action) {
    visit.view.camera = bounded(zoomed_at(action.from, action.size, action.at, action.factor));
}
void change(const geo::Atlas&, Visit& visit, const ShowPart& action) {
    visit.view.part = action.part;
}
void change(const geo::Atlas&, Visit& visit, const SpeakLanguage& action) {
    visit.language = action.language;
}
void change(const geo::Atlas&, Visit& visit, const EnlargeText&) {
    visit.text_size = (visit.text_size + 1) % text_sizes.size();
    visit.view.part = 0;
}
void change(const geo::Atlas&, Visit& visit, const ContrastMore& action) {
    visit.high_contrast = action.more;
}
void change(const geo::Atlas&, Visit& visit, const KeepStill& action) {
    visit.still = action.still;
}
void change(const geo::Atlas&, Visit& visit, const BringDown& action) {
    visit.brought_down = action.down;
}
void change(const geo::Atlas&, Visit& visit, const ReadAloud& action) { visit.speaks = action.on; }
// What is done by whoever speaks, and by staff, changes no visit.
void change(const geo::Atlas&, Visit&, const SayAgain&) {}
void change(const geo::Atlas&, Visit&, const Silence&) {}
void change(const geo::Atlas&, Visit&, const SpeakLouder&) {}
void change(const geo::Atlas&, Visit&, const StayHere&) {}
void change(const geo::Atlas&, Visit&, const StaffCommand&) {}

bool is_in_force(const geo::Atlas& atlas, geo::AreaIndex area) {
    const geo::Area& one = atlas.areas[area];
    return !one.vintage.end || *one.vintage.end >= atlas.present_year;
}

/// As the first letter of a Welsh word changes within a name: Caerfyrddin, Sir Gaerfyrddin.
///
/// source  soft mutation, recalled
std::string softened(const std::string& typed) {
    struct Change {
        std::string_view from, to;
    };
    constexpr std::array changes{Change{"ll", "l"}, Change{"rh", "r"}, Change{"c", "g"},
                                 Change{"p", "b"},  Change{"t", "d"},  Change{"b", "f"},
                                 Change{"m", "f"},  Change{"g", ""}};
    for (const Change& change : changes)
        if (typed.starts_with(change.from))
            return std::string(change.to) + typed.substr(change.from.size());
    return typed;
}

/// How near a place's name is to what was typed, both folded; 0 is nearest.
int apart_from(const std::string& name, const std::string& typed, Language language) {
    if (name == typed) return 0;
    if (name.starts_with(typed)) return 1;
    const auto begins_word = [&](const std::string& beginning) {
        return !beginning.empty() &&
               std::ranges::any_of(geo::words_of(name), [&](std::string_view word) {
                   return word.starts_with(beginning);
               });
    };
    if (begins_word(typed)) return 2;
    return language == Language::welsh && begins_word(softened(typed)) ? 3 : 4;
}

}  // namespace

std::string_view code_of(KioskPage page) { return page_codes[static_cast<std::size_t>(page)]; }

Visit apply(const geo::Atlas& atlas, Visit visit, const KioskAction& action) {
    std::visit([&](const auto& one) { change(atlas, visit, one); }, action);
    return visit;
}

bool has_page(const geo::Atlas& atlas, geo::AreaIndex area) {
    const geo::Area& one = atlas.areas[area];
    if (one.supposed || !is_in_force(atlas, area)) return false;
    const auto level = atlas.areas.finest_map_of(area);
    return level && *level != geo::Level::police_force;
}

std::optional<std::string> wrong_with_place(const geo::Atlas& atlas, const std::string& code) {
    const auto area = atlas.areas.find(code);
    if (area && has_page(atlas, *area)) return std::nullopt;
    return fmt::format(
        "the atlas has no page of '{}'; write the code of a council, an authority or a nation, as "
        "E08000035",
        code);
}

std::vector<geo::AreaIndex> places_called(const geo::Atlas& atlas, const std::string& typed,
                                          std::size_t most, Language language) {
    constexpr std::size_t enough_letters = 3, asked = 40;
    const std::string folded = geo::fold_name(typed);
    struct Found {
        geo::AreaIndex area{};
        int apart = 0;
    };
    std::vector<Found> found;
    for (const geo::NameMatch& match : atlas.names.find(typed, asked)) {
        if (!has_page(atlas, match.area)) continue;
        // Another name that was typed in full is as good as the place's own.
        const bool is_whole = geo::fold_name(match.matched) == folded;
        if (folded.size() < enough_letters && !is_whole) continue;
        const std::string name = geo::fold_name(name_in(atlas.areas[match.area], language));
        found.push_back({match.area, is_whole ? 0 : apart_from(name, folded, language)});
    }
    // Typing errors are forgiven only after what was typed as it is spelt.
    std::ranges::stable_sort(found, {}, &Found::apart);
    if (found.size() > most) found.resize(most);
    std::vector<geo::AreaIndex> places;
    for (const Found& one : found) places.push_back(one.area);
    return places;
}

std::vector<geo::AreaIndex> places_like(const geo::Atlas& atlas, geo::AreaIndex place,
                                        std::size_t most) {
    std::vector<geo::AreaIndex> like;
    for (const geo::AreaIndex one : geo::neighbours_of(atlas, place, geo::neighbours_in_all))
        if (has_page(atlas, one)) like.push_back(one);
    const auto level = atlas.areas.finest_map_of(place);
    if (like.empty() && level) {
        const double people = atlas.areas[place].population.value_or(0);
        for (const geo::AreaIndex one : atlas.areas.in_force(*level, atlas.present_year))
            if (one != place && has_page(atlas, one)) like.push_back(one);
        const auto apart = [&](geo::AreaIndex one) {
            return std::abs(std::log1p(atlas.areas[one].population.value_or(0)) -
                            std::log1p(people));
        };
        std::ranges::stable_sort(like, {}, apart);
    }
    if (like.size() > most) like.resize(most);
    return like;
}

std::optional<geo::AreaIndex> area_of(const geo::Atlas& atlas,
                                      const std::optional<geo::AreaId>& id) {
    return id ? atlas.areas.find(geo::text_of(*id)) : std::nullopt;
}

std::vector<int> story_years(const geo::Atlas& atlas) {
    std::set<int> years;
    int last_planned = 0;
    for (const geo::Authority& one : atlas.authorities) {
        const auto area = atlas.areas.find(geo::text_of(one.id));
        if (!area || !atlas.areas.stands_at(*area, geo::Level::combined_authority)) continue;
        const auto made = geo::decimal_year(one.established);
        if (made && *made < atlas.present_year + 1)
            years.insert(static_cast<int>(*made));
        else if (const auto due = atlas.areas[*area].vintage.start)
            last_planned = std::max<int>(last_planned, *due);
    }
    if (last_planned > atlas.present_year) years.insert(last_planned);
    return {years.begin(), years.end()};
}

std::vector<KioskLayer> mission_layers() { return {missions.begin(), missions.end()}; }
std::vector<KioskLayer> country_layers() { return {country.begin(), country.end()}; }

const KioskLayer* kiosk_layer(std::string_view id) {
    const auto is_it = [&](const KioskLayer& one) { return one.id == id; };
    // A mission goes by its own name rather than by that of the country's button.
    if (const auto at = std::ranges::find_if(missions, is_it); at != missions.end()) return &*at;
    if (const auto at = std::ranges::find_if(country, is_it); at != country.end()) return &*at;
    return nullptr;
}

namespace {

/// The finest level at which a map of the layer tells of nearly all areas.
void put_layer(const geo::Atlas& atlas, Pane& pane, const geo::Layer& layer) {
    pane.layer = layer.id;
    std::optional<geo::Level> any;
    for (const geo::Level level :
         {geo::Level::district, geo::Level::upper_tier, geo::Level::combined_authority,
          geo::Level::region, geo::Level::country}) {
        const auto year = geo::latest_year_of(atlas, layer, level);
        if (!year) continue;
        if (!any) any = level;
        if (!geo::view_of(atlas, layer, level, *year).better_levels.empty()) continue;
        any = level;
        break;
    }
    pane.level = any.value_or(geo::Level::district);
    pane.year = geo::latest_year_of(atlas, layer, pane.level).value_or(atlas.present_year);
}

/// What a place's map is coloured by where nothing was chosen: a mission that it has figures of.
const geo::Layer* layer_for(const geo::Atlas& atlas, geo::AreaIndex place) {
    for (const std::size_t i :
         {std::size_t{1}, std::size_t{0}, std::size_t{4}, std::size_t{2}, std::size_t{3}}) {
        const geo::Layer* layer = atlas.layer(missions[i].id);
        if (layer == nullptr) continue;
        Pane pane;
        put_layer(atlas, pane, *layer);
        const geo::LayerView view = geo::view_of(atlas, *layer, pane.level, pane.year);
        const auto inside = atlas.areas.members(place, pane.level, view.boundary_year);
        if (std::ranges::any_of(inside, [&](geo::AreaIndex one) {
                const auto at = view.position(one);
                return at && view.figures[*at] && view.figures[*at]->value;
            }))
            return layer;
    }
    return atlas.layer("population");
}

}  // namespace

Scene map_of(const geo::Atlas& atlas, const Visit& visit, bool right) {
    const KioskView& view = visit.view;
    Scene scene;
    Pane& pane = scene.pane();
    pane.insets = false;
    pane.shape = geo::Shape::geographic;
    pane.camera = view.camera;
    scene.dark = view.page == KioskPage::attract;
    const auto place = area_of(atlas, right ? view.other : view.place);
    const geo::Layer* layer = atlas.layer(view.layer);
    switch (view.page) {
        case KioskPage::attract:
        case KioskPage::timeline:
            pane.layer = "governance-established";
            pane.level = geo::Level::combined_authority;
            pane.year = view.year == 0 ? atlas.present_year : view.year;
            pane.labels = LabelContent::none;
            return scene;
        case KioskPage::find:
            pane.layer = "powers-held";
            pane.level = geo::Level::combined_authority;
            pane.year = atlas.present_year;
            pane.labels = LabelContent::names;
            break;
        case KioskPage::power:
            pane.layer = geo::power_layer_id(view.power);
            pane.level = geo::Level::combined_authority;
            pane.year = atlas.present_year;
            pane.labels = LabelContent::names;
            break;
        case KioskPage::explore:
        case KioskPage::sources:
        case KioskPage::take_away:
            if (layer == nullptr) layer = atlas.layer(country.front().id);
            if (layer != nullptr) put_layer(atlas, pane, *layer);
            pane.todays_areas = true;  // each has its hexagon, and its page
            pane.shape = view.shape;
            pane.labels = LabelContent::names;
            break;
        case KioskPage::place:
        case KioskPage::compare: {
            const auto shown = area_of(atlas, view.place);
            if (layer == nullptr && shown) layer = layer_for(atlas, *shown);
            if (layer != nullptr) put_layer(atlas, pane, *layer);
            pane.labels = view.page == KioskPage::place ? LabelContent::names_and_values
                                                        : LabelContent::names;
            break;
        }
    }
    if (place && view.page != KioskPage::find) scene.selected = {atlas.areas[*place].id};
    return scene;
}

}  // namespace app
