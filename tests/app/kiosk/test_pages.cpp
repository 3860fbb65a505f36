#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <functional>

#include "tests/app/kiosk/drawn_page.h"

using namespace app;

namespace {

struct Screen {
    const char* name;
    KioskGlass glass;
};

/// Of 24, 32 and 55 inches, lying, standing and ultra-wide.
std::vector<Screen> screens() {
    constexpr double mm_per_inch = 25.4;
    std::vector<Screen> all;
    const auto add = [&](const char* name, int width, int height, double inches) {
        const double diagonal = std::hypot(width, height);
        all.push_back({name, {width, height, inches * mm_per_inch * width / diagonal}});
    };
    add("24 inches", 1920, 1080, 24);
    add("32 inches", 1920, 1080, 32);
    add("55 inches", 1920, 1080, 55);
    add("55 inches, 4K", 3840, 2160, 55);
    add("24 inches upright", 1080, 1920, 24);
    add("32 inches upright", 1080, 1920, 32);
    add("55 inches upright", 1080, 1920, 55);
    add("34 inches wide", 2560, 1080, 34);
    add("49 inches wide", 3840, 1080, 49);
    return all;
}

/// A visit on each of the pages, and on those that differ by what is on them.
std::vector<std::pair<std::string, Visit>> visits() {
    std::vector<std::pair<std::string, Visit>> all;
    const auto add = [&](const char* name, const std::function<void(KioskView&)>& set) {
        Visit visit;
        set(visit.view);
        all.emplace_back(name, std::move(visit));
    };
    add("attract", [](KioskView& v) { v.year = 2017; });
    add("find", [](KioskView& v) { v.page = KioskPage::find; });
    add("found", [](KioskView& v) { v.page = KioskPage::find, v.typed = "new"; });
    add("place", [](KioskView& v) { v.page = KioskPage::place, v.place = id_of(leeds); });
    add("rural", [](KioskView& v) { v.page = KioskPage::place, v.place = id_of(north_norfolk); });
    add("power", [](KioskView& v) {
        v.page = KioskPage::power, v.place = id_of(leeds), v.power = "bus_franchising";
    });
    add("like", [](KioskView& v) {
        v.page = KioskPage::find, v.place = id_of(leeds), v.looked_for_as = LookedForAs::right;
    });
    add("compare", [](KioskView& v) {
        v.page = KioskPage::compare, v.place = id_of("E47000003"), v.other = id_of("E47000001");
    });
    add("explore", [](KioskView& v) {
        v.page = KioskPage::explore, v.place = id_of(leeds), v.layer = "powers-held";
    });
    add("missions", [](KioskView& v) {
        v.page = KioskPage::explore, v.layer = "healthy-life-expectancy-female";
        v.shape = geo::Shape::hexagons;
    });
    const Camera near{{430'000}, {430'000}, 90};  // by hand, with the buttons that move on from it
    add("place, moved", [near](KioskView& v) {
        v.page = KioskPage::place, v.place = id_of(leeds), v.camera = near;
    });
    add("power, moved", [near](KioskView& v) {
        v.page = KioskPage::power, v.place = id_of(leeds), v.power = "bus_franchising";
        v.camera = near;
    });
    add("find, moved", [near](KioskView& v) { v.page = KioskPage::find, v.camera = near; });
    add("explore, moved", [near](KioskView& v) {
        v.page = KioskPage::explore, v.layer = "powers-held", v.camera = near;
    });
    add("timeline", [](KioskView& v) { v.page = KioskPage::timeline, v.year = 2017; });
    add("sources", [](KioskView& v) { v.page = KioskPage::sources; });
    add("take-away", [](KioskView& v) { v.page = KioskPage::take_away, v.place = id_of(leeds); });
    return all;
}

std::vector<std::pair<std::string, PageDrawer>>& drawers() {
    static auto all = [] {
        std::vector<std::pair<std::string, PageDrawer>> made;
        for (auto& [name, visit] : visits()) made.emplace_back(name, PageDrawer(visit));
        return made;
    }();
    return all;
}

/// Does something with each page on each screen in each text size; what is said of it names these.
void on_all(const std::function<void(const std::string& where, PageDrawer&, const KioskGlass&,
                                     std::size_t text_size)>& with) {
    for (const Screen& screen : screens())
        for (auto& [name, drawer] : drawers())
            for (std::size_t size = 0; size < text_sizes.size(); ++size) {
                // Larger text is chosen in a visit; settings begin with the second size at most.
                if (drawer.visit().view.page == KioskPage::attract && size > 1) continue;
                with(fmt::format("{} on {}, text at {:.0f} per cent", name, screen.name,
                                 100 * text_sizes[size]),
                     drawer, screen.glass, size);
            }
}

/// How far apart two boxes are, along the axis that parts them most; negative: they overlap.
double apart(const Box& a, const Box& b) {
    return std::max({a.x - b.right(), b.x - a.right(), a.y - b.bottom(), b.y - a.bottom()});
}

/// Faults of many pages, each kind told once a page, so that one run tells all.
class Faults {
public:
    void add(const std::string& where, const std::string& what) {
        if (told_.insert(where + what).second) all_.push_back(where + ": " + what);
    }
    void check() const {
        for (std::size_t i = 0; i < std::min<std::size_t>(all_.size(), 60); ++i) MESSAGE(all_[i]);
        CHECK(all_.size() == 0);
    }

private:
    std::set<std::string> told_;
    std::vector<std::string> all_;
};

std::vector<DrawnPage> parts_of(PageDrawer& drawer, const KioskGlass& glass, std::size_t size) {
    std::vector<DrawnPage> parts;
    const std::size_t first = drawer.visit().view.part;
    for (std::size_t part = first; parts.size() < 40; ++part) {
        parts.push_back(drawer.on(glass, size, part));
        if (parts.back().node("part:more") == nullptr) break;
    }
    return parts;
}

}  // namespace

