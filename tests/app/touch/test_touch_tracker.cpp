#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <utility>

#include "app/touch/touch_tracker.h"

namespace {

using namespace app;
using Kind = FingerEvent::Kind;

/// Plays events to a tracker and keeps what it says.
struct Hand {
    TouchTracker tracker{};
    std::vector<Gesture> said{};

    void play(const FingerEvent& event) {
        for (Gesture& one : tracker.on(event)) said.push_back(std::move(one));
    }
    void down(std::int64_t id, GlassPoint at, double t, double contact_mm = 0) {
        play({Kind::down, id, at, t, contact_mm, 0});
    }
    void move(std::int64_t id, GlassPoint at, double t) { play({Kind::move, id, at, t, 0, 0}); }
    void up(std::int64_t id, GlassPoint at, double t) { play({Kind::up, id, at, t, 0, 0}); }
    void tap(GlassPoint at, double t) { down(1, at, t), up(1, at, t + 0.05); }
    std::vector<Gesture> take() { return std::exchange(said, {}); }

    /// How often a kind of gesture was said.
    template <class Kind>
    long count() const {
        return std::ranges::count_if(
            said, [](const Gesture& g) { return std::holds_alternative<Kind>(g); });
    }
};

/// Is what was said so far of the grammar that gesture.h tells?
class Grammar {
public:
    bool takes(const Gesture& gesture) {
        const bool begins = std::holds_alternative<Pressed>(gesture);
        const bool moves =
            std::holds_alternative<Dragged>(gesture) || std::holds_alternative<Pinched>(gesture);
        const bool taps = std::holds_alternative<Tapped>(gesture) ||
                          std::holds_alternative<DoubleTapped>(gesture);
        const bool releases = std::holds_alternative<Released>(gesture);
        const At before = at_;
        at_ = begins ? At::pressed : moves ? At::moving : At::idle;
        if (begins) return before == At::idle;
        if (taps) return before == At::pressed;
        if (releases) return before == At::moving;
        return before != At::idle;  // a move, or the end of whatever it was
    }
    bool is_idle() const { return at_ == At::idle; }

private:
    enum class At { idle, pressed, moving };
    At at_ = At::idle;
};

}  // namespace

TEST_CASE("a press is told with the event itself, and acted on at the lift") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    CHECK(hand.take() == std::vector<Gesture>{Pressed{{100, 100}}});
    hand.up(1, {101, 100}, 3);  // however long it was held
    CHECK(hand.take() == std::vector<Gesture>{Tapped{{101, 100}}});
}

TEST_CASE("slop is a matter of millimetres: a tremble is a tap, a way is a drag without a jump") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.move(1, {104, 100}, 0.02);
    hand.up(1, {104, 100}, 0.04);
    CHECK(hand.take() == std::vector<Gesture>{Pressed{{100, 100}}, Tapped{{104, 100}}});

    hand.down(1, {100, 100}, 1);
    hand.move(1, {108, 100}, 1.02);
    hand.move(1, {110, 100}, 1.04);
    REQUIRE(hand.said.size() == 3);
    const auto first = std::get<Dragged>(hand.said[1]), second = std::get<Dragged>(hand.said[2]);
    CHECK(first.from == GlassPoint{100, 100});
    CHECK(first.by == GlassVector{3, 0});  // 8 less the slop of 5
    CHECK(second.by == GlassVector{2, 0});
    CHECK(second.velocity.right == doctest::Approx(10 / 0.04));
}

TEST_CASE(
    "two taps in one place are a tap and a double tap; elsewhere or later they are two taps") {
    struct Case {
        GlassPoint second;
        double seconds_between;
        bool is_double;
        std::string because;
    };
    for (const Case& c : {
             Case{{105, 100}, 0.2, true, "as people do it"},
             Case{{120, 100}, 0.2, false, "another place"},
             Case{{100, 100}, 0.6, false, "too late"},
             Case{{100, 100}, -5, false, "the clock was set back"},
         }) {
        CAPTURE(c.because);
        Hand hand;
        hand.tap({100, 100}, 10);
        hand.tap(c.second, 10 + c.seconds_between);
        CHECK(hand.count<Tapped>() == (c.is_double ? 1 : 2));
        CHECK(hand.count<DoubleTapped>() == (c.is_double ? 1 : 0));
    }
}

