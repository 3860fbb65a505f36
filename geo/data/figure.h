#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/area/area_register.h"
#include "geo/core/interval.h"

namespace geo {

/// How a figure came to be shown here.
enum class FigureStatus : std::uint8_t {
    official,      // published for this very area
    derived,       // worked out from others: per head, a weighted mean of districts
    inherited,     // the figure of a larger area that this one lies in
    provisional,   // published, but to be revised
    own,           // of a table that a person opened: nobody here vouches for it
    hypothetical,  // what would be, were a proposal adopted
};

/// What a figure stands on. From `recalled` on, what is made of such figures stands on no more.
enum class Basis : std::uint8_t { published, derived, recalled, estimate, own, hypothetical };

/// The publisher's marker of a value: withheld ones have no value, unreliable ones do.
enum class Marker : std::uint8_t {
    none,
    unreliable,      // u
    unavailable,     // x
    confidential,    // c
    not_applicable,  // z
    joint,           // k: of the community safety partnership that districts share
};

std::string_view code_of(FigureStatus status);  // "official", "derived", …
std::string_view code_of(Basis basis);          // "published", "derived", "recalled", …
std::string_view code_of(Marker marker);        // "", "u", "x", "c", "z", "k"
std::optional<Basis> basis_of(std::string_view code);
std::optional<Marker> marker_of(std::string_view code);

/// A number into the atlas's list of texts (sources, periods, notes); 0 is the empty text.
using TextIndex = std::uint32_t;

/// One value of a layer with its provenance. Of a categorical layer the value is the number of
/// its category.
struct Figure {
    AreaIndex area{};
    std::int16_t year = 0;  // in which its period starts
    Basis basis = Basis::published;
    FigureStatus status = FigureStatus::official;
    Marker marker = Marker::none;
    std::optional<double> value{};       // none: withheld, the marker says why
    std::optional<Interval> interval{};  // 95 per cent confidence, where published
    TextIndex period = 0;                // as published: "2024-05-02", "2022-01-01/P3Y", "2025-26"
    TextIndex source = 0;                // where it was read; empty: the layer's source
    TextIndex note = 0;
};

}  // namespace geo
