#include <doctest/doctest.h>
#include <linux/input.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "app/speech/headphones.h"
#include "tests/support/files.h"

namespace {

using Bytes = std::vector<std::byte>;

Bytes event(int type, int code, int value) {
    input_event event{};
    event.type = static_cast<decltype(event.type)>(type);
    event.code = static_cast<decltype(event.code)>(code);
    event.value = value;
    Bytes bytes(sizeof event);
    std::memcpy(bytes.data(), &event, sizeof event);
    return bytes;
}

Bytes headphones(bool in) { return event(EV_SW, SW_HEADPHONE_INSERT, in ? 1 : 0); }

}  // namespace

TEST_CASE("of an input device's events only the switch of headphones counts") {
    app::HeadphoneEvents events;
    CHECK_FALSE(events.take(event(EV_SYN, SYN_REPORT, 0)).has_value());
    CHECK_FALSE(events.take(event(EV_SW, SW_LID, 1)).has_value());
    CHECK_FALSE(events.take(event(EV_KEY, SW_HEADPHONE_INSERT, 1)).has_value());
    CHECK(events.take(headphones(true)) == true);
    CHECK(events.take(headphones(false)) == false);
}

TEST_CASE("events are whole however the stream was cut, and the last one counts") {
    Bytes stream = headphones(true);
    for (const Bytes& more : {event(EV_SYN, SYN_REPORT, 0), headphones(false), headphones(true)})
        stream.insert(stream.end(), more.begin(), more.end());
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        app::HeadphoneEvents events;
        const auto first = events.take({stream.data(), cut});
        const auto second = events.take({stream.data() + cut, stream.size() - cut});
        CHECK((second ? second : first) == true);
    }
}

TEST_CASE("headphones are read without waiting, until their device is gone") {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    app::Headphones plugged(ends[0], false);
    CHECK(plugged.plugged_in() == false);
    const Bytes in = headphones(true);
    REQUIRE(write(ends[1], in.data(), in.size()) == static_cast<ssize_t>(in.size()));
    CHECK(plugged.plugged_in() == true);
    CHECK(plugged.plugged_in() == true);
    CHECK(plugged.descriptor() == ends[0]);
    app::Headphones moved = std::move(plugged);
    CHECK(moved.plugged_in() == true);
    close(ends[1]);
    CHECK_FALSE(moved.plugged_in().has_value());
    CHECK(moved.descriptor() == -1);
}

TEST_CASE("where no switch is found a line says so, once") {
    const TestFolder folder;
    int lines = 0;
    app::Headphones none([&](const std::string&) { ++lines; }, folder.path());
    CHECK_FALSE(none.plugged_in().has_value());
    CHECK_FALSE(none.plugged_in().has_value());
    CHECK(lines == 1);
}
