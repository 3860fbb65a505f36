#include "app/picture/panel_measures.h"

#include <algorithm>

namespace app {

double legend_width(PaneSize pane) {
    constexpr double roomy_from = 828;  // the map of a window of 1500 pixels
    return is_small(pane)                  ? 164
           : is_compact(pane)              ? 204
           : pane.width.value < roomy_from ? 268
                                           : 320;
}

double legend_height(const Legend& legend, PaneSize pane) {
    // A swatch with words on up to three lines, or shades with their numbers.
    if (legend.uncertainty != Uncertainty::none) {
        Legend plain = legend;
        plain.uncertainty = Uncertainty::none;
        return legend_height(plain, pane) + 66;
    }
    if (is_small(pane))
        return legend.categorical ? 64 + 24.0 * static_cast<double>(legend.classes.size()) : 140;
    const double rows = 24.0 * static_cast<double>(legend.classes.size());
    if (is_compact(pane)) return legend.categorical ? 138 + rows : 250;
    return legend.categorical ? 150 + rows : 276;
}

double kinds_width(PaneSize pane) { return std::min(252.0, pane.width.value / 2); }

double kinds_height(const Network& network) {
    return kinds_title_height + kind_row_height * static_cast<double>(network.kinds.size()) +
           kinds_pad;
}

}  // namespace app