TEST_CASE("every control is 20 mm wide and high, 3 mm from the next, and on the glass") {
    Faults faults;
    on_all([&](const std::string& where, PageDrawer& drawer, const KioskGlass& glass,
               std::size_t size) {
        for (const DrawnPage& page : parts_of(drawer, glass, size)) {
            std::vector<const KioskNode*> controls;
            for (const KioskNode& node : page.nodes)
                if (node.role == KioskRole::button && node.in_view) controls.push_back(&node);
            if (controls.empty()) faults.add(where, "no control at all");
            for (const KioskNode* one : controls) {
                const Box& box = one->box;
                if (std::min(box.width, box.height) * page.mm < least_target_mm - 0.05)
                    faults.add(where, fmt::format("{} is {:.1f} by {:.1f} mm", one->id,
                                                  box.width * page.mm, box.height * page.mm));
                if (box.x < 0 || box.y < 0 || box.right() > page.form.page.width.value + 0.5 ||
                    box.bottom() > page.form.page.height.value + 0.5)
                    faults.add(where, one->id + " is not whole on the glass");
                for (const KioskNode* other : controls)
                    if (other > one && apart(box, other->box) * page.mm < 3 - 0.05)
                        faults.add(where, fmt::format("{} is {:.1f} mm from {}", one->id,
                                                      apart(box, other->box) * page.mm, other->id));
            }
        }
    });
    faults.check();
}

TEST_CASE("capitals are 5.8 mm high wherever something is to be read") {
    Faults faults;
    on_all([&](const std::string& where, PageDrawer& drawer, const KioskGlass& glass,
               std::size_t size) {
        for (const DrawnPage& page : parts_of(drawer, glass, size))
            for (const PageWords& words : page.words)
                if (!words.on_map && words.em * cap_height * page.mm < least_capital_mm - 0.05)
                    faults.add(where, fmt::format("“{}” has capitals of {:.1f} mm", words.text,
                                                  words.em * cap_height * page.mm));
    });
    faults.check();
}

TEST_CASE("all that a page says can be brought into view, whatever the size of text") {
    Faults faults;
    on_all([&](const std::string& where, PageDrawer& drawer, const KioskGlass& glass,
               std::size_t size) {
        std::set<std::string> all, seen;
        for (const DrawnPage& page : parts_of(drawer, glass, size))
            for (const KioskNode& node : page.nodes) {
                all.insert(node.id);
                if (node.in_view) seen.insert(node.id);
            }
        for (const std::string& id : all)
            if (!seen.contains(id)) faults.add(where, id + " is never in view");
    });
    faults.check();
}

TEST_CASE("each thing of a page has a name of its own, and the part it says leads to it") {
    Faults faults;
    on_all([&](const std::string& where, PageDrawer& drawer, const KioskGlass& glass,
               std::size_t size) {
        const DrawnPage page = drawer.on(glass, size);
        std::set<std::string> ids;
        for (const KioskNode& node : page.nodes) {
            if (!ids.insert(node.id).second) faults.add(where, "two are called " + node.id);
            if (node.words().empty()) faults.add(where, node.id + " says nothing");
            if (node.in_view) continue;
            const DrawnPage there = drawer.on(glass, size, node.part);
            const KioskNode* found = there.node(node.id);
            if (found == nullptr || !found->in_view)
                faults.add(where, fmt::format("{} is not in part {}", node.id, node.part));
        }
    });
    faults.check();
}

