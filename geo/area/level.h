#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace geo {

/// The kind of place, as the statistics office nests them. A unitary authority is both a district
/// and an upper-tier authority; Scotland, Wales and Northern Ireland are both region and country.
enum class Level : std::uint8_t {
    district,             // ltla
    upper_tier,           // utla
    combined_authority,   // cauth
    greater_london,       // gla: the Greater London Authority, shown beside combined authorities
    region,               // rgn
    country,              // ctry
    united_kingdom,       // uk
    police_force,         // pfa
    metropolitan_county,  // mcty
    aggregate,            // agg: Great Britain, England and Wales
};

struct LevelCode {
    Level level;
    std::string_view code;  // as in files and on the command line
};
inline constexpr std::array level_codes{
    LevelCode{Level::district, "ltla"},
    LevelCode{Level::upper_tier, "utla"},
    LevelCode{Level::combined_authority, "cauth"},
    LevelCode{Level::greater_london, "gla"},
    LevelCode{Level::region, "rgn"},
    LevelCode{Level::country, "ctry"},
    LevelCode{Level::united_kingdom, "uk"},
    LevelCode{Level::police_force, "pfa"},
    LevelCode{Level::metropolitan_county, "mcty"},
    LevelCode{Level::aggregate, "agg"},
};

/// The levels a map can be drawn at, finest first.
inline constexpr std::array map_levels{
    Level::district,     Level::upper_tier, Level::combined_authority,
    Level::police_force, Level::region,     Level::country};

constexpr std::string_view code_of(Level level) {
    return level_codes[static_cast<std::size_t>(level)].code;
}

constexpr std::optional<Level> level_of(std::string_view code) {
    for (const LevelCode& one : level_codes)
        if (one.code == code) return one.level;
    return std::nullopt;
}

/// Some of the levels, as a small set.
class Levels {
public:
    constexpr Levels() = default;
    constexpr void insert(Level level) { bits_ |= bit(level); }
    constexpr bool contains(Level level) const { return (bits_ & bit(level)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    bool operator==(const Levels&) const = default;

private:
    static constexpr std::uint16_t bit(Level level) {
        return static_cast<std::uint16_t>(1u << static_cast<unsigned>(level));
    }
    std::uint16_t bits_ = 0;
};

}  // namespace geo
