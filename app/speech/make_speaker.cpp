#include "app/speech/queued_speaker.h"
#include "app/speech/speech_log.h"
#include "geo/core/late_library.h"

namespace app {

geo::Result<std::unique_ptr<Voice>> open_dispatcher() {
    const auto found = geo::late_symbol(DEVOLUTION_ATLAS_SPEECH_LIBRARY, DEVOLUTION_ATLAS_VERSION,
                                        "devolution_atlas_speech_functions");
    if (!found) return tl::make_unexpected(found.error());
    return static_cast<const SpeechFunctions*>(*found)->open_dispatcher();
}

geo::Result<std::unique_ptr<Speaker>> make_speaker(const SpeechOptions& options) {
    if (!options.log.empty()) {
        auto log = SpeechLog::at(options.log);
        if (!log) return tl::make_unexpected(log.error());
        return std::unique_ptr<Speaker>(std::move(*log));
    }
    return std::make_unique<QueuedSpeaker>(
        std::vector<VoiceSource>{{"Speech Dispatcher", open_dispatcher},
                                 {"espeak-ng", open_espeak}},
        options);
}

}  // namespace app
