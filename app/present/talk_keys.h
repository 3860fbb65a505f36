#pragma once

#include <string>
#include <vector>

#include "app/present/answers.h"
#include "app/scene/action.h"
#include "app/ui/frame.h"

namespace app {

/// What is half typed in a talk: a question, or the number of a scene.
struct TalkPrompt {
    enum class Kind : std::uint8_t { none, ask, go_to } kind = Kind::none;
    std::string typed{};
    std::size_t choice = 0;             // of the offers
    std::vector<AnswerOffer> offers{};  // to the question
    std::optional<Answer> looked_at{};  // chosen, and so far shown to the presenter alone
    double notes_scroll = 0;            // pixels of the notes that are above their box
    bool wants_end = false;             // Escape was pressed once
};

/// What the keys of the last frame ask for, in a talk. Arrows, Space, Page keys and clickers step;
/// letters do what the presenter's screen lists. `typed`: text as it was typed.
///
/// Escape leaves what is nearest: the answer that is looked at, the prompt, the answer that was
/// sent, black, the detour; with nothing left it asks whether to end, and again ends the talk.
Actions talk_keys(const geo::Atlas& atlas, const BriefingDesk& desk, const Scene& map,
                  const std::vector<Key>& keys, const std::string& typed, double now,
                  TalkPrompt& prompt);

}  // namespace app
