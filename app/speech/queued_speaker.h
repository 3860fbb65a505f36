#pragma once

#include <thread>

#include "app/speech/speaker.h"
#include "app/speech/voice.h"

namespace app {

/// A Speaker with a thread of its own, which alone knows the voice: to find one, to connect and to
/// speak may take as long as they like. What waits is bounded; where more follows, the oldest is
/// dropped. A voice that fails is looked for again, at most every five seconds.
class QueuedSpeaker : public Speaker {
public:
    static constexpr std::size_t most_waiting = 16;

    /// sources  tried in their order until one opens
    QueuedSpeaker(std::vector<VoiceSource> sources, const SpeechOptions& options);
    /// Falls silent. Waits a second for the thread at most: one that hangs in a voice is left to
    /// it.
    ~QueuedSpeaker() override;

    void say(const Utterance& utterance) override;
    void stop() override;
    void repeat() override;
    void set_volume(int percent) override;
    void set_rate(int rate) override;
    /// False as soon as it has taken three times as long as any voice would: a voice that hangs
    /// does not keep a screen from its rest.
    bool is_speaking(Moment now) override;

private:
    friend class SpeakingThread;
    struct Shared;
    std::shared_ptr<Shared> shared_;
    std::thread thread_;
};

}  // namespace app
