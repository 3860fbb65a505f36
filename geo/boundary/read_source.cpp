#include "geo/boundary/read_source.h"

#include <cpl_vsi.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "geo/boundary/ogr_columns.h"
#include "geo/boundary/ogr_connection.h"
#include "geo/boundary/ogr_outline.h"
#include "geo/boundary/ogr_source.h"
#include "geo/boundary/ogr_table.h"
#include "geo/boundary/repair.h"
#include "geo/boundary/simplify.h"
#include "geo/core/batch_workers.h"

namespace geo {
namespace {

constexpr std::size_t most_told = 1000;

/// Where code and name stand. A source may lack a code, and even a name.
Result<BoundaryColumns> columns_in(const OGRFeatureDefn& definition, const SourceName& name,
                                   std::vector<Error>& told) {
    Result<BoundaryColumns> columns =
        columns_of(definition, {{}, name.code_column, name.name_column, true});
    if (columns || !name.code_column.empty()) return columns;
    BoundaryColumns without_code;
    for (const std::string& column : {name.name_column, std::string{"name"}})
        if (without_code.name < 0 && !column.empty())
            without_code.name = definition.GetFieldIndex(column.c_str());
    if (!name.name_column.empty() && without_code.name < 0) return columns;
    told.push_back({columns.error().what + " (--code-column); drawn as outlines", {}});
    return without_code;
}

/// TopoJSON knows no CRS: like GeoJSON it is in longitude and latitude.
Result<Way> way_of(GDALDataset& dataset, OGRLayer& layer) {
    const bool is_topojson = dataset.GetDriver() != nullptr &&
                             std::string_view{dataset.GetDriver()->GetDescription()} == "TopoJSON";
    if (!is_topojson || layer.GetSpatialRef() != nullptr) return way_from(layer);
    auto degrees = Projection::to_british_national_grid("EPSG:4326");
    if (!degrees) return tl::make_unexpected(degrees.error());
    return Way{*std::move(degrees), false};
}

Extent around(const Extent& view) {
    const double right = view.width() / 2, up = view.height() / 2;
    return {view.min_x - right, view.min_y - up, view.max_x + right, view.max_y + up};
}

/// Asks the layer for no more than overlaps the extent. Fails where PROJ knows no way back.
Result<void> filter(OGRLayer& layer, const Extent& extent) {
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGREnvelope box;
    box.MinX = extent.min_x, box.MinY = extent.min_y;
    box.MaxX = extent.max_x, box.MaxY = extent.max_y;
    if (const OGRSpatialReference* crs = layer.GetSpatialRef(); crs && !crs->IsSame(&grid)) {
        const std::unique_ptr<OGRCoordinateTransformation> back{
            OGRCreateCoordinateTransformation(&grid, crs)};
        if (!back || back->TransformBounds(extent.min_x, extent.min_y, extent.max_x, extent.max_y,
                                           &box.MinX, &box.MinY, &box.MaxX, &box.MaxY, 21) == 0)
            return failure("the view cannot be found in its coordinate reference system");
    }
    layer.SetSpatialFilterRect(box.MinX, box.MinY, box.MaxX, box.MaxY);
    return {};
}

std::size_t vertices_of(const MultiPolygon& parts) {
    std::size_t count = 0;
    for (const Polygon& part : parts) {
        count += part.shell.size();
        for (const Ring& hole : part.holes) count += hole.size();
    }
    return count;
}

/// Records as they come from a layer, one by one or as a table, and what is made of them.
struct Batch {
    struct Record {
        SourceFeature feature;
        GIntBig number = 0;
        std::unique_ptr<OGRGeometry> outline;
    };
    std::vector<Record> records;
    std::optional<OgrTable> table{};
    std::vector<SourceFeature> features{};
    std::vector<MultiPolygon> outlines{};  // of the features
    std::vector<Error> told{};
};

/// Makes sound polygons of records; several threads may, of a batch each.
class OutlineMaker {
public:
    OutlineMaker(const Way& way, double tolerance) : way_(way), tolerance_(tolerance) {}

