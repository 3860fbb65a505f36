#include "app/picture/marking_in_view.h"

#include <algorithm>

#include "app/picture/told_request.h"

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

template <class Take>
void each_in_view(const geo::Atlas& atlas, const BriefingScene& scene, Take take) {
    if (scene.map && scene.fault.empty()) each_in_view(atlas, *scene.map, take);
    const auto named = [&](const std::string& text) {
        for (const geo::Layer* layer : layers_named(atlas, text)) take(*layer);
    };
    for (const std::string* text : {&scene.kicker, &scene.headline, &scene.text, &scene.notes})
        named(*text);
    for (const Annotation& one : scene.annotations) {
        named(one.title);
        named(one.text);
    }
}

template <class View>
geo::Marking strictest(const geo::Atlas& atlas, const View& view) {
    geo::Marking marking;
    each_in_view(atlas, view,
                 [&](const geo::Layer& layer) { marking = geo::stricter(marking, layer.marking); });
    return marking;
}

template <class View>
std::vector<EmbargoedLayer> embargoed(const geo::Atlas& atlas, const View& view) {
    std::vector<EmbargoedLayer> layers;
    each_in_view(atlas, view, [&](const geo::Layer& layer) {
        EmbargoedLayer one{layer.reader, layer.id};
        if (!layer.reader.empty() && std::ranges::find(layers, one) == layers.end())
            layers.push_back(std::move(one));
    });
    return layers;
}

}  // namespace

geo::Marking marking_in_view(const geo::Atlas& atlas, const Scene& scene) {
    return strictest(atlas, scene);
}

geo::Marking marking_in_view(const geo::Atlas& atlas, const BriefingScene& scene) {
    return strictest(atlas, scene);
}

geo::Marking marking_on_detour(const geo::Atlas& atlas, const Briefing& briefing, std::size_t scene,
                               const Scene& map) {
    geo::Marking marking = geo::stricter(briefing.marking, marking_in_view(atlas, map));
    if (scene >= briefing.scenes.size()) return marking;
    const BriefingScene& from = briefing.scenes[scene];
    marking = geo::stricter(std::move(marking), from.marking);
    return geo::stricter(std::move(marking), marking_in_view(atlas, from));
}

std::vector<EmbargoedLayer> embargoed_in_view(const geo::Atlas& atlas, const Scene& scene) {
    return embargoed(atlas, scene);
}

std::vector<EmbargoedLayer> embargoed_in_view(const geo::Atlas& atlas, const BriefingScene& scene) {
    return embargoed(atlas, scene);
}

}  // namespace app
