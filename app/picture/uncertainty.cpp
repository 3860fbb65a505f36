#include "app/picture/uncertainty.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/benchmark_words.h"
#include "app/picture/parts.h"
#include "app/text/text.h"
#include "geo/stats/summary.h"

namespace app {
namespace {

constexpr std::array fading{0.0, 0.4, 0.65, 0.85};  // of the way to grey
constexpr std::array widest{0.5, 1.0, 2.0};         // of the figures' middle half
static_assert(fading.size() == widest.size() + 1);

bool has_intervals(const geo::LayerView& view) {
    return std::ranges::any_of(view.figures, [](const auto& figure) {
        return figure && figure->value && figure->interval;
    });
}

void hatch(UncertainAreas& out, const geo::Atlas& atlas, const Scene& scene,
           const geo::LayerView& view) {
    const std::vector<geo::AreaIndex> pinned = pinned_areas(atlas, scene);
    geo::BenchmarkFinder benchmarks(atlas, view, scene.benchmark, pinned);
    int unclear = 0, unknown = 0;
    std::string name;
    bool one_name = true;
    for (std::size_t i = 0; i < view.areas.size(); ++i) {
        const auto& figure = view.figures[i];
        if (!figure || !figure->value) continue;
        const auto benchmark = benchmarks.of(view.areas[i]);
        const auto difference =
            benchmark ? geo::difference_between(*figure, benchmark->figure) : std::nullopt;
        if (benchmark) {
            const std::string its = name_of(atlas, scene.benchmark, *benchmark);
            one_name = one_name && (name.empty() || name == its);
            name = its;
        }
        out.unclear[i] = !difference || *difference == geo::Difference::not_clear;
        unclear += out.unclear[i] ? 1 : 0;
        unknown += difference ? 0 : 1;
    }
    if (!one_name || name.empty()) name = own_benchmarks_in_words(scene.benchmark);
    out.legend.words = unknown == 0
                           ? say("Not clearly different from {}: {}", name, unclear)
                           : say("Not clearly different from {}: {}, {} of them not to be told",
                                 name, unclear, unknown);
}

void fade(UncertainAreas& out, const Choropleth& choropleth) {
    const geo::LayerView& view = choropleth.view;
    const auto summary = geo::summary_of(view.values());
    const double middle_half = summary->upper_quartile - summary->lower_quartile;
    for (std::size_t i = 0; i < view.areas.size(); ++i) {
        const auto& figure = view.figures[i];
        out.step[i] = widest.size();
        if (!figure || !figure->interval) continue;
        const double width = figure->interval->upper - figure->interval->lower;
        out.step[i] = static_cast<std::size_t>(
            std::ranges::find_if(widest, [&](double most) { return width <= most * middle_half; }) -
            widest.begin());
    }
    out.legend.words = tr("Width of interval, greyer if wider");
    const Rgba sample = choropleth.colours.back();
    for (std::size_t step = 0; step < fading.size(); ++step)
        out.legend.steps.push_back({step == widest.size()
                                        ? std::string(tr("more"))
                                        : geo::say_number(*view.layer, widest[step] * middle_half),
                                    sample});
}

}  // namespace

UncertainAreas uncertain_areas(const geo::Atlas& atlas, const Scene& scene,
                               const Choropleth& choropleth) {
    const geo::LayerView& view = choropleth.view;
    UncertainAreas out;
    if (choropleth.categorical)
        out.legend.why_not = tr("Kinds have no intervals.");
    else if (!has_intervals(view))
        out.legend.why_not = tr("No intervals are published for these figures.");
    if (!out.legend.why_not.empty()) return out;
    out.shown = scene.pane().uncertainty;
    out.unclear.resize(view.areas.size());
    out.step.resize(view.areas.size());
    if (out.shown == Uncertainty::hatch) hatch(out, atlas, scene, view);
    if (out.shown == Uncertainty::fade) fade(out, choropleth);
    for (std::size_t step = 0; step < out.legend.steps.size(); ++step)
        out.legend.steps[step].colour = faded(out.legend.steps[step].colour, step, scene.dark);
    return out;
}

Rgba faded(Rgba colour, std::size_t step, bool dark) {
    // In sRGB: by way of CIE Lab blue would turn violet, a hue of other layers.
    const Rgba grey = colours(dark).faded;
    const auto part = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * fading[step]));
    };
    return {part(colour.r, grey.r), part(colour.g, grey.g), part(colour.b, grey.b)};
}

}  // namespace app
