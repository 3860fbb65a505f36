#pragma once

#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "geo/cartogram/cartogram.h"
#include "geo/cartogram/shape.h"
#include "geo/core/result.h"

namespace geo {

struct Atlas;
struct Layer;

/// A count that circles' areas are in proportion to: a layer's figures of one year.
struct CircleCount {
    std::string layer;
    int year = 0;
    auto operator<=>(const CircleCount&) const = default;
};

/// What the circles of the districts of `districts_year` stand for where `layer` is on show with
/// its figures of `year`: that layer, where it is a count and at least half of the districts have a
/// figure of their own above 0; otherwise nothing, which is their population. Nothing too where the
/// figures are just that population.
std::optional<CircleCount> circle_count(const Atlas& atlas, const Layer& layer, int year,
                                        int districts_year);

/// Which cartogram of an atlas.
struct CartogramKey {
    Shape shape{};
    int year = 0;                        // whose districts: those in force in it
    std::optional<CircleCount> count{};  // of circles; none: population
    auto operator<=>(const CartogramKey&) const = default;
};

/// The cartograms of an atlas, each made when it is first asked for; those asked for last are kept.
/// May be asked from any thread; who asks for one that another thread is making waits for it.
class Cartograms {
public:
    using Made = Result<std::shared_ptr<const Cartogram>>;
    static constexpr std::size_t most_kept = 8;  // of about a megabyte each

    /// Districts as hexagons, or as circles whose areas are in proportion to a count. No circle is
    /// smaller than a twentieth of the mean one: so large are those of districts that have no
    /// figure above 0. Circles take some hundredths of a second: not for the thread that draws.
    /// Fails when the shape does not fit these districts: see misfit().
    Made get(const Atlas& atlas, const CartogramKey& key);

    /// True when get() would not have to make anything.
    bool is_made(const CartogramKey& key);

    /// Why districts cannot be drawn in a shape: one has no hexagon, or no population where circles
    /// stand for that; nothing where they can. Quick, and makes no cartogram.
    std::optional<Error> misfit(const Atlas& atlas, const CartogramKey& key);

private:
    using Entry = std::pair<CartogramKey, std::shared_future<Made>>;
    std::mutex mutex_;
    std::list<Entry> made_;  // at most `most_kept`, the one asked for last first
    std::map<CartogramKey, std::optional<Error>> misfits_;
};

}  // namespace geo
