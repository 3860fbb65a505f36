#include "app/scene/apply.h"

#include <algorithm>
#include <cmath>

#include "app/scene/ground.h"
#include "geo/core/characters.h"
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

/// Puts a layer into a pane, whatever is in others.
void put(const geo::Atlas& atlas, Pane& pane, const geo::Layer& layer) {
    pane.layer = layer.id;
    pane.level = level_for(atlas, layer, pane.level);
    pane.year = geo::latest_year_of(atlas, layer, pane.level).value_or(pane.year);
    pane.change_since.reset();
    // Edited breaks and a value typed are in the old layer's unit.
    if (pane.classification.method == geo::BreakMethod::manual)
        pane.classification = {.classes = pane.classification.classes, .manual = {}};
    if (pane.classification.midpoint && pane.classification.midpoint->of == Midpoint::Of::value)
        pane.classification.midpoint.reset();
    if (!can_analyse(atlas, pane)) pane.analysis = Analysis::none;
}

void show(const geo::Atlas& atlas, Scene& scene, const geo::Layer& layer) {
    put(atlas, scene.pane(), layer);
    for (const Pane& other : scene.panes)
        if (scene.pooled && &other != &scene.pane() && other.layer == layer.id)
            scene.pane().classification = other.classification;
    forget_pointer(scene);
}

/// In the panes that move together.
void look(Scene& scene, const std::optional<Camera>& camera) {
    for (Pane& pane : scene.panes)
        if (scene.linked || &pane == &scene.pane()) pane.camera = camera;
}

void change(Scene& scene, const ActivatePane& action, const geo::Atlas&) {
    if (action.pane < scene.panes.size()) scene.active = action.pane;
}

/// A table ordered by a pane's values is as pinned again where panes come or go.
void forget_order(Scene& scene) {
    if (scene.table_order.by == TableOrder::By::value) scene.table_order = {};
}

void change(Scene& scene, const AddPane&, const geo::Atlas&) {
    if (scene.panes.size() == most_panes) return;
    const Pane copy = scene.pane();
    forget_order(scene);
    scene.swipe.reset();
    ++scene.active;
    scene.panes.insert(scene.panes.begin() + static_cast<std::ptrdiff_t>(scene.active), copy);
    forget_pointer(scene);
}

void change(Scene& scene, const ClosePane& action, const geo::Atlas&) {
    if (scene.panes.size() == 1 || action.pane >= scene.panes.size()) return;
    forget_order(scene);
    scene.swipe.reset();
    scene.panes.erase(scene.panes.begin() + static_cast<std::ptrdiff_t>(action.pane));
    if (scene.active > action.pane || scene.active == scene.panes.size()) --scene.active;
    forget_pointer(scene);
}

void change(Scene& scene, const ShowPanes& action, const geo::Atlas& atlas) {
    const std::size_t count = std::clamp<std::size_t>(action.count, 1, most_panes);
    while (scene.panes.size() < count) change(scene, AddPane{}, atlas);
    // The active one stays whatever goes.
    while (scene.panes.size() > count)
        change(scene,
               ClosePane{scene.active + 1 == scene.panes.size() ? 0 : scene.panes.size() - 1},
               atlas);
}

void change(Scene& scene, const SwipeMaps& action, const geo::Atlas& atlas) {
    if (!action.at || !std::isfinite(*action.at)) {
        scene.swipe.reset();
        return;
    }
    change(scene, ShowPanes{2}, atlas);
    scene.linked = true;
    look(scene, scene.pane().camera);
    scene.swipe = std::clamp(*action.at, least_swipe, 1 - least_swipe);
}

/// Puts panes in place of all there are; the one like the active one stays so.
void replace(Scene& scene, std::vector<Pane> panes) {
    if (panes.empty()) return;
    const auto same = std::ranges::find(panes, scene.pane());
    scene.active =
        same == panes.end() ? panes.size() - 1 : static_cast<std::size_t>(same - panes.begin());
    scene.panes = std::move(panes);
    scene.swipe.reset();
    forget_order(scene);
    forget_pointer(scene);
}

