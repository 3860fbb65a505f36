#include "geo/import/write_boundaries.h"

#include <array>
#include <optional>
#include <set>
#include <unordered_map>

#include "geo/import/gpkg.h"

namespace geo {

namespace {

struct LayerCopy {
    const char *from, *to, *title;
};
constexpr std::array all_vintages{
    LayerCopy{"ltla_all", "ltla", "Districts, every vintage"},
    LayerCopy{"utla_all", "utla", "Counties and single-tier authorities, every vintage"},
    LayerCopy{"cauth_all", "cauth", "Combined authorities and Greater London, every vintage"},
    LayerCopy{"rgn", "rgn", "Regions of England, and the other nations"},
    LayerCopy{"ctry", "ctry", "Countries"},
    LayerCopy{"pfa", "pfa", "Police force areas"},
};
constexpr std::array detailed{LayerCopy{"ltla", "ltla", "Districts in force, about 20 m"}};

using Vintages = std::unordered_map<std::string_view, std::size_t>;

/// While one lives, GeoPackages are dated alike, so that the same input gives the same bytes.
class FixedDate {
public:
    FixedDate() { CPLSetConfigOption("OGR_CURRENT_DATE", "2026-11-21T00:00:00.000Z"); }
    ~FixedDate() { CPLSetConfigOption("OGR_CURRENT_DATE", nullptr); }
    FixedDate(const FixedDate&) = delete;
    FixedDate& operator=(const FixedDate&) = delete;
};

class BoundaryWriter {
public:
    explicit BoundaryWriter(Making& making) : making_(making), areas_(making.table("areas")) {
        for (std::size_t row = 0; row < areas_.rows(); ++row)
            row_of_.emplace(areas_.cell(row, "code"), row);
    }

    template <std::size_t N>
    void write(const std::filesystem::path& from, const std::filesystem::path& to,
               const std::array<LayerCopy, N>& layers, bool with_years) {
        file_ = from.filename().string();
        auto source = open_gpkg(from);
        if (!source) return making_.faults.push_back(std::move(source).error());
        Dataset target = create(to);
        if (!target) return fail("cannot be written; is there room on the disk?", to.string());
        for (const LayerCopy& layer : layers) copy(**source, *target, layer, with_years);
    }

    std::vector<std::string> written;

private:
    void fail(std::string what, std::string where) {
        making_.faults.push_back({std::move(what), std::move(where)});
    }

    static Dataset create(const std::filesystem::path& to) {
        // Without OGR's table of counts: it comes with triggers and holds nothing that is needed.
        char** options = CSLSetNameValue(nullptr, "ADD_GPKG_OGR_CONTENTS", "NO");
        GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        Dataset target(driver->Create(to.c_str(), 0, 0, 0, GDT_Unknown, options));
        CSLDestroy(options);
        return target;
    }

    static OGRLayer* create_layer(GDALDataset& target, const LayerCopy& wanted, bool with_years) {
        OGRSpatialReference grid;
        grid.importFromEPSG(27700);
        // All of a layer is read at once, so an index would only be bytes.
        char** options = CSLSetNameValue(nullptr, "SPATIAL_INDEX", "NO");
        options = CSLSetNameValue(options, "DESCRIPTION", wanted.title);
        OGRLayer* const layer = target.CreateLayer(wanted.to, &grid, wkbMultiPolygon, options);
        CSLDestroy(options);
        if (layer == nullptr) return nullptr;
        OGRFieldDefn code("code", OFTString), name("name", OFTString);
        OGRFieldDefn start("start_year", OFTInteger), end("end_year", OFTInteger);
        layer->CreateField(&code);
        layer->CreateField(&name);
        if (with_years) {
            layer->CreateField(&start);
            layer->CreateField(&end);
        }
        return layer;
    }

    void copy(GDALDataset& source, GDALDataset& target, const LayerCopy& wanted, bool with_years) {
        const std::string where = fmt::format("{}, layer {}", file_, wanted.from);
        OGRLayer* const from = source.GetLayerByName(wanted.from);
        if (from == nullptr) return fail("there is no such layer; add it", where);
        if (std::string fault = fault_of_crs(*from); !fault.empty())
            return fail(std::move(fault), where);
        OGRLayer* const to = create_layer(target, wanted, with_years);
        if (to == nullptr || target.StartTransaction() != OGRERR_NONE)
            return fail("cannot be written; is there room on the disk?", where);
        seen_.clear();
        for (const auto& feature : *from) {
            const std::string code = code_of(*feature, where);
            if (code.empty()) continue;
            OGRFeature copied(to->GetLayerDefn());
            fill(copied, *feature, code, with_years);
            if (to->CreateFeature(&copied) != OGRERR_NONE)
                return fail("cannot be written; is there room on the disk?", where);
        }
        if (target.CommitTransaction() != OGRERR_NONE)
            return fail("cannot be written; is there room on the disk?", where);
        written.push_back(fmt::format("{}, layer {}: {} areas", file_, wanted.to, seen_.size()));
    }

    /// The code of a feature that can be used; empty when it cannot, which is then told.
    std::string code_of(const OGRFeature& feature, const std::string& layer) {
        const int number = feature.GetFieldIndex("code");
        std::string code = number < 0 ? "" : feature.GetFieldAsString(number);
        const std::string where = fmt::format("{}, feature {} ({})", layer, feature.GetFID(), code);
        if (!row_of_.contains(code))
            return fail(fmt::format("'{}' is not a code of areas.csv; add it there", code), where),
                   "";
        if (!seen_.insert(code).second)
            return fail("its code is met a second time; keep one of the two", where), "";
        if (std::string fault = fault_of_outline(feature.GetGeometryRef()); !fault.empty())
            return fail(std::move(fault), where), "";
        return code;
    }

    void fill(OGRFeature& to, const OGRFeature& from, const std::string& code, bool with_years) {
        const std::size_t row = row_of_.at(code);
        to.SetField("code", code.c_str());
        to.SetField("name", std::string(areas_.cell(row, "name")).c_str());
        for (const char* year : {"start_year", "end_year"})
            if (const auto number = number_in(areas_.cell(row, year)); with_years && number)
                to.SetField(year, static_cast<int>(*number));
        to.SetGeometryDirectly(
            OGRGeometryFactory::forceToMultiPolygon(from.GetGeometryRef()->clone()));
    }

    Making& making_;
    const NewTable& areas_;
    Vintages row_of_;
    std::string file_;
    std::set<std::string> seen_;
};

}  // namespace

std::vector<std::string> write_boundaries(Making& making, const std::filesystem::path& folder) {
    const QuietGdal quiet;
    const FixedDate date;
    BoundaryWriter writer(making);
    writer.write(making.figures.boundaries, folder / "boundaries.gpkg", all_vintages, true);
    writer.write(making.figures.detailed_boundaries, folder / "boundaries_detailed.gpkg", detailed,
                 false);
    return std::move(writer.written);
}

}  // namespace geo
