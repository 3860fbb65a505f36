#pragma once

#include "geo/data/atlas.h"

/// Four districts, squares of 100 km that stand two by two, two of them in a combined authority;
/// and a layer for each theme. The long names are the longest there are.
geo::Atlas small_atlas();
