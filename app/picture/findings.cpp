#include "app/picture/findings.h"

#include <algorithm>
#include <cmath>

#include "app/text/text.h"

namespace app {
namespace {

constexpr double level_of_significance = 0.05;

template <class Items, class Counts>
int count_of(const Items& items, double rate, const Counts& counts) {
    return static_cast<int>(std::ranges::count_if(
        items, [&](const auto& one) { return one.adjusted_p <= rate && counts(one); }));
}

std::string with_interval(const geo::Correlation& correlation) {
    if (!correlation.interval) return decimal(correlation.r, 2);
    return say("{} (95% interval {} to {})", decimal(correlation.r, 2),
               decimal(correlation.interval->lower, 2), decimal(correlation.interval->upper, 2));
}

bool is_clear(const geo::Correlation& correlation) {
    return correlation.interval &&
           (correlation.interval->lower > 0 || correlation.interval->upper < 0);
}

const char* says_of(const geo::GlobalMoran& moran) {
    if (moran.pseudo_p > level_of_significance)
        return tr("Where {} is high and where it is low cannot be told from chance");
    if (moran.i > moran.expected)
        return tr(
            "{}: high values lie next to high ones, and low next to low, more than chance would "
            "have it");
    return tr("{}: high values lie next to low ones more than chance would have it");
}

}  // namespace

std::string decimal(double value, int places) {
    const std::string magnitude = fmt::format("{:.{}f}", std::abs(value), places);
    const bool is_zero = magnitude.find_first_of("123456789") == std::string::npos;
    return value < 0 && !is_zero ? "−" + magnitude : magnitude;
}

std::string say_p(double p) {
    if (p < 0.0005) return tr("below 0.001");
    return fmt::format("{:.3f}", p);
}

std::string finding_of(const geo::Layer& layer, const geo::GlobalMoran& moran,
                       geo::Permutations permutations) {
    return say(says_of(moran), layer.label) +
           say(": Moran's I {}, where {} is expected of chance; {} permutations, p = {}.",
               decimal(moran.i), decimal(moran.expected), permutations.count,
               fmt::format("{:.3g}", moran.pseudo_p));
}

std::string finding_of(std::span<const geo::LocalMoran> local, double rate) {
    const auto in = [&](geo::Quadrant quadrant) {
        return count_of(local, rate,
                        [=](const geo::LocalMoran& one) { return one.quadrant == quadrant; });
    };
    const int all = count_of(local, rate, [](const geo::LocalMoran&) { return true; });
    if (all == 0)
        return say(
            "Of {} areas none stands out from what chance puts around it (false discovery "
            "rate {}).",
            local.size(), rate);
    return say(
        "Of {} areas {} stand out from what chance would put around them (false discovery rate "
        "{}): {} high among high, {} low among low, {} high among low, {} low among high.",
        local.size(), all, rate, in(geo::Quadrant::high_high), in(geo::Quadrant::low_low),
        in(geo::Quadrant::high_low), in(geo::Quadrant::low_high));
}

std::string finding_of(std::span<const geo::HotSpot> spots, double rate) {
    const int hot = count_of(spots, rate, [](const geo::HotSpot& one) { return one.z > 0; });
    const int cold = count_of(spots, rate, [](const geo::HotSpot& one) { return one.z < 0; });
    if (hot + cold == 0)
        return say(
            "Of {} areas none is clearly hot or cold together with its neighbours (false "
            "discovery rate {}).",
            spots.size(), rate);
    return say(
        "Of {} areas {} are hot spots, high together with their neighbours, and {} are cold "
        "spots (false discovery rate {}).",
        spots.size(), hot, cold, rate);
}

std::string caution_of_inherited(int inherited) {
    if (inherited == 0) return {};
    return say(
        " But {} of the figures are inherited from larger areas: areas inside one are alike for "
        "that "
        "reason alone.",
        inherited);
}

std::string finding_of(const geo::Layer& x, const geo::Layer& y, const geo::Correlation& pearson,
                       const geo::Correlation& spearman, std::size_t n) {
    const char* says = tr("{} and {} do not clearly go together");
    if (is_clear(pearson))
        says = pearson.r > 0 ? tr("Where {} is higher, {} tends to be higher")
                             : tr("Where {} is higher, {} tends to be lower");
    return say(says, x.label, y.label) +
           say(": Pearson's r {}, Spearman's rank correlation {}, over {} areas.",
               with_interval(pearson), with_interval(spearman), n);
}

}  // namespace app
