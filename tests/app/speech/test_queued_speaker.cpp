#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <condition_variable>
#include <mutex>

#include "app/speech/queued_speaker.h"

namespace {

using namespace std::chrono_literals;
using app::Language;
using app::QueuedSpeaker;
using app::Urgency;

/// What a voice was asked for, and what it answers; both threads look at it.
struct Stage {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> heard;  // "62 per cent", "silence"
    bool busy = false;               // the voice has not said its words yet
    bool hangs = false;              // begin() does not return while this holds
    int lost = 0;                    // so often a voice fails as it begins

    void note(const std::string& what) {
        const std::scoped_lock lock(mutex);
        heard.push_back(what);
        changed.notify_all();
    }
    void set(bool& what, bool value) {
        const std::scoped_lock lock(mutex);
        what = value;
        changed.notify_all();
    }
    /// Waits until the voice was asked for as much as this; it is a fault if it is for anything
    /// else.
    void expect(const std::vector<std::string>& expected) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, 20s, [&] { return heard.size() >= expected.size(); });
        CHECK(fmt::format("{}", fmt::join(heard, "; ")) ==
              fmt::format("{}", fmt::join(expected, "; ")));
    }
};

class FakeVoice : public app::Voice {
public:
    explicit FakeVoice(std::shared_ptr<Stage> stage) : stage_(std::move(stage)) {}

    geo::Result<void> begin(const std::string& words, Language language,
                            const std::string& name) override {
        std::unique_lock lock(stage_->mutex);
        if (stage_->lost > 0) {
            --stage_->lost;
            return geo::failure("the voice is lost");
        }
        stage_->heard.push_back((language == Language::welsh ? "cy " : "") + name + words);
        stage_->changed.notify_all();
        stage_->changed.wait(lock, [&] { return !stage_->hangs; });
        return {};
    }
    geo::Result<bool> is_speaking() override {
        const std::scoped_lock lock(stage_->mutex);
        return stage_->busy;
    }
    void silence() override { stage_->note("silence"); }
    void set(int volume, int rate) override {
        if (volume != 70 || rate != 0)
            stage_->note("volume " + std::to_string(volume) + " rate " + std::to_string(rate));
    }

private:
    std::shared_ptr<Stage> stage_;
};

app::VoiceSource fake(const std::shared_ptr<Stage>& stage) {
    return {"a fake", [stage]() -> geo::Result<std::unique_ptr<app::Voice>> {
                return std::make_unique<FakeVoice>(stage);
            }};
}

app::VoiceSource missing(const char* why) {
    return {"nothing",
            [why]() -> geo::Result<std::unique_ptr<app::Voice>> { return geo::failure(why); }};
}

app::SpeechOptions telling(const std::shared_ptr<Stage>& told) {
    app::SpeechOptions options;
    options.tell = [told](const std::string& line) { told->note(line); };
    return options;
}

app::Utterance follows(std::string text) {
    return {std::move(text), Language::english, Urgency::follows};
}
app::Utterance interrupts(std::string text) {
    return {std::move(text), Language::english, Urgency::interrupts};
}

}  // namespace

TEST_CASE("utterances are said one after another, in words, in their language") {
    const auto stage = std::make_shared<Stage>();
    QueuedSpeaker speaker({fake(stage)}, {});
    speaker.say(follows("62%"));
    speaker.say({"62%", Language::welsh, Urgency::follows});
    stage->expect({"62 per cent", "cy 62 y cant"});
}

TEST_CASE("each language has the voice that was named for it") {
    const auto stage = std::make_shared<Stage>();
    app::SpeechOptions options;
    options.voice_welsh = "Gwen: ";
    QueuedSpeaker speaker({fake(stage)}, options);
    speaker.say(follows("one"));
    speaker.say({"dau", Language::welsh, Urgency::follows});
    stage->expect({"one", "cy Gwen: dau"});
}