TEST_CASE("a third tap begins anew, and a drag between two taps parts them") {
    Hand hand;
    for (const double t : {0.0, 0.2, 0.4}) hand.tap({100, 100}, t);
    CHECK(hand.count<Tapped>() == 2);
    CHECK(hand.count<DoubleTapped>() == 1);

    Hand other;
    other.tap({100, 100}, 0);
    other.down(1, {100, 100}, 0.1);
    other.move(1, {120, 100}, 0.12);
    other.move(1, {100, 100}, 0.14);
    other.up(1, {100, 100}, 0.16);
    other.tap({100, 100}, 0.2);
    CHECK(other.count<DoubleTapped>() == 0);
}

TEST_CASE("a finger that lifts in motion throws; one that pauses first does not") {
    for (const bool pauses : {false, true}) {
        CAPTURE(pauses);
        Hand hand;
        hand.down(1, {100, 100}, 0);
        double t = 0;
        for (int i = 1; i <= 20; ++i) hand.move(1, {100.0 + 5 * i, 100}, t = i * 0.01);
        hand.up(1, {200, 100}, t + (pauses ? 0.3 : 0.005));
        const auto released = std::get<Released>(hand.said.back());
        CHECK(released.from == GlassPoint{100, 100});
        CHECK(released.at == GlassPoint{200, 100});
        CHECK(released.inertia.velocity.right == doctest::Approx(pauses ? 0 : 500));
        CHECK(released.inertia.velocity.down == doctest::Approx(0));
    }
}

TEST_CASE("a drag that a slow screen tells only at its lift is one all the same") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.up(1, {200, 100}, 0.2);
    REQUIRE(hand.said.size() == 3);
    CHECK(std::get<Dragged>(hand.said[1]).by == GlassVector{95, 0});
    CHECK(std::holds_alternative<Released>(hand.said[2]));
}

TEST_CASE("two fingers pan and spread; their steps add up to the whole, and turning is nothing") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.down(2, {200, 100}, 0.3);
    CHECK(std::get<Pinched>(hand.said.back()).factor == 1);
    for (int i = 1; i <= 50; ++i) {
        hand.move(1, {100.0 - i, 100.0 + i}, 0.3 + i * 0.01);
        hand.move(2, {200.0 + i, 100.0 + i}, 0.3 + i * 0.01);
    }
    double factor = 1;
    GlassVector way{};
    for (const Gesture& one : hand.said)
        if (const auto* pinch = std::get_if<Pinched>(&one)) {
            factor *= pinch->factor;
            way = {way.right + pinch->by.right, way.down + pinch->by.down};
        }
    CHECK(factor == doctest::Approx(2));  // from 100 mm to 200
    CHECK(way.right == doctest::Approx(0).epsilon(1e-9));
    CHECK(way.down == doctest::Approx(50));
    CHECK(std::get<Pinched>(hand.said.back()).centre == GlassPoint{150, 150});

    // Half a turn about the middle, in which the distance stays what it is.
    hand.take();
    for (int i = 1; i <= 180; ++i) {
        const double angle = i * 3.14159265358979 / 180;
        hand.move(1, {150 - 100 * std::cos(angle), 150 - 100 * std::sin(angle)}, 1 + i * 0.01);
        hand.move(2, {150 + 100 * std::cos(angle), 150 + 100 * std::sin(angle)}, 1 + i * 0.01);
    }
    factor = 1;
    for (const Gesture& one : hand.said) factor *= std::get<Pinched>(one).factor;
    CHECK(factor == doctest::Approx(1));
}

TEST_CASE("when one of two fingers lifts the other goes on dragging, from where it is") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.down(2, {200, 100}, 0.1);
    hand.move(2, {220, 100}, 0.2);
    hand.up(1, {100, 100}, 0.3);
    hand.take();
    hand.move(2, {221, 100}, 0.31);  // no slop: it is moving already
    CHECK(std::get<Dragged>(hand.take().front()).by == GlassVector{1, 0});
    hand.up(2, {221, 100}, 0.5);
    CHECK(std::get<Released>(hand.take().front()).inertia.lasts() == 0);
}

