#pragma once

#include <string>
#include <string_view>

#include "geo/data/atlas.h"
#include "geo/data/view.h"

namespace geo {

/// Where something was read, in words: the page named; or else `general`, the source of its whole
/// table or layer; or, of what is recalled and names no page, just that.
std::string source_in_words(std::string_view page, Basis basis, std::string_view general);
/// The period as published; the year where no period was.
std::string period_of(const Atlas& atlas, const ShownFigure& figure);
std::string source_of(const Atlas& atlas, const Layer& layer, const ShownFigure& figure);

}  // namespace geo
