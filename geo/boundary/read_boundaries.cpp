#include "geo/boundary/read_boundaries.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "geo/boundary/ogr_columns.h"
#include "geo/boundary/ogr_outline.h"
#include "geo/boundary/ogr_source.h"
#include "geo/boundary/repair.h"
#include "geo/boundary/reproject.h"
#include "geo/boundary/wkb.h"

namespace geo {
namespace {

// A wide frame about the United Kingdom and its waters. What lies outside was given a wrong CRS.
constexpr Extent about_the_kingdom{-400'000, -300'000, 1'000'000, 1'700'000};

Ring ring_from(const OGRLinearRing& ring) {
    Ring points(static_cast<std::size_t>(ring.getNumPoints()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const int at = static_cast<int>(i);
        points[i] = {ring.getX(at), ring.getY(at)};
    }
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    return points;
}

void append_polygon(const OGRPolygon& polygon, MultiPolygon& parts) {
    if (polygon.IsEmpty()) return;
    Polygon part{ring_from(*polygon.getExteriorRing()), {}};
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        part.holes.push_back(ring_from(*polygon.getInteriorRing(i)));
    parts.push_back(std::move(part));
}

void put_in_place(Ring& ring, const Way& way) {
    if (way.latitude_first)
        for (Point& point : ring) std::swap(point.x, point.y);
    way.projection.forward(ring);
}

MultiPolygon in_place(MultiPolygon parts, const Way& way) {
    for (Polygon& part : parts) {
        put_in_place(part.shell, way);
        for (Ring& hole : part.holes) put_in_place(hole, way);
    }
    return parts;
}

}  // namespace

Result<MultiPolygon> parts_of(std::unique_ptr<OGRGeometry> geometry, const Way& way) {
    if (!geometry || geometry->IsEmpty())
        return failure("has no geometry; draw the area, or delete the record");
    if (geometry->hasCurveGeometry()) geometry.reset(geometry->getLinearGeometry());
    const std::string kind = geometry->getGeometryName();
    geometry.reset(OGRGeometryFactory::forceToMultiPolygon(geometry.release()));
    if (wkbFlatten(geometry->getGeometryType()) != wkbMultiPolygon)
        return failure(fmt::format("is a {}, not a polygon; give the area's outline", kind));
    MultiPolygon parts;
    for (const OGRPolygon* polygon : *geometry->toMultiPolygon()) append_polygon(*polygon, parts);
    return in_place(std::move(parts), way);
}

Result<MultiPolygon> parts_of(std::span<const std::byte> wkb, const Way& way) {
    if (auto parts = polygons_of_wkb(wkb); parts && !parts->empty())
        return in_place(*std::move(parts), way);
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size());
    return parts_of(std::unique_ptr<OGRGeometry>{geometry}, way);
}

namespace {

bool is_finite(const Ring& ring) {
    return std::ranges::all_of(ring,
                               [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// As when latitude was written before longitude.
bool lies_in_the_kingdom_turned(const Extent& extent) {
    static const auto degrees = Projection::to_british_national_grid("EPSG:4326");
    if (!degrees) return false;
    const LonLat there = degrees->inverse_lon_lat(extent.centre());
    const Point turned = degrees->forward(there.latitude, there.longitude);
    return std::isfinite(turned.x) && std::isfinite(turned.y) && about_the_kingdom.contains(turned);
}

}  // namespace

std::optional<Error> fault_in_place(const MultiPolygon& parts) {
    for (const Polygon& part : parts)
        if (!is_finite(part.shell) || !std::ranges::all_of(part.holes, is_finite))
            return Error{"has coordinates that are not numbers or that its CRS does not reach", {}};
    const Extent extent = extent_of(parts);
    if (extent.overlaps(about_the_kingdom)) return std::nullopt;
    if (lies_in_the_kingdom_turned(extent))
        return Error{
            "lies far from the United Kingdom, as if latitude stood before longitude; turn "
            "the file's coordinates round",
            {}};
    return Error{"lies far from the United Kingdom; is the file's CRS right?", {}};
}

namespace {

/// Degrees that claim to be metres would all fall into the sea off Cornwall.
bool metres_look_like_degrees(OGRLayer& layer, const OGRSpatialReference& crs) {
    OGREnvelope box;
    return crs.IsProjected() && layer.GetExtent(&box, FALSE) == OGRERR_NONE && box.MinX >= -180 &&
           box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
}

std::string crs_text(const OGRSpatialReference& crs) {
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr) return fmt::format("{}:{}", authority, code);
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    crs.exportToWkt(&wkt, options);
    std::string text = wkt == nullptr ? "" : wkt;
    CPLFree(wkt);
    return text;
}

/// A GeoPackage without a CRS says so by naming an "Undefined geographic SRS" or the like.
bool is_missing(const OGRSpatialReference* crs) {
    return crs == nullptr || crs->IsEmpty() || crs->IsLocal() ||
           std::string_view{crs->GetName()}.starts_with("Undefined");
}

}  // namespace

Result<Way> way_from(OGRLayer& layer) {
    const OGRSpatialReference* crs = layer.GetSpatialRef();
    if (is_missing(crs))
        return failure(
            "has no coordinate reference system; give it the one it was made in, for "
            "example with: ogr2ogr -a_srs EPSG:27700 fixed.gpkg FILE");
    if (metres_look_like_degrees(layer, *crs))
        return failure(
            fmt::format("says its coordinates are metres ({}), but they look like "
                        "degrees; set its CRS to EPSG:4326",
                        crs->GetName()));
    auto projection = Projection::to_british_national_grid(crs_text(*crs));
    if (!projection) return tl::make_unexpected(projection.error());
    OGRSpatialReference usual{*crs};
    usual.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool swapped = usual.GetDataAxisToSRSAxisMapping() != crs->GetDataAxisToSRSAxisMapping();
    return Way{*std::move(projection), swapped};
}

namespace {

/// Reads the features of one layer, keeping what is good.
class LayerReader {
public:
    LayerReader(const BoundaryColumns& columns, const Way& way, bool check_validity)
        : columns_(columns), way_(way), check_validity_(check_validity) {}

    /// Appends the feature, or says why not.
    void read(OGRFeature& feature, std::vector<Error>& faults) {
        if (Result<BoundaryFeature> read = sound(feature, faults)) {
            codes_.insert(read->code);
            features_.push_back(*std::move(read));
        } else {
            faults.push_back({read.error().what + "; left out", {}});
        }
    }

    std::vector<BoundaryFeature> take() { return std::move(features_); }

private:
    Result<BoundaryFeature> sound(OGRFeature& feature, std::vector<Error>& faults) const {
        BoundaryFeature result{
            text_in(feature, columns_.code), text_in(feature, columns_.name), {}, {}};
        if (result.code.empty()) return failure("has no code; write the area's GSS code");
        if (codes_.contains(result.code))
            return failure(
                fmt::format("has a code met before: {}; give each area one record", result.code));
        const Result<Vintage> vintage = vintage_in(feature, columns_);
        if (!vintage) return tl::make_unexpected(vintage.error());
        result.vintage = *vintage;
        auto parts = parts_of(std::unique_ptr<OGRGeometry>{feature.StealGeometry()}, way_);
        if (!parts) return about(result.code, parts.error());
        if (const auto fault = fault_in_place(*parts)) return about(result.code, *fault);
        result.parts = *std::move(parts);
        if (!check_validity_) return result;
        return repaired_if_needed(std::move(result), faults);
    }

    static tl::unexpected<Error> about(const std::string& code, const Error& error) {
        return failure(fmt::format("{} {}", code, error.what));
    }

    static Result<BoundaryFeature> repaired_if_needed(BoundaryFeature feature,
                                                      std::vector<Error>& faults) {
        const std::optional<std::string> reason = invalidity_of(feature.parts);
        if (!reason) return feature;
        Result<MultiPolygon> parts = repaired(feature.parts);
        if (!parts) return about(feature.code, parts.error());
        feature.parts = *std::move(parts);
        faults.push_back(
            {fmt::format("{} was not a valid polygon ({}); repaired, please check its outline",
                         feature.code, *reason),
             {}});
        return feature;
    }

    const BoundaryColumns& columns_;
    const Way& way_;
    bool check_validity_;
    std::unordered_set<std::string> codes_;
    std::vector<BoundaryFeature> features_;
};

Result<BoundaryLayer> read_layer(OGRLayer& layer, const std::string& where,
                                 const BoundaryRequest& request, std::vector<Error>& faults) {
    const Result<BoundaryColumns> columns = columns_of(*layer.GetLayerDefn(), request);
    if (!columns) return tl::make_unexpected(columns.error());
    const Result<Way> way = way_from(layer);
    if (!way) return tl::make_unexpected(way.error());
    LayerReader reader(*columns, *way, request.check_validity);
    GdalMessages messages;
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        const std::size_t known = faults.size();
        const GIntBig id = feature->GetFID();
        reader.read(*feature, faults);
        for (std::size_t i = known; i < faults.size(); ++i)
            faults[i].where = fmt::format("{}, feature {}", where, id);
        messages.forget();  // a fault of that feature alone
    }
    BoundaryLayer read{layer.GetName(), reader.take()};
    // A damaged file ends early, and only the message tells.
    if (!messages.failure_text().empty()) {
        Error fault{fmt::format("cannot be read to its end ({}); fetch the file again",
                                messages.failure_text()),
                    where};
        if (read.features.empty()) return tl::make_unexpected(std::move(fault));
        faults.push_back(std::move(fault));
    }
    return read;
}

}  // namespace

Result<BoundaryLayer> read_boundaries(const std::string& source, const BoundaryRequest& request,
                                      std::vector<Error>& faults) {
    GdalMessages messages;
    const Result<GDALDatasetUniquePtr> dataset = open_vector(source, messages);
    if (!dataset) return tl::make_unexpected(dataset.error());
    const Result<OGRLayer*> layer = layer_in(**dataset, source, request.layer);
    if (!layer) return tl::make_unexpected(layer.error());
    const std::string where = fmt::format("{}, layer {}", source, (*layer)->GetName());
    return read_layer(**layer, where, request, faults).map_error([&](Error error) {
        error.where = where;
        return error;
    });
}

Result<std::vector<std::string>> boundary_layers_in(const std::string& source) {
    GdalMessages messages;
    const Result<GDALDatasetUniquePtr> dataset = open_vector(source, messages);
    if (!dataset) return tl::make_unexpected(dataset.error());
    std::vector<std::string> names;
    for (OGRLayer* layer : (*dataset)->GetLayers()) names.emplace_back(layer->GetName());
    return names;
}

}  // namespace geo
