#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <string_view>

#include "geo/core/result.h"

namespace geo {

/// A Government Statistical Service code: a country letter and two digits for the kind of area
/// ("E47", an English combined authority), then six digits for the area. Valid by construction.
class GssCode {
public:
    /// Fails on any other length, letter or digit. Never trims or upper-cases: a code that needs
    /// mending points at a fault in the file it came from. Country letters are E, J (England and
    /// Wales), K, L, M, N, S and W.
    static Result<GssCode> parse(std::string_view text);

    std::string_view text() const { return {characters_.data(), characters_.size()}; }
    std::string_view entity() const { return text().substr(0, 3); }
    friend auto operator<=>(const GssCode&, const GssCode&) = default;

private:
    explicit GssCode(std::string_view valid) { std::ranges::copy(valid, characters_.begin()); }
    std::array<char, 9> characters_{};
};

}  // namespace geo
