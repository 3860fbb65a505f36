#pragma once

#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "geo/cartogram/cartogram.h"
#include "geo/cartogram/shape.h"
#include "geo/core/result.h"

namespace geo {

struct Atlas;

/// The cartograms of an atlas, each made when it is first asked for and kept. May be asked from any
/// thread; who asks for one that another thread is making waits for it.
class Cartograms {
public:
    using Made = Result<std::shared_ptr<const Cartogram>>;

    /// The districts in force in `year` as hexagons, or as circles whose areas are in proportion to
    /// their population. Circles take some hundredths of a second: not for the thread that draws.
    /// Fails when the shape does not fit these districts: see misfit().
    Made get(const Atlas& atlas, Shape shape, int year);

    /// True when get() would not have to make anything.
    bool is_made(Shape shape, int year);

    /// Why the districts of `year` cannot be drawn in a shape: one has no hexagon or no population;
    /// nothing where they can. Quick, and makes no cartogram.
    std::optional<Error> misfit(const Atlas& atlas, Shape shape, int year);

private:
    using Key = std::pair<Shape, int>;
    std::mutex mutex_;
    std::map<Key, std::shared_future<Made>> made_;
    std::map<Key, std::optional<Error>> misfits_;
};

}  // namespace geo
