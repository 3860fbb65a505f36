#pragma once

#include <string>
#include <vector>

#include "app/picture/picture.h"
#include "app/scene/talk.h"

namespace app {

/// A figure that what was typed may have asked for.
struct AnswerOffer {
    Answer answer;
    std::string place, what;  // "Kingston upon Hull, City of"; "Turnout, local elections"
};

/// What "turnout hull" or "hull turnout" may ask for, best first: places whose names and layers
/// whose labels the words may be, where the layer has a figure of the place. A name alone asks for
/// the layer that is on show.
std::vector<AnswerOffer> answers_to(const geo::Atlas& atlas, const std::string& typed,
                                    const std::string& layer_on_show, std::size_t most = 6);

/// The card of an answer, in its latest year, with the layer before the period; nothing where the
/// atlas has no such figure.
std::optional<Card> card_of(const geo::Atlas& atlas, const Answer& answer);

/// The card of an answer, made when that or the atlas is another.
class KeptCard {
public:
    void follow(const geo::Atlas& atlas, const std::optional<Answer>& answer);
    const Card* get() const { return card_ ? &*card_ : nullptr; }

private:
    const geo::Atlas* in_ = nullptr;
    std::optional<Answer> of_;
    std::optional<Card> card_;
};

}  // namespace app
