#include "geo/data/cartograms.h"

#include <vector>

#include "geo/cartogram/circles.h"
#include "geo/cartogram/hexagons.h"
#include "geo/data/atlas.h"

namespace geo {
namespace {

/// What a map of the whole United Kingdom shows, less a margin: cartograms stay within.
constexpr Extent room{-110'000, -10'000, 680'000, 1'235'000};

Result<std::vector<Cell>> hexagon_cells(const Atlas& atlas, int year) {
    const auto layout = atlas.tables.find("hexagons");
    if (layout == atlas.tables.end()) return failure("this data package has no hexagons");
    return hexagons(layout->second, atlas.areas, year, room);
}

std::optional<double> population_of(const Atlas& atlas, AreaIndex area, int year) {
    if (const Layer* layer = atlas.layer("population"))
        if (const Figure* figure = layer->at(area, year); figure != nullptr && figure->value)
            return *figure->value;
    return atlas.areas[area].population;
}

/// Fails when a district has no population.
Result<std::vector<Sized>> people(const Atlas& atlas, int year) {
    std::vector<Sized> sized;
    for (const AreaIndex area : atlas.areas.in_force(Level::district, year)) {
        const auto population = population_of(atlas, area, year);
        if (!population || !(*population > 0))
            return failure(fmt::format("{} ({}) has no population among the districts of {}",
                                       atlas.areas[area].name, text_of(atlas.areas[area].id),
                                       year));
        sized.push_back({area, atlas.areas[area].label_point, *population});
    }
    return sized;
}

Result<std::vector<Cell>> circle_cells(const Atlas& atlas, int year) {
    const auto sized = people(atlas, year);
    if (!sized) return tl::make_unexpected(sized.error());
    double land = 0;
    for (const Sized& one : *sized) land += atlas.areas[one.area].area_km2 * 1e6;
    const auto made = circles(*sized, land, room);
    if (!made) return tl::make_unexpected(made.error());
    return cells_of(*made);
}

Cartograms::Made made(const Atlas& atlas, Shape shape, int year) {
    auto cells = shape == Shape::hexagons ? hexagon_cells(atlas, year) : circle_cells(atlas, year);
    if (!cells) return tl::make_unexpected(cells.error());
    return std::make_shared<const Cartogram>(cartogram_of(std::move(*cells)));
}

template <class T>
std::optional<Error> fault_of(const Result<T>& result) {
    if (result) return std::nullopt;
    return result.error();
}

}  // namespace

Cartograms::Made Cartograms::get(const Atlas& atlas, Shape shape, int year) {
    if (shape == Shape::geographic) return failure("the ground is no cartogram");
    std::packaged_task<Made()> task;
    std::shared_future<Made> result;
    {
        const std::lock_guard lock(mutex_);
        auto& entry = made_[{shape, year}];
        if (!entry.valid()) {
            task = std::packaged_task<Made()>([&] { return made(atlas, shape, year); });
            entry = task.get_future().share();
        }
        result = entry;
    }
    if (task.valid()) task();
    return result.get();
}

bool Cartograms::is_made(Shape shape, int year) {
    using namespace std::chrono_literals;
    const std::lock_guard lock(mutex_);
    const auto entry = made_.find({shape, year});
    return entry != made_.end() && entry->second.wait_for(0s) == std::future_status::ready;
}

std::optional<Error> Cartograms::misfit(const Atlas& atlas, Shape shape, int year) {
    if (shape == Shape::geographic) return std::nullopt;
    const std::lock_guard lock(mutex_);
    const auto known = misfits_.find({shape, year});
    if (known != misfits_.end()) return known->second;
    const auto fault = shape == Shape::hexagons ? fault_of(hexagon_cells(atlas, year))
                                                : fault_of(people(atlas, year));
    return misfits_[{shape, year}] = fault;
}

}  // namespace geo
