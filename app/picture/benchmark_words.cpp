#include "app/picture/benchmark_words.h"

#include "app/text/text.h"

namespace app {

std::vector<geo::AreaIndex> pinned_areas(const geo::Atlas& atlas, const Scene& scene) {
    std::vector<geo::AreaIndex> areas;
    for (const geo::AreaId& id : scene.pinned)
        if (const auto area = atlas.areas.find(geo::text_of(id))) areas.push_back(*area);
    return areas;
}

const char* title_of(geo::BenchmarkKind kind) {
    switch (kind) {
        case geo::BenchmarkKind::country:
            return tr("Country");
        case geo::BenchmarkKind::region:
            return tr("Region");
        case geo::BenchmarkKind::authority:
            return tr("Combined authority");
        case geo::BenchmarkKind::neighbours:
            return tr("Statistical neighbours");
        case geo::BenchmarkKind::group:
            return tr("Mean of pinned areas");
    }
    return "";
}

const char* own_benchmarks_in_words(geo::BenchmarkKind kind) {
    switch (kind) {
        case geo::BenchmarkKind::country:
            return tr("their countries");
        case geo::BenchmarkKind::region:
            return tr("their regions");
        case geo::BenchmarkKind::authority:
            return tr("their combined authorities");
        case geo::BenchmarkKind::neighbours:
            return tr("the means of their statistical neighbours");
        case geo::BenchmarkKind::group:
            return tr("the mean of the pinned areas");
    }
    return "";
}

std::string name_of(const geo::Atlas& atlas, geo::BenchmarkKind kind,
                    const geo::Benchmark& benchmark) {
    if (benchmark.area) return atlas.areas[*benchmark.area].name;
    return kind == geo::BenchmarkKind::group
               ? say("Mean of {} pinned areas", benchmark.figure.parts)
               : say("Mean of {} statistical neighbours", benchmark.figure.parts);
}

const char* word_of(geo::Difference difference) {
    switch (difference) {
        case geo::Difference::higher:
            return tr("higher");
        case geo::Difference::lower:
            return tr("lower");
        case geo::Difference::not_clear:
            break;
    }
    return tr("similar");
}

std::string rule_in_words() {
    return tr(
        "Higher or lower: the two 95% intervals share no value. Similar: they do, so the figures "
        "show no clear difference.");
}

}  // namespace app
