#include <doctest/doctest.h>

#include "app/speech/speech_log.h"
#include "tests/support/files.h"

namespace {

using namespace std::chrono_literals;
using app::Language;
using app::Urgency;

app::SpeechOptions with_log(std::filesystem::path at) {
    app::SpeechOptions options;
    options.log = std::move(at);
    return options;
}

}  // namespace

TEST_CASE("a log of speech has a line for each utterance, at once") {
    const TestFolder folder;
    auto speaker = app::make_speaker(with_log(folder / "log"));
    REQUIRE(speaker.has_value());
    (*speaker)->say({"Leeds.\nTurnout 31%", Language::english, Urgency::interrupts});
    (*speaker)->say({"62%", Language::welsh, Urgency::follows});
    (*speaker)->say({"", Language::welsh, Urgency::interrupts});
    CHECK(text_in(folder / "log") ==
          "en interrupts Leeds. Turnout 31 per cent\ncy follows 62 y cant\n");
    (*speaker)->stop();
    (*speaker)->repeat();
    (*speaker)->set_volume(140);
    (*speaker)->set_rate(-20);
    CHECK(text_in(folder / "log")
              .ends_with("stop\nen interrupts Leeds. Turnout 31 per cent\n"
                         "cy follows 62 y cant\nvolume 100\nrate -20\n"));
}

TEST_CASE("a log speaks for as long as a voice would") {
    const TestFolder folder;
    auto log = app::SpeechLog::at(folder / "log");
    REQUIRE(log.has_value());
    const app::Speaker::Moment start{};
    CHECK_FALSE((*log)->is_speaking(start));
    (*log)->say({std::string(30, 'a'), Language::english, Urgency::interrupts});
    CHECK((*log)->is_speaking(start));
    CHECK((*log)->is_speaking(start + 1900ms));
    (*log)->say({std::string(30, 'b'), Language::english, Urgency::follows});
    CHECK((*log)->is_speaking(start + 1950ms));
    CHECK((*log)->is_speaking(start + 3900ms));
    CHECK_FALSE((*log)->is_speaking(start + 4s));
    (*log)->repeat();
    CHECK((*log)->is_speaking(start + 4s));
    (*log)->stop();
    CHECK_FALSE((*log)->is_speaking(start + 4s));
}

TEST_CASE("a log that cannot be written is an error that names it") {
    const auto speaker = app::make_speaker(with_log("/nowhere/at/all.log"));
    REQUIRE_FALSE(speaker.has_value());
    CHECK(speaker.error().where == "/nowhere/at/all.log");
}