void change(Scene& scene, const PaneForEachYear&, const geo::Atlas& atlas) {
    std::vector<int> years = geo::years_of(atlas, layer_of(atlas, scene), scene.pane().level);
    if (years.size() > most_panes)
        years.erase(years.begin(), years.end() - static_cast<std::ptrdiff_t>(most_panes));
    std::vector<Pane> panes(years.size(), scene.pane());
    for (std::size_t i = 0; i < years.size(); ++i) {
        panes[i].year = years[i];
        panes[i].change_since.reset();
    }
    replace(scene, std::move(panes));
}

void change(Scene& scene, const PaneForEachLayer&, const geo::Atlas& atlas) {
    const geo::Layer& active = layer_of(atlas, scene);
    std::vector<Pane> panes;
    for (const geo::Layer& layer : atlas.layers) {
        if (layer.theme != active.theme || layer.group != active.group) continue;
        Pane pane = scene.pane();
        if (layer.id != active.id) put(atlas, pane, layer);
        if (panes.size() < most_panes) panes.push_back(std::move(pane));
    }
    replace(scene, std::move(panes));
}

void change(Scene& scene, const LinkPanes& action, const geo::Atlas&) {
    scene.linked = action.linked;
    if (!scene.linked) scene.swipe.reset();
    if (scene.linked) look(scene, scene.pane().camera);
}

