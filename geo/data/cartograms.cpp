#include "geo/data/cartograms.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/cartogram/circles.h"
#include "geo/cartogram/hexagons.h"
#include "geo/data/atlas.h"

namespace geo {
namespace {

/// What a map of the whole United Kingdom shows, less a margin: cartograms stay within.
constexpr Extent room{-110'000, -10'000, 680'000, 1'235'000};
constexpr double least_of_mean = 0.05;  // the smallest circle: five pixels across on a full screen
constexpr const char* population_id = "population";

Result<std::vector<Cell>> hexagon_cells(const Atlas& atlas, int year) {
    const auto layout = atlas.tables.find("hexagons");
    if (layout == atlas.tables.end()) return failure("this data package has no hexagons");
    return hexagons(layout->second, atlas.areas, year, room);
}

/// A figure that a circle can be as large as.
std::optional<double> above_zero(std::optional<double> value) {
    return value && std::isfinite(*value) && *value > 0 ? value : std::nullopt;
}

/// The same district under its later code, where no more than that changed: a series that is given
/// for today's areas has the figures of earlier years under it.
std::optional<AreaIndex> recoded(const AreaRegister& areas, AreaIndex area) {
    const Area& one = areas[area];
    if (one.successors.size() != 1) return std::nullopt;
    const double after = areas[one.successors.front()].area_km2;
    if (std::abs(after - one.area_km2) > 0.01 * one.area_km2) return std::nullopt;
    return one.successors.front();
}

std::optional<double> figure_of(const Atlas& atlas, const Layer& layer, AreaIndex area, int year) {
    const Figure* figure = layer.at(area, year);
    if (figure == nullptr)
        if (const auto later = recoded(atlas.areas, area)) figure = layer.at(*later, year);
    return figure == nullptr ? std::nullopt : above_zero(figure->value);
}

std::optional<double> population_of(const Atlas& atlas, const Layer* population, AreaIndex area,
                                    int year) {
    if (population != nullptr)
        if (const auto figure = figure_of(atlas, *population, area, year)) return figure;
    return above_zero(atlas.areas[area].population);
}

/// Has districts without a figure, and those of hardly any, seen all the same. People are in each
/// district: there areas stay in proportion.
void keep_from_vanishing(std::vector<Sized>& districts) {
    double sum = 0;
    int counted = 0;
    for (const Sized& one : districts) sum += one.size, counted += one.size > 0;
    if (counted == 0) return;
    for (Sized& one : districts) one.size = std::max(one.size, least_of_mean * sum / counted);
}

/// Fails when a district has no population and circles stand for that.
Result<std::vector<Sized>> sized_districts(const Atlas& atlas, const CartogramKey& key) {
    const Layer* layer = atlas.layer(key.count ? key.count->layer : population_id);
    if (key.count && layer == nullptr) return failure("there is no layer " + key.count->layer);
    std::vector<Sized> sized;
    for (const AreaIndex area : atlas.areas.in_force(Level::district, key.year)) {
        const auto size = key.count ? figure_of(atlas, *layer, area, key.count->year)
                                    : population_of(atlas, layer, area, key.year);
        if (!size && !key.count)
            return failure(fmt::format("{} ({}) has no population among the districts of {}",
                                       atlas.areas[area].name, text_of(atlas.areas[area].id),
                                       key.year));
        sized.push_back({area, atlas.areas[area].label_point, size.value_or(0)});
    }
    if (key.count) keep_from_vanishing(sized);
    return sized;
}

Result<std::vector<Cell>> circle_cells(const Atlas& atlas, const CartogramKey& key) {
    const auto sized = sized_districts(atlas, key);
    if (!sized) return tl::make_unexpected(sized.error());
    double land = 0;
    for (const Sized& one : *sized) land += atlas.areas[one.area].area_km2 * 1e6;
    const auto made = circles(*sized, land, room);
    if (!made) return tl::make_unexpected(made.error());
    return cells_of(*made);
}

Cartograms::Made made(const Atlas& atlas, const CartogramKey& key) {
    auto cells =
        key.shape == Shape::hexagons ? hexagon_cells(atlas, key.year) : circle_cells(atlas, key);
    if (!cells) return tl::make_unexpected(cells.error());
    return std::make_shared<const Cartogram>(cartogram_of(std::move(*cells)));
}

template <class T>
std::optional<Error> fault_of(const Result<T>& result) {
    if (result) return std::nullopt;
    return result.error();
}

}  // namespace

std::optional<CircleCount> circle_count(const Atlas& atlas, const Layer& layer, int year,
                                        int districts_year) {
    if (!layer.is_count) return std::nullopt;
    const std::vector<AreaIndex> districts = atlas.areas.in_force(Level::district, districts_year);
    std::size_t counted = 0;
    bool is_population = layer.id == population_id;
    for (const AreaIndex area : districts) {
        const auto figure = figure_of(atlas, layer, area, year);
        if (figure) ++counted;
        is_population =
            is_population && figure == population_of(atlas, &layer, area, districts_year);
    }
    if (is_population || counted == 0 || 2 * counted < districts.size()) return std::nullopt;
    return CircleCount{layer.id, year};
}

Cartograms::Made Cartograms::get(const Atlas& atlas, const CartogramKey& key) {
    if (key.shape == Shape::geographic) return failure("the ground is no cartogram");
    std::packaged_task<Made()> task;
    std::shared_future<Made> result;
    {
        const std::lock_guard lock(mutex_);
        const auto known = std::ranges::find(made_, key, &Entry::first);
        if (known != made_.end()) {
            made_.splice(made_.begin(), made_, known);
        } else {
            task = std::packaged_task<Made()>([&] { return made(atlas, key); });
            made_.emplace_front(key, task.get_future().share());
            if (made_.size() > most_kept) made_.pop_back();
        }
        result = made_.front().second;
    }
    if (task.valid()) task();
    return result.get();
}

bool Cartograms::is_made(const CartogramKey& key) {
    using namespace std::chrono_literals;
    const std::lock_guard lock(mutex_);
    const auto entry = std::ranges::find(made_, key, &Entry::first);
    return entry != made_.end() && entry->second.wait_for(0s) == std::future_status::ready;
}

std::optional<Error> Cartograms::misfit(const Atlas& atlas, const CartogramKey& key) {
    if (key.shape == Shape::geographic) return std::nullopt;
    const std::lock_guard lock(mutex_);
    const auto known = misfits_.find(key);
    if (known != misfits_.end()) return known->second;
    const auto fault = key.shape == Shape::hexagons ? fault_of(hexagon_cells(atlas, key.year))
                                                    : fault_of(sized_districts(atlas, key));
    return misfits_[key] = fault;
}

}  // namespace geo
