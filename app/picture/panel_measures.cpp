#include "app/picture/panel_measures.h"

#include <algorithm>
#include <cmath>

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
    const double rows = 24.0 * static_cast<double>(legend.classes.size());
    if (is_small(pane)) return legend.categorical ? 64 + rows : 140;
    // About so many letters stand in a line.
    const double letters = legend_width(pane) / 7;
    const auto lines = [&](const std::string& text) {
        return text.empty() ? 0 : 17 * std::ceil(static_cast<double>(text.size()) / letters) + 4;
    };
    double words = legend.categorical ? 0 : 36;  // what may be chosen
    for (const std::string& warning : legend.warnings) words += lines(warning);
    if (!is_compact(pane)) words += lines(legend.finding) + lines(legend.method);
    const bool kinds = legend.categorical || legend.analysis != Analysis::none;
    if (legend.grid) return words + legend_width(pane) + 130;
    if (is_compact(pane)) return words + (kinds ? 138 + rows : 250);
    return words + (kinds ? 150 + rows : 276);
}

double kinds_width(PaneSize pane) { return std::min(252.0, pane.width.value / 2); }

double kinds_height(const Network& network) {
    return kinds_title_height + kind_row_height * static_cast<double>(network.kinds.size()) +
           kinds_pad;
}

}  // namespace app
