#pragma once

#include <span>
#include <string>

#include "geo/data/layer.h"
#include "geo/stats/correlation.h"
#include "geo/stats/getis_ord.h"
#include "geo/stats/moran.h"

namespace app {

// What statistics found, in plain words; each number in a sentence is one of theirs.

/// "0.431", "−0.003".
std::string decimal(double value, int places = 3);
/// "0.001", "0.034", "below 0.001" where rounding would leave nothing.
std::string say_p(double p);

std::string finding_of(const geo::Layer& layer, const geo::GlobalMoran& moran,
                       geo::Permutations permutations);

/// Areas count where their adjusted p-value is no more than `rate`.
std::string finding_of(std::span<const geo::LocalMoran> local, double rate);
std::string finding_of(std::span<const geo::HotSpot> spots, double rate);

/// What has to be said beside a finding on neighbours where so many figures are inherited; empty
/// where none is.
std::string caution_of_inherited(int inherited);

/// How x and y go together over `n` areas.
std::string finding_of(const geo::Layer& x, const geo::Layer& y, const geo::Correlation& pearson,
                       const geo::Correlation& spearman, std::size_t n);

}  // namespace app
