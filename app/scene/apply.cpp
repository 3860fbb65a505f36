#include "app/scene/apply.h"

#include <algorithm>
#include <cmath>

#include "app/scene/ground.h"
#include "geo/data/view.h"

namespace app {
namespace {

bool has_figures(const geo::Atlas& atlas, const geo::Layer& layer, geo::Level level) {
    return geo::latest_year_of(atlas, layer, level).has_value();
}

/// The level at which most can be seen of a layer: the present one where it has figures.
geo::Level level_for(const geo::Atlas& atlas, const geo::Layer& layer, geo::Level present) {
    if (has_figures(atlas, layer, present)) return present;
    for (const geo::Level level : geo::map_levels)
        if (has_figures(atlas, layer, level)) return level;
    return present;
}

/// What rests under the pointer may be gone once another layer or level is shown.
void forget_pointer(Scene& scene) { scene = without_pointer(std::move(scene)); }

void show(const geo::Atlas& atlas, Scene& scene, const geo::Layer& layer) {
    Pane& pane = scene.pane;
    pane.layer = layer.id;
    pane.level = level_for(atlas, layer, pane.level);
    pane.year = geo::latest_year_of(atlas, layer, pane.level).value_or(pane.year);
    pane.change_since.reset();
    // Edited breaks are in the old layer's unit.
    if (pane.classification.method == geo::BreakMethod::manual)
        pane.classification = {.classes = pane.classification.classes, .manual = {}};
    forget_pointer(scene);
}

/// The layer that says most of its theme at a glance; in other packages the theme's first.
const geo::Layer* opening_layer(const geo::Atlas& atlas, geo::Theme theme) {
    for (const char* id : {"powers-held", "budget-devolution-investment-fund-per-head",
                           "turnout-mayoral", "gdhi-per-head", "governance-tier"})
        if (const geo::Layer* layer = atlas.layer(id); layer != nullptr && layer->theme == theme)
            return layer;
    const auto first = std::ranges::find(atlas.layers, theme, &geo::Layer::theme);
    return first == atlas.layers.end() ? nullptr : &*first;
}

void change(Scene& scene, const ShowTheme& action, const geo::Atlas& atlas) {
    const geo::Layer* opening = opening_layer(atlas, action.theme);
    if (opening == nullptr || layer_of(atlas, scene).theme == action.theme) return;
    show(atlas, scene, *opening);
}

void change(Scene& scene, const ShowLayer& action, const geo::Atlas& atlas) {
    if (const geo::Layer* layer = atlas.layer(action.layer)) show(atlas, scene, *layer);
}

void change(Scene& scene, const ShowLevel& action, const geo::Atlas& atlas) {
    scene.pane.level = action.level;
    const geo::Layer& layer = layer_of(atlas, scene);
    const auto years = geo::years_of(atlas, layer, action.level);
    if (!std::ranges::binary_search(years, scene.pane.year))
        scene.pane.year = geo::latest_year_of(atlas, layer, action.level).value_or(scene.pane.year);
    forget_pointer(scene);
}

void change(Scene& scene, const ShowYear& action, const geo::Atlas& atlas) {
    scene.pane.year = std::clamp(action.year, atlas.first_year, atlas.last_year);
    if (scene.pane.change_since && *scene.pane.change_since >= scene.pane.year)
        scene.pane.change_since.reset();
    forget_pointer(scene);
}

void change(Scene& scene, const ShowChangeSince& action, const geo::Atlas& atlas) {
    if (action.year && *action.year >= scene.pane.year) return;
    if (action.year && layer_of(atlas, scene).kind != geo::LayerKind::numeric) return;
    scene.pane.change_since = action.year;
    forget_pointer(scene);
}

void change(Scene& scene, const Classify& action, const geo::Atlas&) {
    Classification wanted = action.classification;
    wanted.classes = std::clamp(wanted.classes, 2, 9);
    if (wanted.method != geo::BreakMethod::manual) {
        wanted.manual.clear();
    } else {
        const auto checked = geo::manual_breaks(wanted.manual);
        if (!checked) return;
        wanted.manual = checked->interior;
        wanted.classes = static_cast<int>(wanted.manual.size()) + 1;
    }
    scene.pane.classification = std::move(wanted);
    scene.hovered_class.reset();
}

void change(Scene& scene, const ShowShape& action, const geo::Atlas&) {
    scene.pane.shape = action.shape;
    scene.hovered.reset();  // another area may be under the pointer now
}

void change(Scene& scene, const ShowLabels& action, const geo::Atlas&) {
    scene.pane.labels = action.labels;
}

void change(Scene& scene, const ShowInsets& action, const geo::Atlas&) {
    scene.pane.insets = action.shown;
}

void change(Scene& scene, const ShowNetwork& action, const geo::Atlas&) {
    if (!action.shown)
        scene.pane.network.reset();
    else if (!scene.pane.network)
        scene.pane.network.emplace();
}

void change(Scene& scene, const ShowNetworkKind& action, const geo::Atlas&) {
    if (!scene.pane.network) return;
    auto& without = scene.pane.network->without;
    std::erase(without, action.kind);
    if (!action.shown) without.push_back(action.kind);
    std::ranges::sort(without);
}

void change(Scene& scene, const LookAt& action, const geo::Atlas&) {
    scene.pane.camera = bounded(action.camera);
}

void change(Scene& scene, const Fit&, const geo::Atlas&) { scene.pane.camera.reset(); }

void change(Scene& scene, const Select& action, const geo::Atlas& atlas) {
    if (!atlas.areas.find(geo::text_of(action.area))) return;
    scene.selected = {action.area};
}

void change(Scene& scene, const AddToSelection& action, const geo::Atlas& atlas) {
    if (!atlas.areas.find(geo::text_of(action.area))) return;
    if (std::erase(scene.selected, action.area) > 0) return;
    if (scene.selected.size() < most_selected) scene.selected.push_back(action.area);
}

/// The box around an area in the shape that the pane shows.
geo::Extent shown_extent(const geo::Atlas& atlas, const Pane& pane, const geo::Layer& layer,
                         geo::AreaIndex area) {
    if (pane.shape != geo::Shape::geographic) {
        const int year = ground_year(atlas, geo::view_of(atlas, layer, pane.level, pane.year));
        if (const auto cells = atlas.cartograms->get(atlas, pane.shape, year))
            return ground_of(atlas, (*cells)->geometry, area, year);
    }
    return ground_of(atlas, *atlas.districts, area, pane.year);
}

void change(Scene& scene, const GoTo& action, const geo::Atlas& atlas) {
    const auto area = atlas.areas.find(geo::text_of(action.area));
    if (!area) return;
    scene.selected = {action.area};
    const geo::Extent extent = shown_extent(atlas, scene.pane, layer_of(atlas, scene), *area);
    if (extent.empty()) return;
    // Keep the surroundings: a cell stands for a district of any size, and is as wide as a county.
    const double nearest = scene.pane.shape == geo::Shape::geographic ? 120 : 400;
    Camera camera = fitted(extent, action.pane, {160});
    camera.metres_per_pixel = std::max(camera.metres_per_pixel, nearest);
    scene.pane.camera = bounded(camera);
}

void change(Scene& scene, const Hover& action, const geo::Atlas&) { scene.hovered = action.area; }

void change(Scene& scene, const HoverClass& action, const geo::Atlas&) {
    scene.hovered_class = action.index;
}

void change(Scene& scene, const ClearSelection&, const geo::Atlas&) { scene.selected.clear(); }

void change(Scene& scene, const SetDark& action, const geo::Atlas&) { scene.dark = action.dark; }

void change(Scene& scene, const ShowSource& action, const geo::Atlas&) {
    scene.source_open = action.open;
}

// Session carries these out; the scene itself stays.
template <class SessionAction>
void change(Scene&, const SessionAction&, const geo::Atlas&) {}

}  // namespace

Scene apply(const geo::Atlas& atlas, Scene scene, const Action& action) {
    std::visit([&](const auto& a) { change(scene, a, atlas); }, action);
    return scene;
}

}  // namespace app
