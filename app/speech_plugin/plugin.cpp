// The library that holds Speech Dispatcher's client, and with it GLib, which most who open the
// atlas never need.
#include <libspeechd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>

#include "app/speech/voice.h"

namespace {

using app::Language;
using app::Voice;

/// The number of the last message that ended. The client calls back without a word of whom, so
/// there is one connection at a time.
std::atomic<std::size_t> last_ended = 0;
std::atomic<bool> one_is_open = false;

void note_end(std::size_t message, std::size_t /*client*/, SPDNotificationType /*kind*/) {
    last_ended = message;
}

geo::Result<void> gone() { return geo::failure("Speech Dispatcher has ended"); }

class DispatcherVoice : public Voice {
public:
    explicit DispatcherVoice(SPDConnection* connection) : connection_(connection) {
        connection_->callback_end = note_end;
        connection_->callback_cancel = note_end;
        spd_set_notification_on(connection_, SPD_END);
        spd_set_notification_on(connection_, SPD_CANCEL);
        last_ended = 0;
    }
    ~DispatcherVoice() override {
        spd_close(connection_);
        one_is_open = false;
    }

    geo::Result<void> begin(const std::string& words, Language language,
                            const std::string& name) override {
        if (spd_set_language(connection_, language == Language::welsh ? "cy" : "en-GB") != 0)
            return gone();
        if (!name.empty() && spd_set_synthesis_voice(connection_, name.c_str()) != 0)
            return geo::failure("Speech Dispatcher has no voice '" + name + "', or has ended");
        const int number = spd_say(connection_, SPD_MESSAGE, words.c_str());
        if (number < 0) return gone();
        message_ = static_cast<std::size_t>(number);
        return {};
    }

    // The daemon numbers messages upwards.
    geo::Result<bool> is_speaking() override { return last_ended < message_; }

    void silence() override { spd_cancel(connection_); }

    void set(int volume, int rate) override {
        spd_set_volume(connection_, 2 * volume - 100);
        spd_set_voice_rate(connection_, rate);
    }

private:
    SPDConnection* connection_;
    std::size_t message_ = 0;
};

geo::Result<std::unique_ptr<Voice>> open_dispatcher() {
    if (one_is_open.exchange(true)) return geo::failure("Speech Dispatcher is connected already");
    char* fault = nullptr;
    SPDConnection* const connection =
        spd_open2("devolution-atlas", "screen", nullptr, SPD_MODE_THREADED, nullptr, 1, &fault);
    if (connection != nullptr) return std::make_unique<DispatcherVoice>(connection);
    one_is_open = false;
    std::string reason = fault == nullptr ? "no reason given" : fault;
    std::free(fault);
    std::ranges::replace(reason, '\n', ' ');
    while (reason.ends_with(' ')) reason.pop_back();
    return geo::failure("Speech Dispatcher cannot be reached (" + reason + ")");
}

}  // namespace

extern "C" {

extern const char* const devolution_atlas_build;
const char* const devolution_atlas_build = DEVOLUTION_ATLAS_VERSION;

extern const app::SpeechFunctions devolution_atlas_speech_functions;
const app::SpeechFunctions devolution_atlas_speech_functions{.open_dispatcher = open_dispatcher};

}  // extern "C"
