#include <doctest/doctest.h>

#include "app/upkeep/staff_pin.h"
#include "tests/app/upkeep/quick_hash.h"

using namespace app;

TEST_CASE("a PIN is known by its hash, and no other is") {
    const auto hash = hash_of_pin("274915");
    REQUIRE(hash.has_value());
    CHECK(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK(hash->find("274915") == std::string::npos);
    CHECK(is_pin_hash(*hash));
    CHECK(is_pin("274915", *hash));
    CHECK_FALSE(is_pin("274916", *hash));
    CHECK_FALSE(is_pin("27491", *hash));
    CHECK_FALSE(is_pin("", *hash));
    CHECK(*hash != *hash_of_pin("274915"));  // each has a salt of its own
}

TEST_CASE("a PIN is 4 to 12 digits") {
    for (const char* pin : {"123", "1234567890123", "12a4", "", " 1234", "١٢٣٤"}) {
        CAPTURE(pin);
        const auto hash = hash_of_pin(pin);
        REQUIRE_FALSE(hash.has_value());
        CHECK(hash.error().what == "a PIN is 4 to 12 digits and nothing else");
    }
}

TEST_CASE("what is no hash of a PIN is known without checking one") {
    const std::string sound = quick_hash("1234");
    CHECK(is_pin_hash(sound));
    const auto with_costs = [&](const std::string& costs) {
        return "$argon2id$v=19$" + costs + sound.substr(sound.find(",p=1"));
    };
    CHECK(is_pin_hash(with_costs("m=8,t=1")));
    for (const std::string& wrong :
         {std::string(), std::string("1234"), std::string("$argon2id$"), sound.substr(0, 60),
          sound + "$", "x" + sound, std::string(200, '$'), sound + std::string("\0x", 2),
          with_costs("m=4194304,t=1"), with_costs("m=8,t=4000000000"), with_costs("m=-8,t=1"),
          with_costs("t=1,m=8"), std::string("$argon2i$v=19$m=8,t=1,p=1$") + sound.substr(30)}) {
        CAPTURE(wrong);
        CHECK_FALSE(is_pin_hash(wrong));
        CHECK_FALSE(is_pin("1234", wrong));
    }
}

TEST_CASE("each wrong try doubles the time to the next, up to a quarter of an hour") {
    PinGuard guard;
    double now = 100;
    CHECK(guard.refused_for(now) == 0);
    for (const double delay : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900}) {
        guard = after_wrong(guard, now);
        CHECK(guard.refused_for(now) == delay);
        now += delay;
        CHECK(guard.refused_for(now) == 0);
    }
    CHECK(after_right().refused_for(now) == 0);
    CHECK(after_wrong(PinGuard{1'000'000, now}, now).refused_for(now) == 900);
}

TEST_CASE("a try that comes too soon is neither checked nor counted, be it right") {
    const std::string hash = quick_hash("1234");
    PinGuard guard;
    CHECK(try_pin(guard, "0000", hash, 10) == PinAnswer::wrong);
    CHECK(try_pin(guard, "0000", hash, 11) == PinAnswer::wrong);
    CHECK(try_pin(guard, "1234", hash, 12.9) == PinAnswer::too_soon);
    CHECK(guard == PinGuard{2, 11});
    CHECK(try_pin(guard, "1234", hash, 13) == PinAnswer::right);
    CHECK(guard == PinGuard());
}

TEST_CASE("a guard that is kept in a file makes whoever pulls the plug wait again") {
    PinGuard guard;
    for (int i = 0; i < 6; ++i) guard = after_wrong(guard, 1000);
    const auto again = pin_guard_from(text_of(guard), 3, "pin-guard");
    REQUIRE(again.has_value());
    CHECK(again->wrong == 6);
    CHECK(again->refused_for(3) == 32);
    for (const char* wrong : {"", "wrong tries", "wrong tries -1\n", "wrong tries 6", "6\n",
                              "wrong tries 6\nmore", "wrong tries 99999999999999999999\n"}) {
        CAPTURE(wrong);
        const auto read = pin_guard_from(wrong, 3, "pin-guard");
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().where == "pin-guard");
    }
}

TEST_CASE("a clock that is set back makes nobody wait longer than the delay") {
    const std::string hash = quick_hash("1234");
    PinGuard guard{3, 1'000'000};
    CHECK(try_pin(guard, "1234", hash, 50) == PinAnswer::too_soon);
    CHECK(guard.refused_for(50) == 4);
    CHECK(try_pin(guard, "1234", hash, 54) == PinAnswer::right);
}
