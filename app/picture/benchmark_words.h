#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/benchmark.h"

namespace app {

/// The pinned areas that the atlas knows, in the order pinned.
std::vector<geo::AreaIndex> pinned_areas(const geo::Atlas& atlas, const Scene& scene);

/// What areas are compared with, as a choice: "Country", "Statistical neighbours".
const char* title_of(geo::BenchmarkKind kind);
/// The same where it differs from area to area: "their regions", "the means of their neighbours".
const char* own_benchmarks_in_words(geo::BenchmarkKind kind);
/// "England"; "Mean of 14 statistical neighbours".
std::string name_of(const geo::Atlas& atlas, geo::BenchmarkKind kind,
                    const geo::Benchmark& benchmark);

/// "higher", "lower", "similar".
const char* word_of(geo::Difference difference);
/// When these are said: the rule of geo::difference_of().
std::string rule_in_words();

}  // namespace app
