#pragma once

#include "geo/core/moment.h"
#include "geo/data/atlas.h"

namespace geo {

/// Takes away the layers that the package's table `embargoes.csv` (layer, until) keeps back at
/// `now`, and says so once in the atlas's faults. A row that cannot be read keeps its layer back,
/// too. Of a package without such a table nothing is taken. Fails where the table cannot be read:
/// what is to be kept back is not known then.
Result<void> hide_embargoed(Atlas& atlas, Moment now);

}  // namespace geo
