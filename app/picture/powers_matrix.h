#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/scene/scene.h"

namespace app {

struct PowerCell {
    geo::PowerStatus status{};
    bool changed = false;  // by what is supposed
    bool shown = true;     // its status is not hidden
    std::string id;        // "cell:E47000001:bus_franchising"
    std::string label;     // "Greater Manchester, Controls buses: Held"
};

struct PowerColumn {
    std::string power, label;  // id; what it is called
};

/// Columns side by side that are of one category.
struct PowerGroup {
    std::string label;
    std::size_t first = 0, count = 0;
};

struct AuthorityRow {
    geo::AreaIndex area{};
    std::string name, short_name;  // the latter where there is one
    int held = 0, shared = 0;      // of all powers, whatever columns are shown
    std::vector<PowerCell> cells;  // one for each column
};

/// Authorities × powers, as a view of it asks.
struct PowersMatrix {
    std::vector<PowerColumn> columns;
    std::vector<PowerGroup> groups;
    std::vector<AuthorityRow> rows;
    int powers = 0;                                 // shown or not
    std::array<int, geo::power_statuses> counts{};  // cells of each status, shown or not
    int changed = 0;                                // cells, likewise

    /// The row of an authority; −1 where it has none.
    int row_of(geo::AreaIndex area) const;
    int column_of(std::string_view power) const;
};

PowersMatrix powers_matrix_of(const geo::Atlas& atlas, const PowersView& view);

/// The row of the authority that an area is or lies in; −1 where there is none.
int row_around(const geo::Atlas& atlas, const PowersMatrix& matrix, geo::AreaIndex area);

/// What is known of one cell.
struct PowerCard {
    std::string power, authority, description;
    geo::PowerStatus status{};
    bool changed = false;
    std::string standing;                                    // "Held, since 2017"
    std::vector<std::pair<std::string, std::string>> facts;  // what, and how it is
};
PowerCard power_card_of(const geo::Atlas& atlas, geo::AreaIndex authority,
                        const std::string& power);

/// A row as a spreadsheet takes it: a heading, then a line for each power with status, since when,
/// basis and source; cells are parted by tabs.
std::string row_as_text(const geo::Atlas& atlas, geo::AreaIndex authority);

}  // namespace app