TEST_CASE("no words of a page are cut short, leave the glass, or lie on other words") {
    Faults faults;
    on_all([&](const std::string& where, PageDrawer& drawer, const KioskGlass& glass,
               std::size_t size) {
        for (const DrawnPage& page : parts_of(drawer, glass, size)) {
            std::vector<const PageWords*> seen;
            for (const PageWords& words : page.words) {
                if (words.on_map || words.is_cut) continue;
                seen.push_back(&words);
                if (words.is_elided()) faults.add(where, "cut short: “" + words.text + "”");
                if (words.left < -1 || words.left + words.width > page.form.page.width.value + 1 ||
                    words.middle < 0 || words.middle > page.form.page.height.value)
                    faults.add(where, "off the glass: “" + words.text + "”");
            }
            for (std::size_t i = 0; i < seen.size(); ++i)
                for (std::size_t j = i + 1; j < seen.size(); ++j) {
                    const PageWords &a = *seen[i], &b = *seen[j];
                    const double tall = 0.36 * (a.em + b.em);  // lower-case letters and a little
                    if (std::abs(a.middle - b.middle) < tall && a.left < b.left + b.width - 2 &&
                        b.left < a.left + a.width - 2)
                        faults.add(where, fmt::format("“{}” lies on “{}”", a.text, b.text));
                }
        }
    });
    faults.check();
}

TEST_CASE("the explored country tells of ties, of what a hexagon is, and of land without powers") {
    const auto page = [](const char* layer, geo::Shape shape, const char* place) {
        Visit visit;
        visit.view.page = KioskPage::explore;
        visit.view.layer = layer;
        visit.view.shape = shape;
        visit.view.place = id_of(place);
        return PageDrawer(visit).on(screens().front().glass, 0);
    };
    const DrawnPage powers = page("powers-held", geo::Shape::geographic, cardiff);
    REQUIRE(powers.node("end:Most") != nullptr);
    CHECK(powers.node("end:Most")->label.find(" and 9 others, 26") != std::string::npos);
    const auto has = [](const DrawnPage& drawn, const char* words) {
        return std::ranges::any_of(drawn.words, [&](const PageWords& one) {
            return one.text.find(words) != std::string::npos;
        });
    };
    CHECK(has(powers, "No devolved authority"));
    CHECK_FALSE(has(powers, "No data"));
    REQUIRE(powers.node("touched-more") != nullptr);
    CHECK(powers.node("touched-more")->label.starts_with("These figures"));
    const DrawnPage counties = page("healthy-life-expectancy-female", geo::Shape::hexagons, leeds);
    REQUIRE(counties.node("explained") != nullptr);
    CHECK(counties.node("explained")->label.find("are joined") != std::string::npos);
    const DrawnPage councils =
        page("core-spending-power-area-per-head", geo::Shape::hexagons, leeds);
    REQUIRE(councils.node("explained") != nullptr);
    CHECK(councils.node("explained")->label.starts_with("Every hexagon"));
}

TEST_CASE("a place is looked for by a page that names itself first, and says what it lacks") {
    Visit visit;
    visit.view.page = KioskPage::find;
    visit.view.typed = "cromer";
    const DrawnPage page = PageDrawer(visit).on(screens().front().glass, 0);
    REQUIRE_FALSE(page.nodes.empty());
    CHECK(page.nodes.front().id == "title");
    REQUIRE(page.node("none") != nullptr);
    CHECK(page.node("none")->label.starts_with("Not in this atlas"));
}

TEST_CASE("the page of sources names those of the place, or of the two places, shown before") {
    Visit visit;
    visit.view.page = KioskPage::sources;
    const auto said = [&] {
        const DrawnPage page = PageDrawer(visit).on({1920, 1080, 1218}, 0);
        const KioskNode* node = page.node("of-place");
        return node == nullptr ? std::string() : node->label;
    };
    CHECK(said() == "");
    visit.view.place = id_of(leeds);
    CHECK(said().find("Office for National Statistics") != std::string::npos);
    visit.view.other = id_of(north_norfolk);
    CHECK(said().find("House of Commons Library") != std::string::npos);
}

TEST_CASE("words stand out from what they stand on by 4.5 to 1, in each look") {
    Faults faults;
    for (auto& [name, plain] : drawers())
        for (const bool high : {false, true}) {
            Visit visit = plain.visit();
            visit.high_contrast = high;
            PageDrawer drawer(visit);
            const DrawnPage page = drawer.on({1920, 1080, 1218}, 0);
            for (const PageWords& words : page.words) {
                if (words.on_map || !words.ground || words.text.empty()) continue;
                const double ratio = contrast(words.colour, *words.ground);
                if (ratio < 4.5)
                    faults.add(name + (high ? ", high contrast" : ""),
                               fmt::format("“{}” has {:.2f} to 1", words.text, ratio));
            }
        }
    faults.check();
}