TEST_CASE("what interrupts empties the queue and cuts off what is being said") {
    const auto stage = std::make_shared<Stage>();
    stage->busy = true;
    QueuedSpeaker speaker({fake(stage)}, {});
    speaker.say(follows("one"));
    stage->expect({"one"});
    speaker.say(follows("two"));
    speaker.say(follows("three"));
    CHECK(speaker.is_speaking(std::chrono::steady_clock::now()));
    speaker.say(interrupts("four"));
    stage->expect({"one", "silence", "four"});
    speaker.stop();
    stage->expect({"one", "silence", "four", "silence"});
    speaker.say(follows("five"));
    speaker.say(follows("six"));
    stage->expect({"one", "silence", "four", "silence", "five"});
    speaker.repeat();
    stage->expect({"one", "silence", "four", "silence", "five", "silence", "four"});
    stage->set(stage->busy, false);
    stage->expect({"one", "silence", "four", "silence", "five", "silence", "four", "five", "six"});
}

TEST_CASE("volume and rate are those of the next utterance, within their bounds") {
    const auto stage = std::make_shared<Stage>();
    QueuedSpeaker speaker({fake(stage)}, {});
    speaker.set_volume(-5);
    speaker.set_rate(400);
    speaker.say(follows("one"));
    stage->expect({"volume 0 rate 100", "one"});
}

TEST_CASE("nobody waits for a voice that hangs, and what piles up is bounded") {
    const auto stage = std::make_shared<Stage>();
    stage->hangs = true;
    auto speaker = std::make_unique<QueuedSpeaker>(std::vector{fake(stage)}, app::SpeechOptions{});
    speaker->say(follows("first"));
    stage->expect({"first"});
    for (int i = 1; i <= 100; ++i) speaker->say(follows("later " + std::to_string(i)));
    const auto now = std::chrono::steady_clock::now();
    CHECK(speaker->is_speaking(now));
    CHECK_FALSE(speaker->is_speaking(now + 1h));
    stage->set(stage->hangs, false);
    std::vector<std::string> expected{"first"};
    for (int i = 101 - static_cast<int>(QueuedSpeaker::most_waiting); i <= 100; ++i)
        expected.push_back("later " + std::to_string(i));
    stage->expect(expected);
}

TEST_CASE("a speaker ends although its voice hangs") {
    const auto stage = std::make_shared<Stage>();
    stage->hangs = true;
    {
        QueuedSpeaker speaker({fake(stage)}, {});
        speaker.say(follows("first"));
        stage->expect({"first"});
    }
    stage->set(stage->hangs, false);  // and the thread that was left to it ends, too
}

TEST_CASE("the second voice speaks where the first is missing, and a line says why") {
    const auto stage = std::make_shared<Stage>(), told = std::make_shared<Stage>();
    {
        QueuedSpeaker speaker({missing("the first is not installed"), fake(stage)}, telling(told));
        speaker.say(follows("one"));
        speaker.say(follows("two"));
        stage->expect({"one", "two"});
    }
    told->expect({"Speech: a fake, because the first is not installed"});
}

TEST_CASE("without any voice one line says why, and nothing waits for ever") {
    const auto told = std::make_shared<Stage>();
    QueuedSpeaker speaker({missing("the first is missing"), missing("the second is missing")},
                          telling(told));
    speaker.say(interrupts("one"));
    told->expect({"Speech: none, because the first is missing; the second is missing"});
    speaker.say(interrupts("two"));
    speaker.say(follows("three"));
    const auto start = std::chrono::steady_clock::now();
    while (speaker.is_speaking(start) && std::chrono::steady_clock::now() - start < 20s)
        std::this_thread::sleep_for(5ms);
    CHECK_FALSE(speaker.is_speaking(start));
    told->expect({"Speech: none, because the first is missing; the second is missing"});
}

TEST_CASE("a voice that was lost is looked for again, and says what was to be said") {
    const auto stage = std::make_shared<Stage>(), told = std::make_shared<Stage>();
    stage->lost = 1;
    QueuedSpeaker speaker({fake(stage)}, telling(told));
    speaker.say(follows("one"));
    stage->expect({"one"});
    told->expect({"Speech: a fake", "Speech: the voice is lost", "Speech: a fake"});
}
