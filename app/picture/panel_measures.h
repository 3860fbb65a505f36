#pragma once

#include "app/picture/picture.h"

namespace app {

// Logical pixels that panels take on the map: they are drawn so, and names keep clear of them.

/// Of the buttons along the upper edge, where there are several panes.
inline double pane_header_height(const Picture& picture) { return picture.panes > 1 ? 40 : 0; }

/// Of the legend, in the upper left corner.
double legend_width(PaneSize pane);
/// How far down the legend reaches at most: its title on two lines, a row for each kind.
double legend_height(const Legend& legend, PaneSize pane);

/// Along the lower edge, where the scale bar and the choice of shapes are.
inline constexpr double bottom_row_height = 48;

// The list of a network's kinds, at the left edge, over the lower row.
inline constexpr double kinds_left = 12, kinds_pad = 12;
inline constexpr double kinds_title_height = 34, kind_row_height = 28;
double kinds_width(PaneSize pane);
/// Where there is room for all of them.
double kinds_height(const Network& network);

}  // namespace app
