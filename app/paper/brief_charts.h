#pragma once

#include "app/paper/brief.h"
#include "app/paper/pen.h"

namespace app {

/// What an authority has of a power, as the screen marks it: a full, half, dashed, dotted or empty
/// square.
void draw_power(Pen& pen, ScreenPoint centre, geo::PowerStatus status);
/// "Held", "Shared or partial", …
const std::string& title_of(geo::PowerStatus status);

/// A measure on a scale of its own, on which better is to the right where the layer says what is:
/// the area as a disc with its interval, those inside or like it as dots, its country as an
/// upright.
void draw_scale(Pen& pen, const Box& box, const BriefMeasure& measure);

/// A figure over time with interval band, beside its country's; each line is named at its end.
void draw_series(Pen& pen, const Box& box, const BriefSeries& series);

}  // namespace app