TEST_CASE("further fingers hinder neither a drag nor a pinch, and count for nothing afterwards") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.down(2, {200, 100}, 0.2);
    for (std::int64_t id = 3; id <= 10; ++id)
        hand.down(id, {300.0 + 100 * static_cast<double>(id), 300}, 1);
    hand.take();
    for (std::int64_t id = 3; id <= 10; ++id)
        hand.move(id, {300.0 + 100 * static_cast<double>(id), 350}, 1.1);
    CHECK(hand.take().empty());
    hand.move(1, {90, 100}, 1.2);
    CHECK(std::get<Pinched>(hand.take().front()).factor == doctest::Approx(1.1));
    hand.up(1, {90, 100}, 1.3);
    hand.up(2, {200, 100}, 1.4);
    CHECK(std::holds_alternative<Released>(hand.take().back()));
    // The eight are still down: the next visitor's finger is a first one.
    hand.down(20, {800, 100}, 2);
    hand.up(20, {800, 100}, 2.1);
    CHECK(hand.take() == std::vector<Gesture>{Pressed{{800, 100}}, Tapped{{800, 100}}});
}

TEST_CASE("palms are no fingers, whether the screen says how wide they are or not") {
    SUBCASE("wide from the beginning") {
        Hand hand;
        hand.down(1, {100, 100}, 0, 45);
        hand.move(1, {150, 100}, 0.1);
        hand.up(1, {150, 100}, 0.2);
        CHECK(hand.said.empty());
    }
    SUBCASE("put down edge first") {
        Hand hand;
        hand.down(1, {100, 100}, 0, 10);
        hand.play({Kind::move, 1, {101, 100}, 0.05, 45, 0});
        hand.up(1, {101, 100}, 0.2);
        CHECK(hand.said == std::vector<Gesture>{Pressed{{100, 100}}, Cancelled{}});
    }
    SUBCASE("three close by at once") {
        Hand hand;
        hand.down(1, {100, 100}, 0);
        hand.down(2, {115, 105}, 0.02);
        hand.down(3, {108, 115}, 0.04);
        CHECK(std::holds_alternative<Cancelled>(hand.said.back()));
        hand.take();
        for (const std::int64_t id : {1, 2, 3}) hand.move(id, {300, 300}, 0.1);
        for (const std::int64_t id : {1, 2, 3}) hand.up(id, {300, 300}, 0.2);
        CHECK(hand.said.empty());
    }
    SUBCASE("a hand that rests on the glass while a finger works") {
        Hand hand;
        hand.down(1, {100, 100}, 0, 60);
        hand.tap({400, 100}, 1);
        CHECK(hand.take().size() == 2);  // id 1 again: the palm's lift was lost
        hand.down(5, {100, 100}, 2, 60);
        hand.tap({400, 100}, 3);
        CHECK(hand.take() == std::vector<Gesture>{Pressed{{400, 100}}, Tapped{{400, 100}}});
    }
    SUBCASE("a pinch begun with fingers close together is none") {
        Hand hand;
        hand.down(1, {100, 100}, 0);
        hand.down(2, {118, 100}, 0.02);
        hand.move(2, {136, 100}, 0.1);
        CHECK(std::get<Pinched>(hand.said.back()).factor == doctest::Approx(2));
    }
    SUBCASE("pressure, where a screen is known to tell it") {
        TouchRules rules;
        rules.palm_pressure = 0.8;
        Hand hand{TouchTracker(rules)};
        hand.play({Kind::down, 1, {100, 100}, 0, 0, 0.9});
        CHECK(hand.said.empty());
        hand.play({Kind::down, 2, {300, 100}, 0, 0, 0.5});
        CHECK(hand.count<Pressed>() == 1);
    }
}

TEST_CASE("a stuck finger is left out once others work, so that taps are taps again") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.tracker.look(60);
    hand.take();
    hand.down(2, {500, 300}, 60);
    hand.up(2, {500, 300}, 60.1);
    CHECK(hand.take() ==
          std::vector<Gesture>{Cancelled{}, Pressed{{500, 300}}, Tapped{{500, 300}}});
    hand.up(1, {100, 100}, 61);
    CHECK(hand.take().empty());
}

TEST_CASE("a finger that is stuck in a pinch leaves a drag behind") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    hand.down(2, {300, 100}, 1);
    for (int i = 1; i <= 100; ++i) hand.move(2, {300.0 + i, 100}, 1 + i * 0.1);
    CHECK(std::holds_alternative<Dragged>(hand.said.back()));
    hand.up(2, {400, 100}, 12);
    CHECK(std::holds_alternative<Released>(hand.said.back()));
    CHECK_FALSE(hand.tracker.is_touched());
}