    void operator()(Batch& batch) {
        const GdalMessages quiet;
        for (Batch::Record& record : batch.records)
            add(std::move(record.feature), record.number, parts_of(std::move(record.outline), way_),
                batch);
        batch.records.clear();
        for (std::size_t row = 0; batch.table && row < batch.table->size(); ++row)
            add({std::string(batch.table->code(row)), std::string(batch.table->name(row))},
                batch.table->number(row), parts_of(batch.table->wkb(row), way_), batch);
        batch.table.reset();
        std::size_t vertices = 0;
        for (const MultiPolygon& parts : batch.outlines) vertices += vertices_of(parts);
        vertices_ += vertices;
    }

    std::size_t vertices() const { return vertices_; }  // made so far

private:
    void add(SourceFeature feature, GIntBig number, Result<MultiPolygon> parts,
             Batch& batch) const {
        const auto tell = [&](std::string what) {
            batch.told.push_back({std::move(what), fmt::format("feature {}", number)});
        };
        const auto leave_out = [&](const Error& error) {
            tell(fmt::format("{} {}; left out", title_of(feature), error.what));
        };
        if (!parts) return leave_out(parts.error());
        if (const auto fault = fault_in_place(*parts)) return leave_out(*fault);
        if (tolerance_ > 0) parts = simplified(*parts, tolerance_);
        if (const auto reason = invalidity_of(*parts)) {
            parts = repaired(*parts);
            if (!parts && tolerance_ > 0) return;  // too small to be seen
            if (!parts) return leave_out(parts.error());
            // Simplifying may cross an outline that is sound.
            if (tolerance_ == 0)
                tell(fmt::format("{} was not a valid polygon ({}); repaired", title_of(feature),
                                 *reason));
        }
        batch.outlines.push_back(*std::move(parts));
        batch.features.push_back(std::move(feature));
    }

    static std::string title_of(const SourceFeature& feature) {
        if (!feature.code.empty()) return feature.code;
        return feature.name.empty() ? "an outline" : feature.name;
    }

    const Way& way_;
    double tolerance_;
    std::atomic<std::size_t> vertices_ = 0;
};

/// One pass over a layer, from its first record to its last. This thread reads; what is read
/// becomes polygons on the others, and these are numbered for their coverage and let go.
class Pass {
public:
    Pass(const BoundaryColumns& columns, const Way& way, SourceWatch& watch, double tolerance,
         std::size_t points)
        : columns_(columns), watch_(watch), make_(way, tolerance), coverage_(points) {}

    enum class End : std::uint8_t { reached, cancelled, too_many_vertices };

    End run(OGRLayer& layer, std::size_t expected, std::size_t most_vertices,
            GdalMessages& messages) {
        BatchWorkers<Batch> workers([this](Batch& batch) { make_(batch); },
                                    [&](Batch batch) { take(std::move(batch), most_vertices); });
        layer.ResetReading();
        auto tables = OgrTables::of(layer, columns_);
        const bool cancelled =
            tables ? !read_tables(*tables, expected, most_vertices, workers)
                   : !read_records(layer, expected, most_vertices, messages, workers);
        if (cancelled) return End::cancelled;
        workers.finish();
        if (vertices_ > most_vertices) return End::too_many_vertices;
        // What was read would lie beside what is made of it now: a tenth of the whole memory.
        malloc_trim(0);
        return End::reached;
    }

    std::size_t done() const { return done_; }  // records, whether or not they were left out
    Coverage coverage() { return coverage_.take(); }

