#include "geo/import/check_package.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "geo/area/gss_code.h"
#include "geo/import/check_rules.h"
#include "geo/import/embedded.h"
#include "geo/import/gpkg.h"
#include "geo/import/pack_boundaries.h"
#include "geo/import/pack_figures.h"
#include "geo/table/check_table.h"
#include "geo/table/fingerprint.h"

namespace geo {

namespace {

using Codes = std::map<std::string_view, std::string_view>;  // with the levels of each

/// The codes of areas.csv; without them features cannot be told from strangers.
std::optional<Codes> known_codes(const Tables& tables) {
    const auto areas = tables.find("areas");
    if (areas == tables.end() || !areas->second.faults().empty()) return std::nullopt;
    const auto code = areas->second.column("code"), levels = areas->second.column("levels");
    if (!code || !levels) return std::nullopt;
    Codes codes;
    for (std::size_t row = 0; row < areas->second.rows(); ++row)
        codes.emplace(areas->second.cell(row, *code), areas->second.cell(row, *levels));
    return codes;
}

/// The atlas shows what an import writes, and nothing whose source and licence are not known.
void check_descriptor(const DataPackage& package, std::vector<Error>& faults) {
    const auto whole = parse_data_package(std::string(package_descriptor), {});
    for (const Resource& needed : whole->resources)
        if (package.find(needed.name) == nullptr)
            faults.push_back({fmt::format("there is no resource '{}'; describe it, or the atlas "
                                          "does without {}",
                                          needed.name, needed.path),
                              "datapackage.json, resources"});
    for (const Resource& resource : package.resources) {
        const std::string where = fmt::format("datapackage.json, resource {}", resource.name);
        if (resource.sources.empty() && package.sources.empty())
            faults.push_back({"names no source; add one to its sources", where});
        if (resource.licences.empty() && package.licences.empty())
            faults.push_back({"names no licence; add one to its licenses", where});
    }
}

/// A table may end too early and still be sound row by row; its fingerprint tells.
void check_fingerprints(const DataPackage& package, const Tables& tables,
                        std::vector<Error>& faults) {
    for (const Resource& resource : package.resources) {
        const auto table = tables.find(resource.name);
        const bool counted = table != tables.end() && table->second.faults().empty();
        if (auto fault =
                difference_from(resource, package.folder,
                                counted ? std::optional(table->second.rows()) : std::nullopt))
            faults.push_back(*std::move(fault));
    }
}

class BoundaryCheck {
public:
    BoundaryCheck(const Resource& resource, const std::optional<Codes>& known,
                  std::vector<Error>& faults)
        : resource_(resource), known_(known), faults_(faults) {}

    void check(const std::filesystem::path& folder) {
        auto dataset = open_gpkg(folder / resource_.path);
        if (!dataset) return faults_.push_back(std::move(dataset).error());
        for (const std::string& name : resource_.layers)
            if ((*dataset)->GetLayerByName(name.c_str()) == nullptr)
                fail(fmt::format("there is no layer '{}'; add it", name), resource_.path);
        for (OGRLayer* layer : (*dataset)->GetLayers()) check_layer(*layer);
    }

private:
    void fail(std::string what, std::string where) {
        faults_.push_back({std::move(what), std::move(where)});
    }

    void check_layer(OGRLayer& layer) {
        const std::string where = fmt::format("{}, layer {}", resource_.path, layer.GetName());
        if (std::string fault = fault_of_crs(layer); !fault.empty()) fail(std::move(fault), where);
        const int code = layer.GetLayerDefn()->GetFieldIndex("code");
        if (code < 0) return fail("has no field 'code'; add it", where);
        std::set<std::string> seen;
        CPLErrorReset();
        const auto expected = layer.GetFeatureCount();
        GIntBig read = 0;
        for (const auto& feature : layer) {
            check_feature(*feature, code, where, seen);
            ++read;
        }
        if (expected < 0 || read < expected)
            fail("cannot be read to its end; fetch the file again", where);
        else if (read == 0)
            fail("has no areas; fill it or take it out", where);
        else if (resource_.name == "boundaries")
            check_all_there(layer.GetName(), where, seen);
    }

    /// Authorities that are planned, or so new that they have no code, have no outline yet either.
    void check_all_there(const std::string& level, const std::string& where,
                         const std::set<std::string>& seen) {
        std::vector<std::string_view> missing;
        for (const auto& [code, levels] : known_.value_or(Codes{}))
            if (GssCode::parse(code) && std::ranges::count(list_in(levels), level) > 0 &&
                !seen.contains(std::string(code)))
                missing.push_back(code);
        if (missing.empty()) return;
        const auto first = std::span(missing).first(std::min<std::size_t>(missing.size(), 3));
        fail(fmt::format("{} areas of areas.csv have no outline here ({}{}); add them",
                         missing.size(), fmt::join(first, ", "),
                         missing.size() > first.size() ? ", …" : ""),
             where);
    }

    void check_feature(const OGRFeature& feature, int field, const std::string& layer,
                       std::set<std::string>& seen) {
        const std::string code = feature.GetFieldAsString(field);
        const std::string where = fmt::format("{}, feature {} ({})", layer, feature.GetFID(), code);
        if (known_ && !known_->contains(code))
            fail(fmt::format("'{}' is not a code of areas.csv; correct it or add it there", code),
                 where);
        if (!seen.insert(code).second)
            fail("its code is met a second time in the layer; keep one of the two", where);
        if (std::string fault = fault_of_outline(feature.GetGeometryRef()); !fault.empty())
            fail(std::move(fault), where);
    }

    const Resource& resource_;
    const std::optional<Codes>& known_;
    std::vector<Error>& faults_;
};

}  // namespace

std::vector<Error> check_package(const std::filesystem::path& folder) {
    const auto package = read_data_package(folder);
    if (!package) return {package.error()};
    std::vector<Error> faults;
    check_descriptor(*package, faults);
    std::vector<Error> in_tables;
    const Tables tables = read_tables(*package, in_tables);
    // A file that lost its end comes before all that is at fault for want of it.
    check_fingerprints(*package, tables, faults);
    for (const TableFault& fault : check_rules(tables))
        in_tables.push_back(located(fault, tables.at(fault.resource)));
    // Tables at fault are read row by row, whatever the packed file holds.
    if (in_tables.empty()) check_packed_figures(*package, tables, faults);
    std::ranges::move(in_tables, std::back_inserter(faults));
    const QuietGdal quiet;
    const auto known = known_codes(tables);
    for (const Resource& resource : package->resources)
        if (resource.format == "gpkg") BoundaryCheck(resource, known, faults).check(folder);
    check_packed(*package, faults);
    return faults;
}

}  // namespace geo
