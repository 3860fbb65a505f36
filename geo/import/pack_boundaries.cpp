#include "geo/import/pack_boundaries.h"

#include "geo/boundary/read_boundaries.h"
#include "geo/packed/packed_boundaries.h"

namespace geo {

Result<std::string> pack_boundaries(const std::filesystem::path& geopackage,
                                    const std::vector<std::string>& layers) {
    const auto source = file_checksum(geopackage);
    if (!source) return tl::make_unexpected(source.error());
    std::vector<PackedLayer> all;
    for (const std::string& name : layers) {
        std::vector<Error> faults;
        auto layer = read_boundaries(geopackage.string(), {name, {}, {}, false}, faults);
        if (!layer) return tl::make_unexpected(std::move(layer).error());
        if (!faults.empty()) return tl::make_unexpected(std::move(faults.front()));
        PackedLayer one{name, {}, {}};
        std::vector<MultiPolygon> ground;
        for (BoundaryFeature& feature : layer->features) {
            one.codes.push_back(std::move(feature.code));
            ground.push_back(std::move(feature.parts));
        }
        one.coverage = coverage_of(ground);
        all.push_back(std::move(one));
    }
    return packed(all, *source);
}

void check_packed(const DataPackage& package, std::vector<Error>& faults) {
    for (const PackedResource& pair : packed_resources) {
        const Resource* boundaries = package.find(pair.boundaries);
        const Resource* resource = package.find(pair.packed);
        if (boundaries == nullptr || resource == nullptr) continue;
        const auto wanted = pack_boundaries(package.folder / boundaries->path, resource->layers);
        if (!wanted) continue;  // the GeoPackage's own faults are told where it is checked
        const auto found = bytes_of(package.folder / resource->path);
        if (!found)
            faults.push_back(found.error());
        else if (*found != *wanted)
            faults.push_back({fmt::format("does not hold the outlines of {}; import the package "
                                          "anew, or take it out of datapackage.json",
                                          boundaries->path),
                              resource->path});
    }
}

}  // namespace geo
