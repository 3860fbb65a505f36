#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/text/language.h"
#include "geo/core/result.h"

namespace app {

/// What turns words into sound, one utterance at a time. Its calls may take their time: only the
/// thread of QueuedSpeaker makes them.
class Voice {
public:
    Voice() = default;
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;
    virtual ~Voice() = default;

    /// Begins to say these words and returns. `name` is that of the synthesiser's voice to say them
    /// with; empty: its own of the language. Fails where the voice is gone.
    virtual geo::Result<void> begin(const std::string& words, Language language,
                                    const std::string& name) = 0;
    /// Whether the words are still being said. Fails where they cannot be.
    virtual geo::Result<bool> is_speaking() = 0;
    virtual void silence() = 0;
    /// 0 to 100 and -100 to 100, from the next utterance on.
    virtual void set(int volume, int rate) = 0;
};

/// A way to a voice, tried when there is something to say.
struct VoiceSource {
    std::string name;  // "Speech Dispatcher"
    std::function<geo::Result<std::unique_ptr<Voice>>()> open;
};

/// Speech Dispatcher, by its library, which is loaded now. Fails where the library or the daemon is
/// missing; the daemon is started where it is installed and does not run.
geo::Result<std::unique_ptr<Voice>> open_dispatcher();

/// espeak-ng as a program of its own for each utterance. Fails where it is not installed.
geo::Result<std::unique_ptr<Voice>> open_espeak();

/// What the library that holds Speech Dispatcher's offers.
struct SpeechFunctions {
    geo::Result<std::unique_ptr<Voice>> (*open_dispatcher)();
};

}  // namespace app