    std::vector<SourceFeature> features;
    std::vector<Error> told;

private:
    /// False when it was cancelled.
    bool read_tables(OgrTables& tables, std::size_t expected, std::size_t most_vertices,
                     BatchWorkers<Batch>& workers) {
        while (auto table = tables.next()) {
            if (watch_.cancelled) return false;
            done_ += table->size();
            workers.hand_over({.records = {}, .table = std::move(table)});
            if (make_.vertices() > most_vertices) break;
            tell_progress(expected);
        }
        return true;
    }

    bool read_records(OGRLayer& layer, std::size_t expected, std::size_t most_vertices,
                      GdalMessages& messages, BatchWorkers<Batch>& workers) {
        constexpr std::size_t in_batch = 512;
        Batch batch;
        while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
            if (watch_.cancelled) return false;
            batch.records.push_back(
                {{text_in(*feature, columns_.code), text_in(*feature, columns_.name)},
                 feature->GetFID(),
                 std::unique_ptr<OGRGeometry>{feature->StealGeometry()}});
            ++done_;
            if (batch.records.size() == in_batch) {
                workers.hand_over(std::exchange(batch, {}));
                if (make_.vertices() > most_vertices) break;
            }
            tell_progress(expected);
            messages.forget();  // a fault of that feature alone
        }
        workers.hand_over(std::move(batch));
        return true;
    }

    /// In the order of the layer, and as many as there may be.
    void take(Batch batch, std::size_t most_vertices) {
        batch.told.resize(std::min(batch.told.size(), most_told - told.size()));
        std::ranges::move(batch.told, std::back_inserter(told));
        std::ranges::move(batch.features, std::back_inserter(features));
        for (const MultiPolygon& parts : batch.outlines) {
            vertices_ += vertices_of(parts);
            if (vertices_ > most_vertices) return;
            coverage_.add(parts);
        }
    }

    void tell_progress(std::size_t expected) {
        const auto percent =
            static_cast<int>(100 * std::min(done_, expected) / std::max<std::size_t>(expected, 1));
        if (watch_.percent.exchange(percent) != percent && watch_.progressed) watch_.progressed();
    }

