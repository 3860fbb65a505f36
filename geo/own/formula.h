#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "geo/data/atlas.h"

namespace geo {

/// A layer worked out from others, in an atlas that has it.
struct DerivedLayer {
    Atlas atlas;
    std::string id;                     // "own-fund-per-head"
    std::size_t divisions_by_zero = 0;  // figures that are missing for that
};

/// The atlas with a layer `name` worked out by a formula: + - * / and parentheses over numbers and
/// layers, those by id or by label in quotation marks ("Population"). A minus between layers has
/// spaces about it: ids have hyphens. An area has a figure in a year where all of the layers have
/// one of its own; where one of these is withheld, so is the result.
///
/// Units go along: pounds by people are "£ per person"; what is added has to be of one unit.
/// Fails on a formula that cannot be read, a layer that is not there or not of numbers, units that
/// do not fit, and where no area comes to a figure; the error says where in the formula.
Result<DerivedLayer> with_derived_layer(const Atlas& atlas, std::string_view name,
                                        std::string_view formula);

}  // namespace geo
