#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// Who may see it, as a banner says it.
///
/// source  Government Security Classifications Policy (Cabinet Office, 2024)
struct Marking {
    enum class Level : std::uint8_t { none, official, official_sensitive };
    Level level = Level::none;
    std::string words{};  // free: "Draft, not for publication"; beside the level or alone

    bool empty() const { return level == Level::none && words.empty(); }
    bool operator==(const Marking&) const = default;
};
inline constexpr std::array all_marking_levels{Marking::Level::none, Marking::Level::official,
                                               Marking::Level::official_sensitive};
/// As files write it: "none", "official", "official-sensitive".
std::string_view code_of(Marking::Level level);
std::optional<Marking::Level> marking_level_of(std::string_view code);

/// The banner of what is of both: the higher level, and the words of each once.
Marking stricter(const Marking& one, const Marking& other);

/// "OFFICIAL-SENSITIVE", "OFFICIAL · Draft", "Draft"; empty where there is none. The levels are
/// names, the same in every language.
std::string in_words(const Marking& marking);

}  // namespace geo
