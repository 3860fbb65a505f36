#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/area/area_register.h"
#include "geo/area/name_search.h"

namespace geo {

/// Which area a row of a person's table means.
struct AreaMatch {
    enum class Kind : std::uint8_t { none, one, several };
    Kind kind = Kind::none;
    std::optional<AreaIndex> area{};   // of one
    std::vector<AreaIndex> several{};  // all it could mean
};

/// Finds areas by codes of any vintage and by names as tables have them. No typing error is
/// forgiven here: what nearly is a name is suggested, not taken.
class AreaMatcher {
public:
    AreaMatcher(const AreaRegister& areas, const NameSearch& names);

    /// By a code, spaces about it and small letters forgiven.
    std::optional<AreaIndex> by_code(std::string_view cell) const;

    /// By a name: accents, case, punctuation, "&" and "St." as fold_name has them; without words
    /// that only say what kind of area it is ("Leeds City Council", "Herefordshire UA"). Those
    /// words count where several areas share the name: "Essex Police".
    ///
    /// level  preferred where the name is of several levels
    /// year   of several vintages, that in force in it is meant, or else the latest
    AreaMatch by_name(std::string_view cell, std::optional<Level> level, int year) const;

    /// The level at which most of these names are an area's, the finest of equal ones; nothing
    /// where none is.
    std::optional<Level> level_of(const std::vector<std::string_view>& names, int year) const;

    /// Names that are nearly `cell`, best first, at most three.
    std::vector<AreaIndex> suggestions(std::string_view cell) const;

    const AreaRegister& areas() const { return *areas_; }

private:
    using Index = std::unordered_map<std::string, std::vector<AreaIndex>>;
    std::vector<AreaIndex> called(std::string_view cell) const;

    const AreaRegister* areas_;
    const NameSearch* names_;
    Index whole_, bare_;  // by folded names; by those without words for the kind of area
};

/// Has the form of a GSS code, spaces about it and small letters forgiven: the code, or nothing.
std::optional<std::string> code_shaped(std::string_view cell);

}  // namespace geo
