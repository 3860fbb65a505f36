#pragma once

#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "geo/boundary/ogr_columns.h"

namespace geo {

/// Some records of a layer, column by column. As good as long as the object lives; any thread.
class OgrTable {
public:
    std::size_t size() const { return static_cast<std::size_t>(array_->length); }
    std::string_view code(std::size_t row) const { return text(row, place_.code); }
    std::string_view name(std::size_t row) const { return text(row, place_.name); }
    GIntBig number(std::size_t row) const;
    std::span<const std::byte> wkb(std::size_t row) const;  // empty where there is no geometry

    /// Which columns of the stream hold what; -1 for those that the layer lacks.
    struct Place {
        int code = -1, name = -1, number = -1, geometry = -1;
    };

private:
    friend class OgrTables;
    OgrTable(std::shared_ptr<const ArrowArray> array, const Place& place)
        : array_(std::move(array)), place_(place) {}
    std::string_view text(std::size_t row, int column) const;

    std::shared_ptr<const ArrowArray> array_;
    Place place_;
};

/// A layer as a run of tables: half the time of reading its records one by one, where the driver
/// holds columns itself.
class OgrTables {
public:
    /// Nothing where the driver would go record by record all the same, or code and name are no
    /// texts.
    static std::optional<OgrTables> of(OGRLayer& layer, const BoundaryColumns& columns);

    /// The next records; nothing at the end, and where a fault was met: GDAL has said it then.
    std::optional<OgrTable> next();

private:
    struct Release {
        void operator()(ArrowArrayStream* stream) const;
    };
    OgrTables(std::unique_ptr<ArrowArrayStream, Release> stream, const OgrTable::Place& place)
        : stream_(std::move(stream)), place_(place) {}

    std::unique_ptr<ArrowArrayStream, Release> stream_;
    OgrTable::Place place_;
};

}  // namespace geo
