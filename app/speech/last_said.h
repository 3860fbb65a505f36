#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "app/speech/speaker.h"

namespace app {

/// What repeat() says again: the last utterance that interrupted, and what followed it.
class LastSaid {
public:
    static constexpr std::size_t most = 16;

    void add(const Utterance& utterance) {
        if (utterance.urgency == Urgency::interrupts) utterances_.clear();
        if (utterances_.size() == most) utterances_.erase(utterances_.begin());
        utterances_.push_back(utterance);
    }
    const std::vector<Utterance>& utterances() const { return utterances_; }

private:
    std::vector<Utterance> utterances_;
};

/// About how long a voice takes: 15 bytes a second, as voices read at their own pace.
constexpr std::chrono::milliseconds time_to_say(std::string_view text) {
    return std::chrono::milliseconds(text.size() * 1000 / 15);
}

}  // namespace app
