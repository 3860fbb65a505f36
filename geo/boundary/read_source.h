#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/boundary/source_name.h"
#include "geo/core/plane.h"
#include "geo/core/result.h"
#include "geo/mesh/shared_borders.h"

namespace geo {

/// One record of a source: code and name where it has them.
struct SourceFeature {
    std::string code, name;
};

/// What a map shows, so that of a source too large to hold no more is read than can be seen.
struct SourceView {
    Extent extent;
    double metres_per_pixel = 0;
};

struct SourceReading {
    std::string layer;  // its name
    std::vector<SourceFeature> features;
    Coverage outlines;        // of the features, in EPSG:27700
    bool whole = true;        // else what overlaps `extent`, simplified to half a pixel
    Extent extent;            // that was read, of a part: the view's and as much again around it
    double tolerance = 0;     // metres; of a part
    std::vector<Error> told;  // one for each thing that a person should know, worst first
};

/// How a reading is followed and ended from another thread.
struct SourceWatch {
    std::atomic<bool> cancelled{false};
    std::atomic<int> percent{0};
    std::function<void()> progressed;  // called on the reading thread when the per cent change
};

struct SourceLimits {
    /// How much is held whole; of more than that only what is in view is read.
    struct Whole {
        std::size_t features = 0, vertices = 0;
    };
    Whole file{400'000, 12'000'000};     // every small area of the country
    Whole elsewhere{20'000, 1'000'000};  // from databases and servers, which others wait for
    bool may_be_whole = true;  // not where it was found too large before: to count it again takes
                               // longer than to read what is in view
    std::size_t most_in_view = 400'000;  // features; beyond, nothing: one has to come nearer
    int patience = 10;  // seconds for a connection, and for a server that sends next to nothing
};

/// Loads what reading takes, which the first reading does otherwise: some 80 ms for a thread that
/// has time. A failure is told by the reading.
void prepare_to_read_sources();

/// Reads the boundaries of a source into British National Grid, repaired where GEOS says that they
/// are not valid: all of them, or, beyond the limits, what the view shows. Reads GeoPackage,
/// FlatGeobuf, Shapefile, GeoJSON, TopoJSON, KML and PostGIS, and no other format. Touches the
/// network only where the source is a database or a web address, and gives up after `patience`.
/// `view` is called only where not all is read.
///
/// fails   when there is nothing to show, or it was cancelled (an Error with an empty text)
Result<SourceReading> read_source(const SourceName& name, const std::function<SourceView()>& view,
                                  SourceWatch& watch, const SourceLimits& limits = {});
inline Result<SourceReading> read_source(const SourceName& name, const SourceView& view,
                                         SourceWatch& watch, const SourceLimits& limits = {}) {
    return read_source(
        name, [&view] { return view; }, watch, limits);
}

}  // namespace geo
