#pragma once

#include <string>
#include <vector>

#include "app/picture/choropleth.h"
#include "app/scene/scene.h"
#include "geo/export/export_table.h"

namespace app {

/// The columns of a layer in a year: value, lower, upper, period, status, basis, marker, source;
/// where a map hatches what is not clearly different, difference and benchmark; and where one shows
/// an analysis, the kind of each area, and of clusters and hot spots statistic, p and adjusted p.
struct ColumnSet {
    const geo::Layer* layer = nullptr;
    int year = 0;
    std::optional<int> since{};  // of change: the year it is measured from
    std::size_t first = 0;       // of the table's columns
    bool compared = false;       // with the scene's benchmark
    Analysis analysis = Analysis::none;
    std::size_t first_analysed = 0;  // of its columns
};

/// The figures of a scene, one row for each area and level: what the maps show, in their order.
struct SceneTable {
    geo::ExportTable table;
    std::vector<ColumnSet> sets;    // one for each layer and year, whatever panes it is shown in
    std::vector<Choropleth> panes;  // of each pane, then of second layers of maps of two
    geo::Marking marking{};         // the strictest of these
};

/// The scene must fit the atlas. With `ground` each row has the outlines of the districts that its
/// area consists of. A number and its interval are as in the package, and a category is its id.
SceneTable table_of(const geo::Atlas& atlas, const Scene& scene, bool ground);

}  // namespace app
