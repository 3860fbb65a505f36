#pragma once

#include <fstream>
#include <optional>

#include "app/speech/last_said.h"
#include "app/speech/speaker.h"

namespace app {

/// A Speaker without sound, whose file has a line for each utterance, in the words that a voice
/// would be given, and for each of the other calls:
///
///     en interrupts Leeds. Who runs what here.
///     cy follows 62 y cant
///     stop
///     volume 40
///     rate -20
///
/// repeat() writes its utterances again, the first of which interrupts. For tests, and for whoever
/// looks after a kiosk from elsewhere.
class SpeechLog : public Speaker {
public:
    /// Begins the file anew. Fails where it cannot be written.
    static geo::Result<std::unique_ptr<SpeechLog>> at(const std::filesystem::path& file);

    void say(const Utterance& utterance) override;
    void stop() override;
    void repeat() override;
    void set_volume(int percent) override;
    void set_rate(int rate) override;
    /// For as long as a voice would take, from when this is first asked after an utterance.
    bool is_speaking(Moment now) override;

private:
    explicit SpeechLog(const std::filesystem::path& file) : file_(file, std::ios::trunc) {}
    void write(const Utterance& utterance);

    std::ofstream file_;
    LastSaid last_;
    std::chrono::milliseconds not_begun_{
        0};  // how long what was said since the last question takes
    std::optional<Moment> until_;
};

}  // namespace app
