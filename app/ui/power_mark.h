#pragma once

#include "app/ui/frame.h"

namespace app {

/// Of what is held, in the matrix of powers.
Rgba power_colour(bool dark);

/// The mark of a status, by shape as well as by colour: a full square is held, a half one shared, a
/// dashed one agreed, a ring proposed, a dot none.
void power_mark(Frame& f, const Box& box, geo::PowerStatus status, bool changed);
/// What marks a cell that is changed by what is supposed.
void changed_mark(Frame& f, ScreenPoint centre);

/// What is known of the matrix's cell at a row and column; of none (−1), what is supposed.
void power_card(Frame& f, int row, int column);

}  // namespace app
