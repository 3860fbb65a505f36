#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/text/language.h"
#include "geo/core/result.h"

namespace app {

/// Whether an utterance cuts off what is being said, or waits for its end.
enum class Urgency { interrupts, follows };

/// Words for the ear: the text as it is on the screen, figures and all; spoken() turns these into
/// words on the way to the voice.
struct Utterance {
    std::string text;
    Language language = Language::english;
    Urgency urgency = Urgency::interrupts;
    bool operator==(const Utterance&) const = default;
};

/// What reads the screen aloud. None of these calls waits for sound: the thread that draws makes
/// them.
class Speaker {
public:
    using Moment = std::chrono::steady_clock::time_point;

    Speaker() = default;
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;
    virtual ~Speaker() = default;

    /// One that interrupts also drops what waits. Without words nothing is said.
    virtual void say(const Utterance& utterance) = 0;
    /// Silence, now; what waits is dropped.
    virtual void stop() = 0;
    /// Says again, at once, what was last asked for: an utterance that interrupted and those that
    /// followed it. Nothing before the first.
    virtual void repeat() = 0;
    /// 0 (silent) to 100; beyond that, the nearer of the two.
    virtual void set_volume(int percent) = 0;
    /// -100 (slowest) to 100; 0 is the voice's own pace.
    virtual void set_rate(int rate) = 0;
    /// Whether something is being said, or waits to be.
    virtual bool is_speaking(Moment now) = 0;
};

/// How to speak.
struct SpeechOptions {
    std::filesystem::path log;  // write what would be said into this file instead; empty: speak
    int volume = 70;            // 0 to 100
    int rate = 0;               // -100 to 100
    // Names of the synthesiser's voices, as `spd-say -L` or `espeak-ng --voices` lists them; empty:
    // its own of the language.
    std::string voice_english = {}, voice_welsh = {};
    /// Told, on another thread, which voice speaks, or why none does: one line each, once.
    std::function<void(const std::string&)> tell = {};
};

/// Speech Dispatcher's voices; where it cannot be reached espeak-ng's, and a line that says so;
/// where that is missing too, silence and a line that says what to install. Returns at once:
/// voices are looked for on another thread. With a log, a SpeechLog.
/// Fails only where the log cannot be written.
geo::Result<std::unique_ptr<Speaker>> make_speaker(const SpeechOptions& options);

}  // namespace app