TEST_CASE("edges of controls and what marks a place stand out by 3 to 1, in each look") {
    for (const KioskPage page : {KioskPage::attract, KioskPage::place})
        for (const bool high : {false, true}) {
            Visit visit;
            visit.view.page = page;
            visit.high_contrast = high;
            const Colours& c = kiosk_colours(visit);
            CAPTURE(code_of(page));
            CAPTURE(high);
            for (const Rgba ground : {c.stage, c.panel}) {
                CHECK(contrast(c.rule_strong, ground) >= 3);
                CHECK(contrast(c.accent, ground) >= 3);
                CHECK(contrast(c.ink, ground) >= (high ? 15 : 4.5));
            }
            CHECK(contrast(c.ink, c.control) >= 4.5);
            CHECK(contrast(c.ink, c.control_pressed) >= 4.5);
            CHECK(contrast(c.accent, c.accent_soft) >= 4.5);
            CHECK(contrast(c.on_accent, c.accent) >= 4.5);
            CHECK(contrast(c.on_accent, c.accent_pressed) >= 4.5);
        }
}

TEST_CASE("a form follows the glass: lying, standing, wide, and as much larger as it is small") {
    CHECK(kiosk_form({1920, 1080, 1218}, 1, false).shape == KioskForm::Shape::landscape);
    CHECK(kiosk_form({1080, 1920, 685}, 1, false).is_upright());
    CHECK(kiosk_form({3840, 1080, 1193}, 1, false).shape == KioskForm::Shape::wide);
    CHECK(kiosk_form({3840, 2160, 1218}, 1, false).unit == 2);
    CHECK(kiosk_form({1920, 1080, 1218}, 1, false).type == 1);
    CHECK(kiosk_form({1920, 1080, 531}, 1, false).type > 1.4);
    CHECK(kiosk_form({1920, 1080, 531}, 2, false).type == 2);
    CHECK(kiosk_form({1920, 1080, 1218}, 1, true).lowered > 400);
}

TEST_CASE("a page brought down has its controls in the lower half, and the way back up") {
    for (auto& [name, drawer] : drawers()) {
        if (drawer.visit().view.page == KioskPage::attract) continue;
        CAPTURE(name);
        const DrawnPage page = drawer.on({1920, 1080, 1218}, 0, 0, true);
        const double half = page.form.page.height.value * 0.4;
        REQUIRE(page.node("bring-down") != nullptr);
        CHECK(page.node("bring-down")->in_view);
        for (const KioskNode& node : page.nodes)
            if (node.role == KioskRole::button && node.in_view) CHECK(node.box.y > half);
    }
}

TEST_CASE("whatever fingers do on a map, a button does too") {
    const auto camera_after = [](const KioskNode* button, const Visit& visit) {
        REQUIRE(button != nullptr);
        REQUIRE(button->action);
        return apply(*real_atlas(), visit, *button->action).view.camera;
    };
    for (auto& [name, drawer] : drawers()) {
        const Visit& visit = drawer.visit();
        if (!visit.view.camera) continue;
        CAPTURE(name);
        const Camera before = *visit.view.camera;
        const DrawnPage page = drawer.on({1920, 1080, 1218}, 0);
        const auto after = [&](const char* id) {
            const auto camera = camera_after(page.node(id), visit);
            REQUIRE(camera);
            return *camera;
        };
        CHECK(after("west").easting.value < before.easting.value);
        CHECK(after("east").easting.value > before.easting.value);
        CHECK(after("north").northing.value > before.northing.value);
        CHECK(after("south").northing.value < before.northing.value);
        CHECK(after("east").northing == before.northing);
        CHECK(after("nearer").metres_per_pixel < before.metres_per_pixel);
        CHECK(after("farther").metres_per_pixel > before.metres_per_pixel);
        CHECK_FALSE(camera_after(page.node("fit"), visit));
    }
}

TEST_CASE("larger text stays under the finger in whatever size it leads to") {
    for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{1080, 1920}})
        for (auto& [name, drawer] : drawers()) {
            if (drawer.visit().view.page == KioskPage::attract) continue;
            CAPTURE(name);
            const KioskGlass glass{width, height, width * 0.634};
            const DrawnPage first = drawer.on(glass, 0);
            REQUIRE(first.node("larger") != nullptr);
            const Box at = first.node("larger")->box;
            for (std::size_t size = 1; size < text_sizes.size(); ++size) {
                const DrawnPage page = drawer.on(glass, size);
                REQUIRE(page.node("larger") != nullptr);
                const Box& now = page.node("larger")->box;
                const double x = at.x + at.width / 2, y = at.y + at.height / 2;
                CAPTURE(size);
                CAPTURE(width);
                CHECK(x > now.x);
                CHECK(x < now.right());
                CHECK(y > now.y);
                CHECK(y < now.bottom());
            }
        }
}
