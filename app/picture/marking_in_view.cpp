#include "app/picture/marking_in_view.h"

#include <algorithm>

namespace app {
namespace {

/// Calls `take` with each layer whose figures the scene shows; with one perhaps several times.
template <class Take>
void each_in_view(const geo::Atlas& atlas, const Scene& scene, Take take) {
    // What an authority is told of is its figures of every layer.
    if (scene.page == Page::authorities)
        for (const geo::Layer& layer : atlas.layers) take(layer);
    for (const Pane& pane : on_its_page(scene).panes) {
        if (const geo::Layer* layer = atlas.layer(pane.layer)) take(*layer);
        if (pane.analysis != Analysis::two_layers || !pane.second) continue;
        if (const geo::Layer* second = atlas.layer(pane.second->layer)) take(*second);
    }
}

}  // namespace

geo::Marking marking_in_view(const geo::Atlas& atlas, const Scene& scene) {
    geo::Marking marking;
    each_in_view(atlas, scene,
                 [&](const geo::Layer& layer) { marking = geo::stricter(marking, layer.marking); });
    return marking;
}

geo::Marking marking_of_words(const geo::Atlas& atlas, std::span<const std::string> texts) {
    geo::Marking marking;
    for (const geo::Layer& layer : atlas.layers)
        if (!layer.marking.empty() && std::ranges::any_of(texts, [&](const std::string& text) {
                return text.find(layer.id) != std::string::npos;
            }))
            marking = geo::stricter(marking, layer.marking);
    return marking;
}

std::vector<const geo::Layer*> embargoed_in_view(const geo::Atlas& atlas, const Scene& scene) {
    std::vector<const geo::Layer*> layers;
    each_in_view(atlas, scene, [&](const geo::Layer& layer) {
        if (!layer.reader.empty() && std::ranges::find(layers, &layer) == layers.end())
            layers.push_back(&layer);
    });
    return layers;
}

}  // namespace app
