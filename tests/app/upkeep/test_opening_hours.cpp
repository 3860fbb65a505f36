#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <random>

#include "app/upkeep/opening_hours.h"

namespace {

using namespace app;
using namespace std::chrono_literals;
using std::chrono::minutes;

/// By the Summer Time Order: an hour ahead from the last Sunday of March, 1.00 UTC, to October's.
minutes london(geo::Moment moment) {
    namespace chrono = std::chrono;
    const auto year = chrono::year_month_day(chrono::floor<chrono::days>(moment)).year();
    const auto change = [&](chrono::month month) {
        return chrono::sys_days(year / month / chrono::Sunday[chrono::last]) + 1h;
    };
    return moment >= change(chrono::March) && moment < change(chrono::October) ? 60min : 0min;
}

geo::Moment at(const char* text) { return geo::moment_of(text).value(); }

OpeningSpan span(int weekday, const char* text) { return opening_span_of(weekday, text).value(); }

OpeningHours hours(std::vector<OpeningSpan> spans) {
    return OpeningHours::of(std::move(spans)).value();
}

/// The slow and obvious next_change().
std::optional<geo::Moment> stepped_change(const OpeningHours& open, geo::Moment now) {
    geo::Moment step = std::chrono::floor<minutes>(now);
    for (int i = 0; i < minutes_of_week + minutes_of_day; ++i) {
        step += 1min;
        if (is_open_at(open, step, london) != is_open_at(open, now, london)) return step;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("hours of a day are read as people write them, and nothing else is") {
    CHECK(span(0, "09:00-17:30") == OpeningSpan{540, 1050});
    CHECK(span(1, "22:00-02:00") == OpeningSpan{1440 + 1320, 1440 + 1560});
    CHECK(span(6, "18:00-24:00") == OpeningSpan{6 * 1440 + 1080, 7 * 1440});
    CHECK(span(0, "22:00-00:00") == OpeningSpan{1320, 1440});
    for (const char* wrong :
         {"", "-", "9:00-17:00", "09:00", "09:00-", "09:00-17:60", "24:00-09:00", "09:00-24:01",
          "09:00-09:00", "09.00-17.00", "09:00-17:00 ", "09:00-12:00-17:00", "+9:00-17:00"}) {
        CAPTURE(wrong);
        CHECK_FALSE(opening_span_of(0, wrong).has_value());
    }
}

TEST_CASE("a kiosk is open from the first minute up to the last, and closed between") {
    const OpeningHours open = hours({span(0, "13:00-17:00"), span(0, "09:00-12:00")});
    CHECK_FALSE(open.is_open(9 * 60 - 1));
    CHECK(open.is_open(9 * 60));
    CHECK(open.is_open(12 * 60 - 1));
    CHECK_FALSE(open.is_open(12 * 60));
    CHECK(open.minutes_until_change(8 * 60) == 60);
    CHECK(open.minutes_until_change(12 * 60) == 60);
    CHECK(open.minutes_until_change(13 * 60) == 240);
    CHECK(open.minutes_until_change(17 * 60) == minutes_of_week - 8 * 60);
}

TEST_CASE("nights go over midnight, Sunday's into Monday, and touching hours are one") {
    const OpeningHours late = hours({span(6, "22:00-02:00")});
    CHECK(late.is_open(0));
    CHECK(late.is_open(119));
    CHECK_FALSE(late.is_open(120));
    CHECK(late.minutes_until_change(6 * 1440 + 1320) == 240);
    CHECK(late.minutes_until_change(60) == 60);

    const OpeningHours joined =
        hours({span(6, "20:00-24:00"), span(0, "00:00-01:00"), span(0, "01:00-03:00")});
    CHECK(joined.minutes_until_change(6 * 1440 + 1200) == 7 * 60);
    CHECK(joined == hours({span(6, "20:00-03:00")}));
}

TEST_CASE("a week without a gap is no change, and neither is one without hours") {
    std::vector<OpeningSpan> whole;
    for (int day = 0; day < 7; ++day) whole.push_back(span(day, "00:00-24:00"));
    CHECK(hours(whole) == OpeningHours());
    std::vector<OpeningSpan> shifted;
    for (int day = 0; day < 7; ++day) {
        shifted.push_back(span(day, "06:00-20:00"));
        shifted.push_back(span(day, "20:00-06:00"));
    }
    CHECK(hours(shifted) == OpeningHours());
    CHECK_FALSE(next_change(OpeningHours(), at("2026-06-01T00:00Z"), london).has_value());
    const OpeningHours never = hours({});
    CHECK_FALSE(never.is_open(0));
    CHECK_FALSE(never.minutes_until_change(0).has_value());
}

TEST_CASE("hours that overlap are refused, over midnight and over the week's end too") {
    struct Case {
        std::vector<OpeningSpan> spans;
        const char* says;
    };
    for (const Case& c : {
             Case{{span(0, "09:00-12:00"), span(0, "11:59-14:00")},
                  "monday 09:00 to monday 12:00 and monday 11:59 to monday 14:00 overlap"},
             Case{{span(0, "09:00-12:00"), span(0, "09:00-12:00")}, "overlap"},
             Case{{span(1, "22:00-03:00"), span(2, "02:00-04:00")},
                  "tuesday 22:00 to wednesday 03:00"},
             Case{{span(6, "22:00-03:00"), span(0, "02:00-04:00")}, "sunday 22:00 to monday 03:00"},
         }) {
        const auto made = OpeningHours::of(c.spans);
        REQUIRE_FALSE(made.has_value());
        CHECK(made.error().what.find(c.says) != std::string::npos);
    }
}

TEST_CASE("the week begins on Monday, local time") {
    CHECK(minute_of_week(at("2026-11-23T00:00Z"), london) == 0);
    CHECK(minute_of_week(at("2026-11-22T23:59:59Z"), london) == minutes_of_week - 1);
    CHECK(minute_of_week(at("2026-06-28T23:00Z"), london) == 0);  // Monday in London already
    CHECK(minute_of_week(at("1969-12-29T00:00Z"), [](geo::Moment) { return 0min; }) == 0);
}

TEST_CASE("the spring change: an hour that is skipped ends or begins nothing late") {
    // Sunday 29 March 2026: 00:59 GMT is followed by 02:00 BST.
    const OpeningHours early = hours({span(6, "01:30-05:00")});
    CHECK_FALSE(is_open_at(early, at("2026-03-29T00:59Z"), london));
    CHECK(is_open_at(early, at("2026-03-29T01:00Z"), london));  // 02:00 on the wall
    CHECK(next_change(early, at("2026-03-28T12:00Z"), london) == at("2026-03-29T01:00Z"));
    CHECK(next_change(early, at("2026-03-29T01:00Z"), london) == at("2026-03-29T04:00Z"));
    const OpeningHours night = hours({span(5, "22:00-01:30")});
    CHECK(next_change(night, at("2026-03-28T23:00Z"), london) == at("2026-03-29T01:00Z"));
    const OpeningHours day = hours({span(6, "09:00-17:00")});
    CHECK(next_change(day, at("2026-03-28T20:00Z"), london) == at("2026-03-29T08:00Z"));
}

TEST_CASE("the autumn change: the hour that comes twice is the same both times") {
    // Sunday 25 October 2026: 01:59 BST is followed by 01:00 GMT.
    const OpeningHours night = hours({span(5, "22:00-01:30")});
    CHECK(next_change(night, at("2026-10-24T22:00Z"), london) == at("2026-10-25T00:30Z"));
    CHECK(next_change(night, at("2026-10-25T00:30Z"), london) == at("2026-10-25T01:00Z"));
    CHECK(next_change(night, at("2026-10-25T01:00Z"), london) == at("2026-10-25T01:30Z"));
    const OpeningHours day = hours({span(6, "09:00-17:00")});
    CHECK(next_change(day, at("2026-10-24T20:00Z"), london) == at("2026-10-25T09:00Z"));
}

TEST_CASE("the next change is what going through every minute finds, all year") {
    std::mt19937 random(5);
    const std::vector<OpeningHours> kinds{
        hours({span(0, "09:00-17:00"), span(3, "10:00-20:00"), span(6, "01:15-01:45")}),
        hours({span(5, "22:00-01:30"), span(6, "02:00-09:00")}), hours({span(2, "00:00-24:00")}),
        hours({span(6, "00:30-02:30")})};
    for (int i = 0; i < 120; ++i) {
        // Half of them about the changes of the clock.
        const geo::Moment base = i % 4 == 0   ? at("2026-03-27T00:00Z")
                                 : i % 4 == 1 ? at("2026-10-23T00:00Z")
                                              : at("2026-01-01T00:00Z");
        const geo::Moment now =
            base + std::chrono::seconds(random() % ((i % 4 < 2 ? 4 : 365) * 86'400));
        for (const OpeningHours& open : kinds) {
            CAPTURE(geo::text_of(now));
            REQUIRE(next_change(open, now, london) == stepped_change(open, now));
        }
    }
}

TEST_CASE(
    "a restart at half past one comes once a day, also where the clock has it twice or never") {
    const int half_past_one = 90;
    struct Case {
        std::string now, next, because;
    };
    for (const Case& c : {
             Case{"2026-06-10T12:00Z", "2026-06-11T00:30Z", "in summer"},
             Case{"2026-01-10T01:29:59Z", "2026-01-10T01:30Z", "in a second"},
             Case{"2026-01-10T01:30:00Z", "2026-01-11T01:30Z", "now is not next"},
             Case{"2026-03-29T00:10Z", "2026-03-29T01:30Z", "skipped: at 02:30"},
             Case{"2026-10-25T00:10Z", "2026-10-25T00:30Z", "the first of two"},
             Case{"2026-10-25T00:40Z", "2026-10-26T01:30Z", "not the second of two"},
         }) {
        CAPTURE(c.because);
        CHECK(geo::text_of(next_time_of_day(half_past_one, at(c.now.c_str()), london)) ==
              geo::text_of(at(c.next.c_str())));
    }
}

TEST_CASE("the machine's own zone has both changes of clocks") {
    const char* const before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0/2", 1);  // London's rule, without tables of zones
    tzset();
    for (const char* text : {"2026-03-29T00:59:59Z", "2026-03-29T01:00Z", "2026-10-25T00:59:59Z",
                             "2026-10-25T01:00Z", "2026-07-01T12:00Z"}) {
        CAPTURE(text);
        CHECK(machine_offset(at(text)) == london(at(text)));
    }
    before == nullptr ? unsetenv("TZ") : setenv("TZ", kept.c_str(), 1);
    tzset();
}
