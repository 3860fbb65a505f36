#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "geo/data/atlas.h"
#include "geo/own/own_table.h"
#include "geo/secure/embargoed_file.h"

namespace app {

/// A table under embargo as layers of an atlas.
struct EmbargoedLayers {
    geo::Atlas atlas;
    geo::OwnTable table;
    std::string reader;  // whose passphrase opened it
};

/// Opens a table under embargo, in memory alone. Before its time its layers bear the words "Under
/// embargo until 9.30 on 7 December 2026" in their marking and source, and the reader's name; all
/// of this is logged, and where it cannot be the table stays closed. Fails as opened_embargo() and
/// own_table() do.
geo::Result<EmbargoedLayers> with_embargoed(const geo::Atlas& atlas,
                                            const std::filesystem::path& file,
                                            std::string_view passphrase,
                                            const geo::OwnOptions& options, geo::Moment now);

}  // namespace app
