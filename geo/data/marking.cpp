#include "geo/data/marking.h"

#include <algorithm>

namespace geo {
namespace {

constexpr std::string_view between_words = "; ";

bool says(const std::string& words, std::string_view one) {
    std::size_t at = 0;
    while (at <= words.size()) {
        const std::size_t end = std::min(words.find(between_words, at), words.size());
        if (std::string_view(words).substr(at, end - at) == one) return true;
        at = end + between_words.size();
    }
    return false;
}

}  // namespace

std::string_view code_of(Marking::Level level) {
    switch (level) {
        case Marking::Level::none:
            return "none";
        case Marking::Level::official:
            return "official";
        case Marking::Level::official_sensitive:
            return "official-sensitive";
    }
    return "";
}

std::optional<Marking::Level> marking_level_of(std::string_view code) {
    const auto* const known = std::ranges::find(all_marking_levels, code,
                                                [](Marking::Level one) { return code_of(one); });
    if (known == all_marking_levels.end()) return std::nullopt;
    return *known;
}

Marking stricter(const Marking& one, const Marking& other) {
    Marking both{std::max(one.level, other.level), one.words};
    std::size_t at = 0;
    while (at < other.words.size()) {
        const std::size_t end = std::min(other.words.find(between_words, at), other.words.size());
        const std::string words = other.words.substr(at, end - at);
        if (!says(both.words, words))
            both.words += (both.words.empty() ? "" : std::string(between_words)) + words;
        at = end + between_words.size();
    }
    return both;
}

std::string in_words(const Marking& marking) {
    std::string level;
    if (marking.level == Marking::Level::official) level = "OFFICIAL";
    if (marking.level == Marking::Level::official_sensitive) level = "OFFICIAL-SENSITIVE";
    if (level.empty() || marking.words.empty()) return level + marking.words;
    return level + " · " + marking.words;
}

}  // namespace geo
