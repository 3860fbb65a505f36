#include "geo/data/atlas.h"

#include <algorithm>
#include <future>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>

#include "geo/boundary/damage.h"
#include "geo/boundary/read_boundaries.h"
#include "geo/data/read_areas.h"
#include "geo/data/read_themes.h"
#include "geo/packed/packed_boundaries.h"
#include "geo/packed/packed_figures.h"
#include "geo/table/data_package.h"

namespace geo {
namespace {

struct Ground {
    Geometry geometry;
    std::vector<Error> faults;
};

std::filesystem::path file_of(const DataPackage& package, std::string_view resource) {
    const Resource* found = package.find(resource);
    const std::string path = found ? found->path : std::string(resource) + ".gpkg";
    return package.folder / path;
}

/// A boundary file on its way into the atlas: its layers packed, or else as GDAL reads them.
struct Boundaries {
    std::filesystem::path file;
    std::vector<PackedLayer> packed;
    std::map<std::string, Result<BoundaryLayer>> layers;
    std::vector<Error> faults;    // what was left out
    std::optional<Error> slower;  // why the packed layers were of no use
};

void read_layer(Boundaries& boundaries, const std::string& layer) {
    boundaries.layers.emplace(
        layer, read_boundaries(boundaries.file.string(), {layer, {}, {}}, boundaries.faults));
}

/// What was packed when the package was made needs neither GDAL nor checking: a tenth of the time.
Result<std::vector<PackedLayer>> read_packed(const std::filesystem::path& file,
                                             const std::filesystem::path& packed) {
    const auto source = file_checksum(file);
    if (!source) return tl::make_unexpected(source.error());
    const auto bytes = bytes_of(packed);
    if (!bytes) return tl::make_unexpected(bytes.error());
    return unpacked(*bytes, *source);
}

Boundaries read_file(const DataPackage& package, const std::string& resource,
                     std::initializer_list<const char*> layers) {
    Boundaries boundaries{file_of(package, resource), {}, {}, {}, {}};
    const Resource* packed = package.find(resource + "_packed");
    if (packed != nullptr && !damage_of(boundaries.file)) {
        auto read = read_packed(boundaries.file, package.folder / packed->path);
        if (read)
            boundaries.packed = *std::move(read);
        else
            boundaries.slower =
                Error{fmt::format("{}, so {} is read, which takes longer; import the package anew",
                                  read.error().what, boundaries.file.filename().string()),
                      packed->path};
    }
    for (const char* layer : layers)
        if (std::ranges::find(boundaries.packed, layer, &PackedLayer::name) ==
            boundaries.packed.end())
            read_layer(boundaries, layer);
    return boundaries;
}

/// The metrics' figures as they were packed when the package was made. Nothing where their tables
/// were edited since, or there is no such file: they are read then.
struct Metrics {
    std::optional<PackedFigures> packed;
    std::optional<Error> slower;  // why the packed figures were of no use, where it is to be told
};

Metrics read_metrics(const DataPackage& package) {
    const Resource* resource = package.find("metrics_packed");
    if (resource == nullptr) return {};
    const auto bytes = bytes_of(package.folder / resource->path);
    const auto source = checksum_of_tables(package, "metrics");
    if (!bytes || !source) return {};
    auto figures = unpacked_figures(*bytes, *source);
    if (figures) return {*std::move(figures), {}};
    return {{},
            Error{fmt::format("{}, so metrics.csv is read, which takes longer; import the package "
                              "anew",
                              figures.error().what),
                  resource->path}};
}

Ground ground_of(BoundaryLayer layer, const AreaRegister& areas) {
    Ground ground;
    std::vector<GeometryInput> inputs;
    inputs.reserve(layer.features.size());
    for (BoundaryFeature& feature : layer.features) {
        if (const auto area = areas.find(feature.code))
            inputs.push_back({*area, std::move(feature.parts)});
        else
            ground.faults.push_back(
                {fmt::format("boundary of '{}', which is no area's code; add it to "
                             "areas.csv or take the boundary out",
                             feature.code),
                 fmt::format("layer {}", layer.name)});
    }
    ground.geometry = make_geometry(std::move(inputs), ground.faults);
    return ground;
}

std::optional<std::vector<AreaIndex>> indices_of(const std::vector<std::string>& codes,
                                                 const AreaRegister& areas) {
    std::vector<AreaIndex> indices;
    for (const std::string& code : codes) {
        const auto area = areas.find(code);
        if (!area) return std::nullopt;
        indices.push_back(*area);
    }
    return indices;
}

/// Fails when the layer cannot be read or has no areas.
Result<Ground> ground_of(Boundaries& boundaries, const std::string& name,
                         const AreaRegister& areas) {
    const auto packed = std::ranges::find(boundaries.packed, name, &PackedLayer::name);
    if (packed != boundaries.packed.end()) {
        if (auto known = indices_of(packed->codes, areas))
            return Ground{make_geometry(*std::move(known), std::move(packed->coverage)), {}};
        read_layer(boundaries, name);  // to leave out and to name what is not known
    }
    Result<BoundaryLayer>& layer = boundaries.layers.at(name);
    if (!layer) return tl::make_unexpected(layer.error());
    if (layer->features.empty())
        return failure("has no areas; add them",
                       fmt::format("{}, layer {}", boundaries.file.string(), name));
    return ground_of(*std::move(layer), areas);
}

void append(std::vector<Error>& faults, std::vector<Error> more) {
    std::ranges::move(more, std::back_inserter(faults));
}

void append(std::vector<Layer>& layers, std::vector<Layer> more) {
    std::ranges::move(more, std::back_inserter(layers));
}

/// The layers of what was elected. They need to know authorities and mayors, and no other layer.
std::vector<Layer> read_elected(Reading& reading, const Atlas& atlas) {
    const MayoralRecord mayors = read_mayoral_record(reading);
    std::vector<Layer> layers = read_mayoral_turnout(reading, mayors);
    append(layers, read_turnout(reading));
    append(layers, read_governance(reading, atlas));
    append(layers, read_mayors_in_office(reading, mayors, atlas));
    append(layers, read_council_control(reading));
    append(layers, read_councils(reading, atlas));
    return layers;
}

void read_tables_into(Atlas& atlas, const Metrics& metrics, Reading& reading) {
    reading.set_areas(atlas.areas);
    atlas.authorities = read_authorities(reading);
    atlas.mayors = read_mayors(reading);
    // Half of the layers on another thread; what comes of it is as if it had been read last.
    std::vector<Error> faults;
    Reading apart(reading, faults);
    auto elected = std::async(std::launch::async, [&] { return read_elected(apart, atlas); });
    atlas.powers = read_power_definitions(reading);
    atlas.neighbours = read_neighbours(reading);
    atlas.institutions = read_institutions(reading);
    atlas.layers = read_missions(reading, metrics.packed);
    append(atlas.layers, read_powers(reading, atlas.powers));
    // Behind the missions: amounts per head need the population.
    std::vector<Layer> budgets = read_budgets(reading, atlas);
    append(atlas.layers, std::move(budgets));
    append(atlas.layers, read_public_spending(reading));
    std::vector<Layer> layers = elected.get();
    reading.take_in(apart, layers);
    append(atlas.layers, std::move(layers));
    std::ranges::stable_sort(atlas.layers, {}, &Layer::theme);
    atlas.texts = reading.texts();
}

Atlas begun(const DataPackage& package) {
    Atlas atlas;
    atlas.title = package.title;
    atlas.version = package.version;
    atlas.attribution = package.attribution;
    atlas.folder = package.folder;
    return atlas;
}

/// Why a table came to nothing: what was found at fault in its file, or else `otherwise`.
Error fault_in(std::string_view file, const std::vector<Error>& faults, const Error& otherwise) {
    const auto found = std::ranges::find_if(
        faults, [file](const Error& fault) { return fault.where.starts_with(file); });
    return found == faults.end() ? otherwise : *found;
}

/// Says in one line which districts in force have no outline.
void tell_missing(const Atlas& atlas, const std::string& where, std::vector<Error>& faults) {
    if (atlas.districts->areas.empty()) return;  // said already
    std::vector<std::string_view> missing;
    for (const AreaIndex area : atlas.areas.in_force(Level::district, atlas.boundary_year))
        if (std::ranges::find(atlas.districts->areas, area) == atlas.districts->areas.end())
            missing.push_back(text_of(atlas.areas[area].id));
    if (missing.empty()) return;
    const auto first = std::span(missing).first(std::min<std::size_t>(missing.size(), 3));
    faults.push_back({fmt::format("there is no outline of {} of the districts in force ({}{}), so "
                                  "the map has a gap there; add them",
                                  missing.size(), fmt::join(first, ", "),
                                  missing.size() > first.size() ? ", …" : ""),
                      where});
}

/// A layer that cannot be drawn is told of, and comes to no ground.
Ground drawable(Result<Ground> ground, std::vector<Error>& faults) {
    if (ground) return *std::move(ground);
    Error fault = std::move(ground).error();
    fault.what += "; until then the areas are not drawn";
    // Two layers of one file that cannot be opened are one fault.
    if (std::ranges::find(faults, fault) == faults.end()) faults.push_back(std::move(fault));
    return {};
}

Error without_detail(Error fault) {
    fault.what += "; until then the map keeps its coarser outlines close by";
    return fault;
}

/// The finer outlines are read when they are wanted; what can be seen of them is told before.
void tell_damage(const DataPackage& package, std::string_view resource,
                 std::vector<Error>& faults) {
    if (package.find(resource) == nullptr) return;
    if (auto damage = damage_of(file_of(package, resource)))
        faults.push_back(without_detail(*std::move(damage)));
}

struct Grounds {
    Ground districts, police_forces;
    std::vector<Error> faults;
};

/// On a thread of its own: without packed outlines it takes as long as the tables.
std::future<Grounds> grounds_later(Boundaries boundaries, const AreaRegister& areas) {
    return std::async(std::launch::async, [boundaries = std::move(boundaries), &areas]() mutable {
        Grounds grounds;
        Result<Ground> districts = ground_of(boundaries, "ltla", areas);
        Result<Ground> forces = ground_of(boundaries, "pfa", areas);
        if (boundaries.slower) grounds.faults.push_back(*std::move(boundaries.slower));
        append(grounds.faults, std::move(boundaries.faults));
        grounds.districts = drawable(std::move(districts), grounds.faults);
        grounds.police_forces = drawable(std::move(forces), grounds.faults);
        return grounds;
    });
}

std::shared_ptr<const Geometry> geometry_of(Ground ground, std::vector<Error>& faults) {
    append(faults, std::move(ground.faults));
    return std::make_shared<const Geometry>(std::move(ground.geometry));
}

}  // namespace

const Layer* Atlas::layer(std::string_view id) const {
    const auto found = std::ranges::find(layers, id, &Layer::id);
    return found == layers.end() ? nullptr : &*found;
}

Result<Atlas> open_atlas(const std::filesystem::path& folder) {
    const Result<DataPackage> package = read_data_package(folder);
    if (!package) return tl::make_unexpected(package.error());
    auto reading_boundaries = std::async(std::launch::async, [&package] {
        return read_file(*package, "boundaries", {"ltla", "pfa"});
    });

    Atlas atlas = begun(*package);
    Metrics metrics;
    atlas.tables = read_tables(*package, atlas.faults, [&](const Resource& table) {
        if (table.name == "metrics") metrics = read_metrics(*package);
        return table.name != "metrics" || !metrics.packed;
    });
    if (metrics.slower) atlas.faults.push_back(*std::move(metrics.slower));
    Reading reading(*package, atlas.tables, atlas.faults);
    Result<AreaRegister> areas = read_register(reading);
    Boundaries boundaries = reading_boundaries.get();
    if (!areas) return tl::make_unexpected(fault_in("areas.csv", atlas.faults, areas.error()));
    atlas.areas = std::move(*areas);

    const std::string where = fmt::format("{}, layer ltla", boundaries.file.string());
    auto grounds_read = grounds_later(std::move(boundaries), atlas.areas);
    read_tables_into(atlas, metrics, reading);
    atlas.names = NameSearch(atlas.areas);
    Grounds grounds = grounds_read.get();
    append(atlas.faults, std::move(grounds.faults));
    tell_damage(*package, "boundaries_detailed", atlas.faults);
    atlas.districts = geometry_of(std::move(grounds.districts), atlas.faults);
    tell_missing(atlas, where, atlas.faults);
    atlas.police_forces = geometry_of(std::move(grounds.police_forces), atlas.faults);
    // The metrics' rows are figures now, every one; they would be most of what the atlas weighs.
    atlas.tables.erase("metrics");
    return atlas;
}

Result<Geometry> read_detailed_districts(const Atlas& atlas) {
    const Result<DataPackage> package = read_data_package(atlas.folder);
    if (!package) return tl::make_unexpected(package.error());
    if (auto damage = damage_of(file_of(*package, "boundaries_detailed")))
        return tl::make_unexpected(without_detail(*std::move(damage)));
    Boundaries boundaries = read_file(*package, "boundaries_detailed", {"ltla"});
    Result<Ground> ground = ground_of(boundaries, "ltla", atlas.areas);
    if (!ground) return tl::make_unexpected(without_detail(ground.error()));
    // A district left out here would be a gap; the coarser outlines have it.
    if (!boundaries.faults.empty())
        return tl::make_unexpected(without_detail(boundaries.faults.front()));
    return std::move(ground->geometry);
}

}  // namespace geo