TEST_CASE("lifts without presses, presses without lifts and lost fingers are survived") {
    Hand hand;
    hand.up(9, {1, 1}, 0);
    hand.move(9, {2, 2}, 0.1);
    CHECK(hand.take().empty());

    hand.down(1, {100, 100}, 1);
    hand.down(1, {300, 300}, 2);  // the same again: its lift was lost
    CHECK(hand.take() ==
          std::vector<Gesture>{Pressed{{100, 100}}, Cancelled{}, Pressed{{300, 300}}});
    hand.play({Kind::lost, 1, {300, 300}, 3, 0, 0});
    CHECK(hand.take() == std::vector<Gesture>{Cancelled{}});
    CHECK(hand.tracker == TouchTracker());
}

TEST_CASE("a screen that never tells of lifts still knows each new press") {
    Hand hand;
    for (std::int64_t id = 0; id < 1000; ++id) {
        hand.take();
        const double t = 10 * static_cast<double>(id);
        hand.down(id, {40.0 * static_cast<double>(id % 30), 100}, t);
        CHECK(hand.count<Pressed>() == 1);
    }
}

TEST_CASE("a page that goes away takes the press with it") {
    Hand hand;
    hand.down(1, {100, 100}, 0);
    CHECK(hand.tracker.cancel() == std::vector<Gesture>{Cancelled{}});
    hand.take();
    hand.move(1, {200, 100}, 0.1);
    hand.up(1, {200, 100}, 0.2);
    CHECK(hand.take().empty());
    CHECK(hand.tracker == TouchTracker());
    CHECK(hand.tracker.cancel().empty());
}

TEST_CASE("a thousand taps a second are a thousand taps") {
    Hand hand;
    for (int i = 0; i < 1000; ++i) {
        hand.down(i, {100, 100}, i * 0.001);
        hand.up(i, {100, 100}, i * 0.001 + 0.0005);
    }
    CHECK(hand.count<Pressed>() == 1000);
    CHECK(hand.count<Tapped>() + hand.count<DoubleTapped>() == 1000);
}

TEST_CASE("a drag told a thousand times a second keeps a handful of samples' velocity") {
    Hand hand;
    hand.down(1, {0, 100}, 0);
    for (int i = 1; i <= 1000; ++i) hand.move(1, {i * 0.3, 100}, i * 0.001);
    CHECK(std::get<Dragged>(hand.said.back()).velocity.right == doctest::Approx(300).epsilon(0.02));
}

TEST_CASE("whatever events come, gestures keep their grammar and nothing is left over") {
    std::mt19937 random(20261122);
    const auto number = [&](double least, double most) {
        return std::uniform_real_distribution(least, most)(random);
    };
    for (int run = 0; run < 400; ++run) {
        TouchTracker tracker;
        Grammar grammar;
        double t = number(0, 1000);
        const auto check = [&](const std::vector<Gesture>& said) {
            for (const Gesture& one : said)
                if (!grammar.takes(one)) return false;
            return grammar.is_idle() == !tracker.is_touched();
        };
        bool holds = true;
        for (int i = 0; i < 300 && holds; ++i) {
            t += random() % 50 == 0 ? number(-100, 20) : number(0, 0.1);
            FingerEvent event{
                static_cast<Kind>(random() % 4),        static_cast<std::int64_t>(random() % 12),
                {number(-50, 400), number(-50, 300)},   t,
                random() % 10 == 0 ? number(0, 60) : 0, number(0, 1)};
            if (random() % 40 == 0) event.at.x = std::nan("");
            if (random() % 40 == 0) event.at.y = std::numeric_limits<double>::infinity();
            if (random() % 100 == 0) event.seconds = std::nan("");
            holds = check(random() % 60 == 0 ? tracker.cancel() : tracker.on(event));
        }
        for (std::int64_t id = 0; id < 12; ++id)
            holds = holds && check(tracker.on({Kind::up, id, {10, 10}, t, 0, 0}));
        tracker.look(t + 1);
        CAPTURE(run);
        REQUIRE(holds);
        REQUIRE(grammar.is_idle());
        REQUIRE(tracker == TouchTracker());
    }
}
