#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace app {

struct BriefSubject;

/// What a mayor or authority has of a subject, as a visitor is told it.
enum class Held : std::uint8_t { held, shared, agreed, not_held };

/// A subject of everyday life, and who decides on it in a place.
struct Subject {
    std::string power;  // id of the power that a mayor would decide on it with
    std::string label;  // "Buses"
    Held held = Held::not_held;
    std::string who;     // "Mayor", "Kent County Council", "Scottish Government"
    std::string told;    // a sentence or two
    std::string source;  // of both, with its mark where it was not checked: "Recalled: …"
};

/// The twelve subjects of a place's page, in their order, told for that place: by the powers of the
/// authority it is or lies in, and where that has none by who decides under the law of its country.
///
/// source  powers: the package's tables; who decides without one: the Acts named in each `source`,
///         recalled
std::vector<Subject> subjects_of(const BriefSubject& place);

/// What the word for held is here: "Mayor", "Authority"; empty where nobody holds such powers.
std::string holder_in_words(const BriefSubject& place);

}  // namespace app
