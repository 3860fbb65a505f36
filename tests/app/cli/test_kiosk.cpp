#include "app/upkeep/kiosk_settings.h"
#include "app/upkeep/staff_pin.h"
#include "tests/app/cli/said_by.h"

TEST_CASE("kiosk-pin prints the line of the settings that holds a PIN, and not the PIN") {
    static_cast<void>(folder().write("pin", "274915\n274915\n"));
    const Answer answer = run("kiosk-pin <pin");
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
    CHECK_FALSE(holds(answer.out + answer.errors, "274915"));
    const app::ReadSettings read =
        app::kiosk_settings_from("{" + answer.out + "}", "kiosk.json", "/");
    CHECK(read.faults.empty());
    CHECK(read.settings.is_locked);
    CHECK(app::is_pin("274915", read.settings.pin_hash));
}

TEST_CASE("kiosk-pin refuses what is no PIN, or not the same twice") {
    struct Case {
        std::string typed, says;
    };
    for (const Case& c :
         {Case{"12\n12\n", "a PIN is 4 to 12 digits"},
          Case{"2749\n2748\n", "was not the same both times"},
          Case{"2749\n", "was not the same both times"}, Case{"", "there is no PIN"}}) {
        CAPTURE(c.typed);
        static_cast<void>(folder().write("pin", c.typed));
        const Answer answer = run("kiosk-pin <pin");
        CHECK(answer.status == 1);
        CHECK(answer.out.empty());
        CHECK(holds(answer.errors, c.says));
    }
}
