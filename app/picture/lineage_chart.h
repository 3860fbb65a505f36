#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/area/lineage.h"

namespace app {

/// An area in a chart of lineages: one row, time going downwards.
struct LineageRow {
    geo::AreaIndex area{};
    std::string name, years, code;  // "Cumbria"; "until 2022"; "E10000006"
    std::string told;               // "Cumbria (county), until 2022, E10000006"
    int column = 0;                 // how many steps after the first: further right
    int x = 0;                      // of its mark, in lanes from the left
};

/// A step of the lineage as a line: down its lane past `from`, and on to each of `to`.
struct LineageLine {
    std::vector<std::size_t> from, to;  // rows
    int lane = 0;                       // from the left
    bool planned = false;               // not yet made, and made of others without ending them
    std::string told;                   // "1 April 2023: Allerdale, Carlisle → Cumberland"
};

/// How an area came to be and what came of it, to be drawn.
struct LineageChart {
    geo::AreaIndex area{};
    std::vector<LineageRow> rows{};
    std::vector<LineageLine> lines{};
    int lanes = 0;  // room to the left of the names
};

/// Nothing where no other area came before or after it.
std::optional<LineageChart> lineage_chart(const geo::Atlas& atlas, geo::AreaIndex area);
/// Of the area that is pointed at, or else selected last.
std::optional<LineageChart> lineage_shown(const geo::Atlas& atlas, const Scene& scene);

/// "until 2022", "2019 to 2022", "from 2023", "planned for 2028"; empty for one without years.
std::string years_in_words(const geo::Area& area);

}  // namespace app
