#pragma once

#include <string>

#include "geo/data/atlas.h"
#include "geo/own/own_table.h"

namespace geo {

/// The id of the layer that a series of a table becomes: "own-pay-median-pay", by the names of file
/// and label. The same table read again has the same ids.
std::string own_layer_id(const OwnTable& table, const OwnSeries& series);

/// The atlas with a table's series as layers of the theme `own`: status and basis of their figures
/// say that they are a person's own, and so does their source. Layers of the same ids are replaced.
Atlas with_own_layers(const Atlas& atlas, const OwnTable& table);

}  // namespace geo
