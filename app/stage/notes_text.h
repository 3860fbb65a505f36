#pragma once

#include <string>

#include "app/paper/pen.h"

namespace app {

/// A presenter's notes: "# Say" heads what follows, "- " begins a point, "**" sets words apart.
/// Returns where they end.
double draw_notes_text(Pen& pen, const std::string& notes, const Box& box, double em);

}  // namespace app
