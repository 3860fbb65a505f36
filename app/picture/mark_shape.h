#pragma once

#include <vector>

#include "app/picture/picture.h"

namespace app {

/// The corners of a mark's shape, all marks of one size alike in weight; a disc's are many.
std::vector<ScreenPoint> mark_outline(MarkShape shape, ScreenPoint centre, double size);
/// How far below the centre a letter stands in its middle.
double mark_letter_drop(MarkShape shape, double size);

}  // namespace app
