#include "app/speech/speech_log.h"

#include <algorithm>

#include "app/speech/spoken.h"

namespace app {

geo::Result<std::unique_ptr<SpeechLog>> SpeechLog::at(const std::filesystem::path& file) {
    auto log = std::unique_ptr<SpeechLog>(new SpeechLog(file));
    if (!log->file_.is_open())
        return geo::failure("the log of speech cannot be written; choose another file",
                            file.string());
    return log;
}

void SpeechLog::write(const Utterance& utterance) {
    std::string words = spoken(utterance.text, utterance.language);
    std::ranges::replace(words, '\n', ' ');
    const bool interrupts = utterance.urgency == Urgency::interrupts;
    // Each line is there at once, for whoever waits for it.
    file_ << code_of(utterance.language) << (interrupts ? " interrupts " : " follows ") << words
          << std::endl;
    if (interrupts) {
        until_.reset();
        not_begun_ = {};
    }
    not_begun_ += time_to_say(words);
}

void SpeechLog::say(const Utterance& utterance) {
    if (utterance.text.empty()) return;
    last_.add(utterance);
    write(utterance);
}

void SpeechLog::stop() {
    file_ << "stop" << std::endl;
    until_.reset();
    not_begun_ = {};
}

void SpeechLog::repeat() {
    Urgency urgency = Urgency::interrupts;
    for (Utterance utterance : last_.utterances()) {
        utterance.urgency = std::exchange(urgency, Urgency::follows);
        write(utterance);
    }
}

void SpeechLog::set_volume(int percent) {
    file_ << "volume " << std::clamp(percent, 0, 100) << std::endl;
}

void SpeechLog::set_rate(int rate) { file_ << "rate " << std::clamp(rate, -100, 100) << std::endl; }

bool SpeechLog::is_speaking(Moment now) {
    if (not_begun_.count() > 0) {
        until_ = std::max(until_.value_or(now), now) + not_begun_;
        not_begun_ = {};
    }
    return until_ && now < *until_;
}

}  // namespace app
