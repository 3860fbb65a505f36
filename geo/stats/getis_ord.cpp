#include "geo/stats/getis_ord.h"

#include <cmath>

#include "geo/stats/false_discovery.h"
#include "geo/stats/standard_scores.h"

namespace geo {

Result<std::vector<HotSpot>> getis_ord(std::span<const double> values,
                                       const SpatialWeights& weights) {
    const auto scores = standard_scores(values, weights);
    if (!scores) return tl::make_unexpected(scores.error());
    const auto n = static_cast<double>(values.size());
    std::vector<HotSpot> spots(values.size());
    for (std::size_t place = 0; place < spots.size(); ++place) {
        double sum = (*scores)[place];
        for (const std::uint32_t neighbour : weights.neighbours_of(place))
            sum += (*scores)[neighbour];
        const double together = static_cast<double>(weights.neighbours_of(place).size()) + 1;
        if (together == n) continue;
        spots[place].z = sum / std::sqrt(together * (n - together) / (n - 1));
        spots[place].p = two_sided_p(spots[place].z);
    }
    std::vector<double> p_values;
    for (const HotSpot& spot : spots) p_values.push_back(spot.p);
    const std::vector<double> adjusted = adjusted_for_false_discovery(p_values);
    for (std::size_t place = 0; place < spots.size(); ++place)
        spots[place].adjusted_p = adjusted[place];
    return spots;
}

}  // namespace geo
