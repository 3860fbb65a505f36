// Opening hours and clocks: what a kiosk answers, shows and forgets as the day goes by.
#include <doctest/doctest.h>

#include <chrono>

#include "app/canvas/software_canvas.h"
#include "app/headless_ui.h"
#include "app/kiosk_guide.h"
#include "tests/support/real_atlas.h"

using namespace app;
using namespace std::chrono_literals;

namespace {

// A Monday in winter, as the zone of the machine may be any: hours are set around what it shows.
const geo::Moment noon = geo::moment_of("2026-01-05T12:00+00:00").value();

/// Open from two hours before to two hours after `noon`, whatever clocks show here.
OpeningHours around_noon() {
    const int minute = minute_of_week(noon, machine_offset);
    return OpeningHours::of({{minute - 120, minute + 120}}).value();
}

class DayLongKiosk {
public:
    explicit DayLongKiosk(WhenClosed closed = WhenClosed::dim)
        : ui_(width, height), type_(canvas_, 1), screen_(canvas_, type_) {
        KioskParts parts;
        parts.atlas = real_atlas();
        parts.settings.opening_hours = around_noon();
        parts.settings.when_closed = closed;
        guide.emplace(std::move(parts), now);
        frame();
    }

    void frame() {
        guide->look(now, wall, screen_, glass());
        screen_.build(guide->frame({width, height, 1218.0}, now));
        guide->built(screen_);
        if (screen_.changed()) screen_.show();
    }
    void pass(std::chrono::seconds time) {
        now += static_cast<double>(time.count());
        wall += time;
        frame();
    }
    void tap(double x, double y) {
        for (const auto kind : {FingerEvent::Kind::down, FingerEvent::Kind::up}) {
            FingerEvent event{.kind = kind, .id = 1, .at = glass().at_share(x, y), .seconds = now};
            guide->touch(event, screen_, glass());
            now += 0.1;
        }
        frame();
    }
    /// How light the lightest pixel is, 0 to 255.
    int lightest() const {
        int most = 0;
        const Image image = canvas_.image();
        for (std::size_t i = 0; i < image.rgba.size(); ++i)
            if (i % 4 != 3) most = std::max<int>(most, image.rgba[i]);
        return most;
    }
    KioskPage page() const { return guide->visit().view.page; }
    void press(KioskKey key) { guide->key(key, screen_, now), frame(); }

    double now = 500;
    geo::Moment wall = noon;
    std::optional<KioskGuide> guide;

private:
    static constexpr int width = 480, height = 270;
    Glass glass() const {
        return {.width_mm = 1218, .height_mm = 685, .pixels = screen_.form().page};
    }

    HeadlessUi ui_;
    SoftwareCanvas canvas_{std::make_unique<ImageTarget>()};
    ScreenType type_;
    KioskScreen screen_;
};

}  // namespace

TEST_CASE("when it closes a visit ends, touches and keys are not answered, and it opens again") {
    DayLongKiosk kiosk;
    kiosk.tap(0.1, 0.6);
    REQUIRE(kiosk.page() != KioskPage::attract);
    CHECK_FALSE(kiosk.guide->nobody_is_there());
    const int light = kiosk.lightest();
    kiosk.wall += 3h;
    kiosk.pass(1s);
    CHECK_FALSE(kiosk.guide->is_open());
    CHECK(kiosk.page() == KioskPage::attract);
    CHECK(kiosk.guide->resets() == 1);
    CHECK(kiosk.lightest() < light / 3);
    CHECK(kiosk.lightest() > 0);
    for (const double x : {0.1, 0.5, 0.9})
        for (const double y : {0.1, 0.6, 0.9}) kiosk.tap(x, y);
    kiosk.press(KioskKey::next);
    kiosk.press(KioskKey::headphones_in);
    kiosk.guide->type("l", kiosk.now);
    CHECK(kiosk.page() == KioskPage::attract);
    CHECK(kiosk.guide->nobody_is_there());
    kiosk.wall += 21h + 7 * 24h - 24h;  // the next Monday
    kiosk.pass(1s);
    CHECK(kiosk.guide->is_open());
    CHECK(kiosk.lightest() > 200);
    kiosk.tap(0.1, 0.6);
    CHECK(kiosk.page() != KioskPage::attract);
}

TEST_CASE("a kiosk that is to be dark when closed shows no light, and nothing moves") {
    DayLongKiosk kiosk(WhenClosed::dark);
    CHECK(kiosk.lightest() > 200);
    kiosk.wall += 3h;
    kiosk.pass(1s);
    CHECK(kiosk.lightest() == 0);
    const int year = kiosk.guide->visit().view.year;
    for (int i = 0; i < 10; ++i) kiosk.pass(60s);
    CHECK(kiosk.guide->visit().view.year == year);
    CHECK(kiosk.guide->changes_in(kiosk.now).value_or(0) >= 10);
}

TEST_CASE("staff are answered while it is closed") {
    DayLongKiosk kiosk;
    kiosk.wall += 3h;
    kiosk.pass(1s);
    for (const auto& [x, y] : {std::pair{0.01, 0.01}, {0.99, 0.01}, {0.99, 0.99}, {0.01, 0.99}})
        kiosk.tap(x, y);
    CHECK(kiosk.guide->staff().page == StaffDesk::Page::desk);
    CHECK(kiosk.guide->dimmed() == 0);
}

TEST_CASE("a clock on the wall that jumps by years within opening hours ends no visit") {
    DayLongKiosk kiosk;
    kiosk.tap(0.1, 0.6);
    const Visit before = kiosk.guide->visit();
    REQUIRE(before.view.page != KioskPage::attract);
    for (const auto jump : {-52 * 7 * 24h, 104 * 7 * 24h, -1h, 1h, 520 * 7 * 24h}) {
        kiosk.wall += jump;
        // The zone may have another offset at that time of the year: noon is what local clocks say.
        kiosk.wall += machine_offset(noon) - machine_offset(kiosk.wall);
        kiosk.pass(1s);
        CHECK(kiosk.guide->visit() == before);
    }
    CHECK(kiosk.guide->resets() == 0);
}
