#include "geo/data/atlas.h"

#include <algorithm>
#include <future>
#include <span>

#include "geo/boundary/damage.h"
#include "geo/boundary/read_boundaries.h"
#include "geo/data/read_areas.h"
#include "geo/data/read_themes.h"
#include "geo/table/data_package.h"

namespace geo {
namespace {

/// A boundary layer on its way into the atlas, with the faults met; made on a thread of its own.
struct Boundaries {
    Result<BoundaryLayer> layer = BoundaryLayer{};
    std::vector<Error> faults;
};

struct Ground {
    Geometry geometry;
    std::vector<Error> faults;
};

std::string file_of(const DataPackage& package, std::string_view resource) {
    const Resource* found = package.find(resource);
    const std::string path = found ? found->path : std::string(resource) + ".gpkg";
    return (package.folder / path).string();
}

/// `devolution-atlas check` holds a package's polygons to be valid; to do it at each start would
/// take a third of reading them.
Boundaries read_layer(const std::string& file, const std::string& layer) {
    Boundaries boundaries;
    boundaries.layer = read_boundaries(file, {layer, {}, {}, false}, boundaries.faults);
    return boundaries;
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

void append(std::vector<Error>& faults, std::vector<Error> more) {
    std::ranges::move(more, std::back_inserter(faults));
}

void append(std::vector<Layer>& layers, std::vector<Layer> more) {
    std::ranges::move(more, std::back_inserter(layers));
}

void read_layers(Reading& reading, Atlas& atlas) {
    atlas.layers = read_missions(reading);  // first: amounts per head need the population
    append(atlas.layers, read_powers(reading, atlas.powers));
    std::vector<Layer> budgets = read_budgets(reading, atlas);
    append(atlas.layers, std::move(budgets));
    append(atlas.layers, read_public_spending(reading));
    const MayoralRecord mayors = read_mayoral_record(reading);
    append(atlas.layers, read_mayoral_turnout(reading, mayors));
    append(atlas.layers, read_turnout(reading));
    append(atlas.layers, read_governance(reading, atlas));
    append(atlas.layers, read_mayors_in_office(reading, mayors, atlas));
    append(atlas.layers, read_council_control(reading));
    std::ranges::stable_sort(atlas.layers, {}, &Layer::theme);
}

void read_tables_into(Atlas& atlas, Reading& reading) {
    reading.set_areas(atlas.areas);
    atlas.authorities = read_authorities(reading);
    atlas.mayors = read_mayors(reading);
    atlas.powers = read_power_definitions(reading);
    atlas.neighbours = read_neighbours(reading);
    atlas.institutions = read_institutions(reading);
    read_layers(reading, atlas);
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
Error fault_in(std::string_view file, const std::vector<Error>& faults, Error otherwise) {
    const auto found = std::ranges::find_if(
        faults, [file](const Error& fault) { return fault.where.starts_with(file); });
    return found == faults.end() ? std::move(otherwise) : *found;
}

/// What was read of a layer; what was not is told among the faults.
BoundaryLayer drawable(Boundaries boundaries, const std::string& file, std::vector<Error>& faults) {
    append(faults, std::move(boundaries.faults));
    if (boundaries.layer && !boundaries.layer->features.empty())
        return *std::move(boundaries.layer);
    Error fault = boundaries.layer
                      ? Error{"has no areas; add them",
                              fmt::format("{}, layer {}", file, boundaries.layer->name)}
                      : std::move(boundaries.layer).error();
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

struct Grounds {
    Ground districts, police_forces;
};

/// On a thread of its own: it takes as long as the tables.
std::future<Grounds> grounds_later(BoundaryLayer districts, BoundaryLayer forces,
                                   const AreaRegister& areas) {
    return std::async(std::launch::async, [districts = std::move(districts),
                                           forces = std::move(forces), &areas]() mutable {
        return Grounds{ground_of(std::move(districts), areas), ground_of(std::move(forces), areas)};
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
    const std::string file = file_of(*package, "boundaries");
    auto reading_boundaries = std::async(std::launch::async, [&file] {
        return std::pair(read_layer(file, "ltla"), read_layer(file, "pfa"));
    });

    Atlas atlas = begun(*package);
    atlas.tables = read_tables(*package, atlas.faults);
    Reading reading(*package, atlas.tables, atlas.faults);
    Result<AreaRegister> areas = read_register(reading);
    auto [districts, forces] = reading_boundaries.get();
    if (!areas) return tl::make_unexpected(fault_in("areas.csv", atlas.faults, areas.error()));
    atlas.areas = std::move(*areas);
    BoundaryLayer district_layer = drawable(std::move(districts), file, atlas.faults);
    BoundaryLayer force_layer = drawable(std::move(forces), file, atlas.faults);
    auto grounds = grounds_later(std::move(district_layer), std::move(force_layer), atlas.areas);
    tell_damage(*package, "boundaries_detailed", atlas.faults);
    read_tables_into(atlas, reading);
    atlas.names = NameSearch(atlas.areas);
    auto [land, police] = grounds.get();
    atlas.districts = geometry_of(std::move(land), atlas.faults);
    tell_missing(atlas, file + ", layer ltla", atlas.faults);
    atlas.police_forces = geometry_of(std::move(police), atlas.faults);
    // The metrics' rows are figures now, every one; they would be most of what the atlas weighs.
    atlas.tables.erase("metrics");
    return atlas;
}

Result<Geometry> read_detailed_districts(const Atlas& atlas) {
    const Result<DataPackage> package = read_data_package(atlas.folder);
    if (!package) return tl::make_unexpected(package.error());
    const std::string file = file_of(*package, "boundaries_detailed");
    if (auto damage = damage_of(file)) return tl::make_unexpected(without_detail(*damage));
    Boundaries boundaries = read_layer(file, "ltla");
    if (!boundaries.layer) return tl::make_unexpected(without_detail(boundaries.layer.error()));
    // A district left out here would be a gap; the coarser outlines have it.
    if (!boundaries.faults.empty())
        return tl::make_unexpected(without_detail(boundaries.faults.front()));
    return ground_of(std::move(*boundaries.layer), atlas.areas).geometry;
}

}  // namespace geo
