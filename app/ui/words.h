#pragma once

#include <string>

#include "geo/area/level.h"
#include "geo/data/layer.h"
#include "geo/stats/class_breaks.h"

namespace app {

// Names of things as the interface writes them, in the reader's language.
const char* name_of(geo::Theme theme);
const char* name_of(geo::Level level);
const char* name_of(geo::BreakMethod method);

/// "12 areas", "1 area".
std::string areas_in_words(int count);
/// With a capital at the beginning, as sentences and headings have it.
std::string sentence_case(std::string text);

}  // namespace app
