#pragma once

#include <compare>

namespace geo {

/// A number that knows its unit. Like adds to like; metres plus pounds does not compile.
template <class Unit>
struct Quantity {
    double value = 0;
    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
    friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
};

using Metres = Quantity<struct MetreUnit>;

}  // namespace geo
