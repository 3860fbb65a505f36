#pragma once

#include <optional>

namespace geo {

/// The years in which an area is in force, both included. No start means since before the first
/// year recorded (2014 or earlier for districts); no end means still in force.
struct Vintage {
    std::optional<int> start, end;
    constexpr bool in_force(int year) const {
        return (!start || *start <= year) && (!end || year <= *end);
    }
    bool operator==(const Vintage&) const = default;
};

}  // namespace geo
