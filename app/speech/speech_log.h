#pragma once

#include <vector>

#include "app/speech/speaker.h"

namespace app {

/// A Speaker without sound: each utterance is a line of a file, in the words that a voice would be
/// given:
///
///     en interrupts  Leeds. Who runs what here.
///     cy follows     62 y cant
///     stop
///     repeat         ("en interrupts …" lines follow)
///     volume 40
///
/// For tests, and for those who look after a kiosk without sitting beside it.
class SpeechLog : public Speaker {
public:
    /// Begins the file anew. Fails where it cannot be written.
    static geo::Result<std::unique_ptr<SpeechLog>> at(const std::filesystem::path& file);

    void say(const Utterance& utterance) override;
    void stop() override;
    void repeat() override;
    void set_volume(int percent) override;
    void set_rate(int rate) override;
    /// As long as a voice would take: 15 characters a second, from when this is first asked after
    /// the utterance.
    bool is_speaking(Moment now) override;
};

}  // namespace app
