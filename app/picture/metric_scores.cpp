#include "app/picture/metric_scores.h"

#include <cmath>

#include "app/picture/findings.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/stats/standard_scores.h"

namespace app {

std::vector<ScoredMetric> scored_metrics(const geo::Atlas& atlas, geo::Level level) {
    std::vector<ScoredMetric> metrics;
    for (const geo::Layer& layer : atlas.layers) {
        if (layer.theme != geo::Theme::missions || layer.kind != geo::LayerKind::numeric ||
            layer.is_count)
            continue;
        const geo::LayerView view = geo::view_of(atlas, layer, level, atlas.present_year);
        const std::vector<double> values = view.values();
        if (values.size() < 2) continue;
        const auto scores = geo::standard_scores(values);
        if (!scores) continue;
        const double turned = layer.polarity == geo::Polarity::lower_is_better ? -1 : 1;
        ScoredMetric metric{&layer, view.year, {}};
        std::size_t next = 0;
        for (std::size_t i = 0; i < view.areas.size(); ++i) {
            if (!view.figures[i] || !view.figures[i]->value) continue;
            metric.areas[view.areas[i]] = {values[next], turned * (*scores)[next]};
            ++next;
        }
        metrics.push_back(std::move(metric));
    }
    return metrics;
}

std::string score_in_words(const geo::Atlas& atlas, const ScoredMetric& metric, geo::Level level,
                           geo::AreaIndex area) {
    const geo::Layer& layer = *metric.layer;
    const std::string of = say("{}, {}, {}", atlas.areas[area].name, layer.label, metric.year);
    const auto found = metric.areas.find(area);
    if (found == metric.areas.end()) return say("{}: no figure", of);
    const double score = found->second.score;
    const bool neutral = layer.polarity == geo::Polarity::neutral;
    const char* than = score >= 0 ? (neutral ? tr("above") : tr("better than"))
                                  : (neutral ? tr("below") : tr("worse than"));
    return say("{}: {}; {} standard deviations {} the mean of {}", of,
               geo::say_value(layer, found->second.value), decimal(std::abs(score), 1), than,
               plural_of(level));
}

}  // namespace app