void change(Scene& scene, const PoolBreaks& action, const geo::Atlas&) {
    scene.pooled = action.pooled;
    for (Pane& pane : scene.panes)
        if (scene.pooled && pane.layer == scene.pane().layer)
            pane.classification = scene.pane().classification;
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

void change(Scene& scene, const ShowNeeds& action, const geo::Atlas&) {
    const bool known = std::ranges::find(geo::missions, action.view.mission) != geo::missions.end();
    if (known) scene.needs = action.view;
    forget_pointer(scene);
}

void change(Scene& scene, const ShowLevel& action, const geo::Atlas& atlas) {
    scene.pane().level = action.level;
    const geo::Layer& layer = layer_of(atlas, scene);
    const auto years = geo::years_of(atlas, layer, action.level);
    if (!std::ranges::binary_search(years, scene.pane().year))
        scene.pane().year =
            geo::latest_year_of(atlas, layer, action.level).value_or(scene.pane().year);
    forget_pointer(scene);
}

void change(Scene& scene, const ShowPage& action, const geo::Atlas& atlas) {
    // The page of need and power has a layer of its own, which is on no other.
    if (scene.page == Page::needs && action.page != Page::needs)
        if (const geo::Layer* missions = opening_layer(atlas, geo::Theme::missions))
            show(atlas, scene, *missions);
    if (action.page == Page::needs) {
        Pane& pane = scene.pane();
        pane.layer = geo::gap_layer_id;
        pane.level = need_level;
        pane.year = atlas.present_year;
        pane.change_since.reset();
        pane.shape = geo::Shape::geographic;
        pane.network.reset();
    }
    scene.page = action.page;
    forget_pointer(scene);
    if (action.page == Page::powers) change(scene, ShowTheme{geo::Theme::powers}, atlas);
    if (action.page == Page::authorities) {
        const geo::Layer* people = atlas.layer("population");
        if (people != nullptr && !has_figures(atlas, layer_of(atlas, scene), geo::Level::district))
            show(atlas, scene, *people);
        scene.pane().shape = geo::Shape::geographic;
        change(scene, ShowLevel{geo::Level::district}, atlas);
    }
    const geo::Layer* standing = atlas.layer("council-standing");
    if (action.page == Page::timeline && standing != nullptr) {
        show(atlas, scene, *standing);
        scene.pane().level = geo::Level::district;
    }
}

void change(Scene& scene, const ShowLayer& action, const geo::Atlas& atlas) {
    const geo::Layer* layer = atlas.layer(action.layer);
    if (layer == nullptr) return;
    if (scene.page == Page::needs) scene.page = Page::maps;  // that page has one layer only
    show(atlas, scene, *layer);
}

void change(Scene& scene, const ShowYear& action, const geo::Atlas& atlas) {
    Pane& pane = scene.pane();
    const bool is_under_way = action.from && *action.from != pane.year;
    const std::optional<int> before =
        is_under_way ? pane.boundaries_before : figures_of(atlas, pane).boundary_year;
    pane.year = std::clamp(action.year, atlas.first_year, atlas.last_year);
    if (pane.change_since && *pane.change_since >= pane.year) pane.change_since.reset();
    forget_pointer(scene);
    scene.pane().boundaries_before = before;
}

/// A pane in the year nearest to its own in which its map has an area, or where its figures all
/// stand on other boundaries, in which that was in force.
Pane pane_with(const geo::Atlas& atlas, Pane pane, geo::AreaIndex area) {
    const geo::Vintage& vintage = atlas.areas[area].vintage;
    if (const auto level = atlas.areas.finest_map_of(area);
        level && !atlas.areas.stands_at(area, pane.level))
        pane.level = *level;
    if (!vintage.in_force(atlas.boundary_year)) pane.todays_areas = false;
    const int now = pane.year;
    std::optional<int> nearest;
    for (int apart = 0; apart <= atlas.last_year - atlas.first_year; ++apart)
        for (const int year : {now - apart, now + apart}) {
            if (year < atlas.first_year || year > atlas.last_year || !vintage.in_force(year))
                continue;
            pane.year = year;
            if (!nearest) nearest = year;
            if (vintage.in_force(figures_of(atlas, pane).boundary_year)) return pane;
        }
    pane.year = nearest.value_or(now);
    return pane;
}

void change(Scene& scene, const ShowInForce& action, const geo::Atlas& atlas) {
    const auto area = atlas.areas.find(geo::text_of(action.area));
    if (!area) return;
    const Pane wanted = pane_with(atlas, scene.pane(), *area);
    scene.selected = {action.area};
    if (wanted.level != scene.pane().level) forget_pointer(scene);
    Pane& pane = scene.pane();
    pane.level = wanted.level;
    pane.todays_areas = wanted.todays_areas;
    if (wanted.year != pane.year) change(scene, ShowYear{wanted.year}, atlas);
}

void change(Scene& scene, const ShowChangeSince& action, const geo::Atlas& atlas) {
    if (action.year && *action.year >= scene.pane().year) return;
    if (action.year && layer_of(atlas, scene).kind != geo::LayerKind::numeric) return;
    scene.pane().change_since = action.year;
    forget_pointer(scene);
}

void change(Scene& scene, const ShowTodaysAreas& action, const geo::Atlas&) {
    scene.pane().todays_areas = action.shown;
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
    for (Pane& pane : scene.panes)
        if (&pane == &scene.pane() || (scene.pooled && pane.layer == scene.pane().layer))
            pane.classification = wanted;
    scene.hovered_class.reset();
}

void change(Scene& scene, const Analyse& action, const geo::Atlas& atlas) {
    Pane wanted = scene.pane();
    wanted.analysis = action.analysis;
    if (action.second) wanted.second = action.second;
    if (wanted.analysis != Analysis::none && !can_analyse(atlas, wanted)) return;
    scene.pane() = std::move(wanted);
    scene.hovered_class.reset();
}

void change(Scene& scene, const ShowShape& action, const geo::Atlas&) {
    scene.pane().shape = action.shape;
    scene.hovered.reset();  // another area may be under the pointer now
}

void change(Scene& scene, const ShowLabels& action, const geo::Atlas&) {
    scene.pane().labels = action.labels;
}

void change(Scene& scene, const ShowInsets& action, const geo::Atlas&) {
    scene.pane().insets = action.shown;
}

void change(Scene& scene, const ShowNetwork& action, const geo::Atlas&) {
    if (!action.shown)
        scene.pane().network.reset();
    else if (!scene.pane().network)
        scene.pane().network.emplace();
}

void change(Scene& scene, const ShowNetworkKind& action, const geo::Atlas&) {
    if (!scene.pane().network) return;
    auto& without = scene.pane().network->without;
    std::erase(without, action.kind);
    if (!action.shown) without.push_back(action.kind);
    std::ranges::sort(without);
}

void change(Scene& scene, const LookAt& action, const geo::Atlas&) {
    look(scene, bounded(action.camera));
}

void change(Scene& scene, const Fit&, const geo::Atlas&) { look(scene, {}); }

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
geo::Extent shown_extent(const geo::Atlas& atlas, const Pane& pane, geo::AreaIndex area) {
    if (pane.shape != geo::Shape::geographic) {
        const geo::CartogramKey key = cartogram_for(atlas, figures_of(atlas, pane), pane.shape);
        if (const auto cells = atlas.cartograms->get(atlas, key))
            return ground_of(atlas, (*cells)->geometry, area, key.year);
    }
    return ground_of(atlas, *atlas.districts, area, pane.year);
}

void change(Scene& scene, const GoTo& action, const geo::Atlas& atlas) {
    const auto area = atlas.areas.find(geo::text_of(action.area));
    if (!area) return;
    scene.selected = {action.area};
    const geo::Extent extent = shown_extent(atlas, scene.pane(), *area);
    if (extent.empty()) return;
    // Keep the surroundings: a cell stands for a district of any size, and is as wide as a county.
    const double nearest = scene.pane().shape == geo::Shape::geographic ? 120 : 400;
    Camera camera = fitted(extent, action.pane, {160});
    camera.metres_per_pixel = std::max(camera.metres_per_pixel, nearest);
    look(scene, bounded(camera));
}

void change(Scene& scene, const Hover& action, const geo::Atlas&) { scene.hovered = action.area; }

void change(Scene& scene, const HoverClass& action, const geo::Atlas&) {
    scene.hovered_class = action.index;
    scene.hovered_pane = action.index ? action.pane : 0;
}

void change(Scene& scene, const Brush& action, const geo::Atlas& atlas) {
    scene.brushed = action.areas;
    std::erase_if(scene.brushed,
                  [&](const geo::AreaId& id) { return !atlas.areas.find(geo::text_of(id)); });
}

void change(Scene& scene, const ClearSelection&, const geo::Atlas&) { scene.selected.clear(); }

/// Authorities that are supposed no longer are no areas.
void forget_supposed(Scene& scene) {
    const auto is_gone = [&](const geo::AreaId& id) {
        return geo::is_supposed(id) && scene.hypothesis.authority(id) == nullptr;
    };
    std::erase_if(scene.selected, is_gone);
    std::erase_if(scene.pinned, is_gone);
    auto& [chosen, against] = scene.authorities;
    if (chosen && is_gone(*chosen)) chosen.reset();
    if (against && is_gone(*against)) against.reset();
    forget_pointer(scene);
}

void change(Scene& scene, const Adopt& action, const geo::Atlas& atlas) {
    const auto document =
        std::ranges::find(atlas.documents, action.document, &geo::ProposalDocument::id);
    if (document == atlas.documents.end() || !geo::can_be_adopted(*document)) return;
    std::erase(scene.hypothesis.documents, action.document);
    if (action.adopted) scene.hypothesis.documents.push_back(action.document);
    forget_pointer(scene);
}

void change(Scene& scene, const Suppose& action, const geo::Atlas&) {
    auto& authorities = scene.hypothesis.authorities;
    geo::SupposedAuthority wanted = action.authority;
    while (geo::characters_in(wanted.name) > geo::longest_name)
        wanted.name.resize(geo::character_before(wanted.name, wanted.name.size()));
    const auto same = std::ranges::find(authorities, wanted.id, &geo::SupposedAuthority::id);
    if (same == authorities.end() && authorities.size() == geo::most_supposed) return;
    scene.authorities.chosen = wanted.id;
    if (same != authorities.end())
        *same = std::move(wanted);
    else
        authorities.push_back(std::move(wanted));
    forget_pointer(scene);
}

void change(Scene& scene, const GroupDistrict& action, const geo::Atlas& atlas) {
    const auto area = atlas.areas.find(geo::text_of(action.district));
    if (!area || !geo::can_be_grouped(atlas, *area)) return;
    const geo::SupposedAuthority* chosen =
        scene.authorities.chosen ? scene.hypothesis.authority(*scene.authorities.chosen) : nullptr;
    geo::SupposedAuthority wanted =
        chosen != nullptr ? *chosen : geo::SupposedAuthority{geo::free_id(scene.hypothesis)};
    if (std::erase(wanted.districts, action.district) == 0)
        wanted.districts.push_back(action.district);
    change(scene, Suppose{std::move(wanted)}, atlas);
}

void change(Scene& scene, const DropAuthority& action, const geo::Atlas&) {
    std::erase_if(scene.hypothesis.authorities,
                  [&](const geo::SupposedAuthority& one) { return one.id == action.authority; });
    forget_supposed(scene);
}

void change(Scene& scene, const ShowAuthority& action, const geo::Atlas& atlas) {
    const auto& [chosen, against] = action.view;
    if (chosen && scene.hypothesis.authority(*chosen) == nullptr) return;
    if (against && !atlas.areas.find(geo::text_of(*against))) return;
    scene.authorities = {chosen, against == chosen ? std::nullopt : against};
}

void change(Scene& scene, const EndWhatIf&, const geo::Atlas&) {
    scene.hypothesis = {};
    forget_supposed(scene);
}

void change(Scene& scene, const ShowPowers& action, const geo::Atlas&) {
    scene.powers = action.view;
    std::ranges::sort(scene.powers.hidden);
}

void change(Scene& scene, const ChoosePower& action, const geo::Atlas& atlas) {
    if (std::ranges::find(atlas.powers, action.power, &geo::Power::id) == atlas.powers.end())
        return;
    change(scene, Select{action.authority}, atlas);
    scene.powers.power = action.power;
}

void change(Scene& scene, const HoverPower& action, const geo::Atlas&) {
    scene.hovered_power = action.power;
}

void change(Scene& scene, const Pin& action, const geo::Atlas& atlas) {
    for (const geo::AreaId& area : action.areas)
        if (scene.pinned.size() < most_pinned && atlas.areas.find(geo::text_of(area)) &&
            std::ranges::find(scene.pinned, area) == scene.pinned.end())
            scene.pinned.push_back(area);
}

void change(Scene& scene, const Unpin& action, const geo::Atlas&) {
    std::erase(scene.pinned, action.area);
}

void change(Scene& scene, const ClearPins&, const geo::Atlas&) { scene.pinned.clear(); }

void change(Scene& scene, const OrderTable& action, const geo::Atlas&) {
    if (action.order.pane < scene.panes.size()) scene.table_order = action.order;
}

void change(Scene& scene, const ShowTableContent& action, const geo::Atlas&) {
    scene.table_content = action.content;
}

void change(Scene& scene, const CompareWith& action, const geo::Atlas&) {
    scene.benchmark = action.benchmark;
}

void change(Scene& scene, const ShowUncertainty& action, const geo::Atlas&) {
    scene.pane().uncertainty = action.uncertainty;
}

void change(Scene& scene, const SetDark& action, const geo::Atlas&) { scene.dark = action.dark; }

void change(Scene& scene, const SeeWith& action, const geo::Atlas&) {
    scene.vision = action.vision;
}

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