    const BoundaryColumns& columns_;
    SourceWatch& watch_;
    OutlineMaker make_;
    CoverageMaker coverage_;
    std::size_t done_ = 0, vertices_ = 0;
};

/// Why the end of a layer was not its end.
std::optional<Error> cut_short(const SourceName& name, const GdalMessages& messages) {
    std::string reason = without_credentials(messages.failure_text());
    if (reason.empty()) return std::nullopt;
    std::ranges::replace(reason, '\n', ' ');
    switch (name.kind) {
        case SourceName::Kind::database:
            return Error{fmt::format("the database went away while it was read ({})", reason), {}};
        case SourceName::Kind::web:
            VSICurlClearCache();
            return Error{fmt::format("the server did not send all of it ({})", reason), {}};
        case SourceName::Kind::file:
            break;
    }
    return Error{fmt::format("cannot be read to its end ({}); fetch the file again", reason), {}};
}

std::size_t count_of(OGRLayer& layer) {
    return static_cast<std::size_t>(std::max<GIntBig>(0, layer.GetFeatureCount(TRUE)));
}

Result<SourceReading> read_layer(const SourceName& name, GDALDataset& dataset, OGRLayer& layer,
                                 const std::function<SourceView()>& view, SourceWatch& watch,
                                 const SourceLimits& limits, GdalMessages& messages) {
    SourceReading reading;
    reading.layer = layer.GetName();
    const auto columns = columns_in(*layer.GetLayerDefn(), name, reading.told);
    if (!columns) return tl::make_unexpected(columns.error());
    const Result<Way> way = way_of(dataset, layer);
    if (!way) return tl::make_unexpected(way.error());
    if (!limits.may_be_whole) reading.told.clear();  // was told before
    const SourceLimits::Whole& most =
        name.kind == SourceName::Kind::file ? limits.file : limits.elsewhere;

    const auto pass_over = [&](double tolerance, std::size_t expected,
                               std::size_t most_vertices) -> Result<Pass::End> {
        constexpr std::size_t of_small_area = 32;  // points
        messages.forget();
        Pass pass(*columns, *way, watch, tolerance,
                  std::min(expected * of_small_area, most_vertices));
        const Pass::End end = pass.run(layer, expected, most_vertices, messages);
        if (end == Pass::End::cancelled) return failure({});
        if (end == Pass::End::too_many_vertices) return end;
        if (auto fault = cut_short(name, messages)) return tl::make_unexpected(*fault);
        // PostgreSQL's driver takes a connection that is gone for the end of the table.
        if (name.kind == SourceName::Kind::database && pass.done() < expected)
            return failure(
                fmt::format("the database went away while it was read (after {} of {} "
                            "records)",
                            pass.done(), expected));
        reading.features = std::move(pass.features);
        reading.outlines = pass.coverage();
        std::ranges::move(pass.told, std::back_inserter(reading.told));
        return end;
    };

    if (limits.may_be_whole) {
        if (auto slow = missing_index(dataset, layer)) reading.told.push_back(*std::move(slow));
        const std::size_t all = count_of(layer);
        if (auto fault = cut_short(name, messages)) return tl::make_unexpected(*fault);
        if (all <= most.features) {
            const auto end = pass_over(0, all, most.vertices);
            if (!end) return tl::make_unexpected(end.error());
            if (*end == Pass::End::reached) return reading;
        }
    }

    if (limits.may_be_whole && name.kind == SourceName::Kind::file &&
        layer.TestCapability(OLCFastSpatialFilter) == 0)
        reading.told.push_back(
            {"is large and has no spatial index, so each view reads all of it; convert it to "
             "GeoPackage or FlatGeobuf",
             {}});
    reading.whole = false;
    const SourceView seen = view();
    reading.extent = around(seen.extent);
    reading.tolerance = seen.metres_per_pixel / 2;
    if (const auto filtered = filter(layer, reading.extent); !filtered)
        return tl::make_unexpected(filtered.error());
    const std::size_t some = count_of(layer);
    if (auto fault = cut_short(name, messages)) return tl::make_unexpected(*fault);
    if (some > limits.most_in_view) {
        reading.told.push_back({fmt::format("{} areas are in view, more than the {} that are drawn "
                                            "at once; come nearer",
                                            some, limits.most_in_view),
                                {}});
        return reading;
    }
    const auto end = pass_over(reading.tolerance, some, most.vertices);
    if (!end) return tl::make_unexpected(end.error());
    if (*end == Pass::End::too_many_vertices)
        reading.told.push_back({"has more in view than can be drawn at once; come nearer", {}});
    return reading;
}

}  // namespace

Result<SourceReading> read_source(const SourceName& name, const std::function<SourceView()>& view,
                                  SourceWatch& watch, const SourceLimits& limits) {
    GdalMessages messages;
    const Result<OgrConnection> connection = OgrConnection::open(name, limits.patience, messages);
    if (!connection) return tl::make_unexpected(connection.error());
    GDALDataset& dataset = connection->dataset();
    const Result<OGRLayer*> layer = layer_in(dataset, name.shown, name.layer);
    if (!layer) return tl::make_unexpected(layer.error());
    const std::string where = fmt::format("{}, layer {}", name.shown, (*layer)->GetName());
    auto reading = read_layer(name, dataset, **layer, view, watch, limits, messages)
                       .map_error([&](Error error) {
                           if (!error.what.empty()) error.where = where;
                           return error;
                       });
    if (!reading) return reading;
    if (reading->whole && reading->features.empty())
        return failure(
            reading->told.empty() || reading->told.back().where.empty()
                ? "has no polygons; give the areas' outlines"
                : fmt::format("has nothing that can be drawn: {}", one_line(reading->told.back())),
            where);
    for (Error& told : reading->told)
        told.where = told.where.empty() ? where : where + ", " + told.where;
    return reading;
}

}  // namespace geo
