#include "app/stage/stage_scene.h"

#include <algorithm>

#include "app/picture/told.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {

StageScene stage_scene(const std::shared_ptr<const geo::Atlas>& base, const Briefing& briefing,
                       std::size_t number) {
    const BriefingScene& scene = briefing.scenes[number];
    StageScene out{.supposed = {base},
                   .map = {},
                   .seen_in = scene.seen_in,
                   .kicker = {},
                   .headline = {},
                   .text = {},
                   .notes = {},
                   .annotations = {},
                   .marking = geo::stricter(briefing.marking, scene.marking),
                   .embargoed = {},
                   .number = number,
                   .of = briefing.scenes.size(),
                   .fault = scene.fault,
                   .faults = {}};
    if (scene.map && scene.fault.empty()) {
        SupposedScene fitted = fitting_supposed(base, *scene.map, out.faults);
        out.supposed = std::move(fitted.supposed);
        out.map = on_its_page(without_pointer(std::move(fitted.scene)));
    }
    out.marking = geo::stricter(out.marking, marking_in_view(out.atlas(), scene));
    out.embargoed = embargoed_in_view(out.atlas(), scene);
    const Scene* map = out.map ? &*out.map : nullptr;
    const auto words = [&](const std::string& text) {
        Told filled = told(out.atlas(), map, text);
        std::ranges::move(filled.faults, std::back_inserter(out.faults));
        return std::move(filled.text);
    };
    out.headline = words(scene.headline);
    out.notes = words(scene.notes);
    if (!scene.fault.empty()) {
        // The headline alone: why there is no more is not told to everybody.
        if (out.headline.empty()) out.headline = tr("This scene cannot be shown");
        return out;
    }
    out.kicker = words(scene.kicker);
    out.text = words(scene.text);
    for (Annotation one : scene.annotations) {
        std::erase_if(one.areas, [&](const geo::AreaId& area) {
            return !out.atlas().areas.find(geo::text_of(area));
        });
        if (one.areas.empty()) continue;
        one.title = words(one.title);
        one.text = words(one.text);
        out.annotations.push_back(std::move(one));
    }
    return out;
}

std::vector<EmbargoedLayer> embargoed_in(const std::shared_ptr<const geo::Atlas>& base,
                                         const Briefing& briefing) {
    std::vector<EmbargoedLayer> layers;
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i)
        for (EmbargoedLayer& one : stage_scene(base, briefing, i).embargoed)
            if (std::ranges::find(layers, one) == layers.end()) layers.push_back(std::move(one));
    return layers;
}

StageScene stage_detour(const SupposedAtlas& supposed, const Briefing& briefing, std::size_t number,
                        const Scene& map) {
    const Scene shown = on_its_page(without_pointer(map));
    const geo::Layer& layer = layer_of(*supposed.atlas, shown);
    StageScene out;
    out.supposed = supposed;
    out.map = shown;
    out.kicker = title_of(layer.theme);
    out.headline = layer.label;
    out.text = layer.description;
    out.marking = marking_on_detour(out.atlas(), briefing, number, shown);
    out.embargoed = embargoed_in_view(out.atlas(), shown);
    out.number = number;
    out.of = briefing.scenes.size();
    return out;
}

std::string why_not_shown(const StageScene& scene) {
    return say("This scene cannot be shown: {}", scene.fault);
}

std::string alternative_of(const StageScene& scene) {
    std::string words = scene.kicker;
    for (const std::string* part : {&scene.headline, &scene.text})
        if (!part->empty()) words += (words.empty() ? "" : ". ") + *part;
    return words;
}

}  // namespace app
