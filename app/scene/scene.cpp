#include "app/scene/scene.h"

#include <algorithm>

namespace app {

std::string_view code_of(Page page) {
    switch (page) {
        case Page::maps:
            return "maps";
        case Page::powers:
            return "powers";
        case Page::needs:
            return "needs";
        case Page::timeline:
            return "timeline";
        case Page::authorities:
            return "authorities";
    }
    return "";
}

std::string_view code_of(Analysis analysis) {
    switch (analysis) {
        case Analysis::none:
            return "none";
        case Analysis::clusters:
            return "clusters";
        case Analysis::hot_spots:
            return "hot-spots";
        case Analysis::two_layers:
            return "two-layers";
    }
    return "";
}

std::string_view code_of(ColourVision vision) {
    switch (vision) {
        case ColourVision::full:
            return "full";
        case ColourVision::protan:
            return "protan";
        case ColourVision::deutan:
            return "deutan";
        case ColourVision::tritan:
            return "tritan";
        case ColourVision::grey:
            return "grey";
    }
    return "";
}

std::string_view code_of(TableContent content) {
    switch (content) {
        case TableContent::figures:
            return "figures";
        case TableContent::scores:
            return "scores";
        case TableContent::lines:
            return "lines";
    }
    return "";
}

Camera camera_of(const Scene& scene, PaneSize pane) {
    if (scene.pane().camera) return *scene.pane().camera;
    return scene.page == Page::maps ? home_camera(pane) : england_camera(pane);
}

bool may_share_breaks(const Pane& one, const Pane& other) {
    // The country's figure is another in another year.
    const auto& midpoint = one.classification.midpoint;
    if (midpoint && midpoint->of == Midpoint::Of::country && one.year != other.year) return false;
    return one.layer == other.layer &&
           one.change_since.has_value() == other.change_since.has_value();
}

bool is_swiped(const Scene& scene) {
    return scene.swipe && scene.page == Page::maps && scene.panes.size() == 2 && scene.linked;
}

Scene seen_through(Scene scene, std::size_t pane) {
    scene.active = pane;
    if (scene.hovered_pane != pane) scene.hovered_class.reset();
    // A map knows nothing of the matrix.
    scene.hovered_power.clear();
    scene.powers = {};
    scene.hovered_pane = pane;
    for (std::size_t i = 0; i < scene.panes.size(); ++i)
        if (i != pane) scene.panes[i].camera.reset();
    return scene;
}

Scene on_its_page(Scene scene) {
    if (scene.page == Page::maps || scene.panes.size() == 1) return scene;
    scene.panes = {scene.pane()};
    scene.active = 0;
    scene.hovered_pane = 0;
    return scene;
}

Scene without_pointer(Scene scene) {
    scene.hovered.reset();
    scene.hovered_class.reset();
    scene.hovered_pane = 0;
    scene.hovered_power.clear();
    scene.brushed.clear();
    for (Pane& pane : scene.panes) pane.boundaries_before.reset();
    return scene;
}

Scene home(const geo::Atlas& atlas) {
    Scene scene;
    const geo::Layer* opening = atlas.layer("powers-held");
    if (opening == nullptr && !atlas.layers.empty()) opening = &atlas.layers.front();
    if (opening == nullptr) return scene;
    scene.pane().layer = opening->id;
    for (const geo::Level level :
         {geo::Level::combined_authority, geo::Level::district, geo::Level::upper_tier,
          geo::Level::region, geo::Level::country, geo::Level::police_force}) {
        if (const auto year = geo::latest_year_of(atlas, *opening, level)) {
            scene.pane().level = level;
            scene.pane().year = *year;
            break;
        }
    }
    // Without outlines there still are hexagons.
    if (atlas.districts && atlas.districts->areas.empty())
        scene.pane().shape = geo::Shape::hexagons;
    return scene;
}

namespace {

/// Years that the atlas knows nothing of become the nearest that it does.
void fit_years(const geo::Atlas& atlas, Pane& pane, const std::string& where,
               std::vector<geo::Error>& faults) {
    const auto fit = [&](int& year, const char* key) {
        const int kept = std::clamp(year, atlas.first_year, atlas.last_year);
        if (kept == year) return;
        faults.push_back({fmt::format("the atlas goes from {} to {}; shown instead of {}: {}",
                                      atlas.first_year, atlas.last_year, year, kept),
                          where + key});
        year = kept;
    };
    fit(pane.year, "year");
    if (pane.second) fit(pane.second->year, "second.year");
    if (!pane.change_since) return;
    if (*pane.change_since >= pane.year) {
        faults.push_back(
            {fmt::format("a change since {} cannot be seen in {}; give an earlier year",
                         *pane.change_since, pane.year),
             where + "change_since"});
        pane.change_since.reset();
    } else {
        fit(*pane.change_since, "change_since");
    }
}

}  // namespace

Scene fitting(const geo::Atlas& atlas, Scene scene, std::vector<geo::Error>& faults) {
    for (Pane& pane : scene.panes) {
        if (atlas.layer(pane.layer) != nullptr) continue;
        const Pane instead = home(atlas).pane();
        faults.push_back({"unknown layer '" + pane.layer + "'; shown instead: '" + instead.layer +
                              "' (see devolution-atlas layers)",
                          fmt::format("panes[{}].layer", &pane - scene.panes.data())});
        pane.layer = instead.layer;
        pane.level = instead.level;
        pane.year = instead.year;
        pane.change_since.reset();
    }
    for (Pane& pane : scene.panes)
        fit_years(atlas, pane, fmt::format("panes[{}].", &pane - scene.panes.data()), faults);
    for (Pane& pane : scene.panes) {
        if (pane.analysis == Analysis::none || can_analyse(atlas, pane)) continue;
        const std::string where = fmt::format("panes[{}]", &pane - scene.panes.data());
        faults.push_back(pane.second ? geo::Error{"layer '" + pane.second->layer +
                                                      "' cannot be held against '" + pane.layer +
                                                      "'; give the id of another numeric layer",
                                                  where + ".second"}
                                     : geo::Error{"layer '" + pane.layer +
                                                      "' is of kinds, so its figures are shown as "
                                                      "they are",
                                                  where + ".analysis"});
        pane.analysis = Analysis::none;
    }
    if (!scene.powers.power.empty() && std::ranges::find(atlas.powers, scene.powers.power,
                                                         &geo::Power::id) == atlas.powers.end()) {
        faults.push_back(
            {"unknown power '" + scene.powers.power + "' is left out", "powers.power"});
        scene.powers.power.clear();
    }
    const auto drop_unknown = [&](std::vector<geo::AreaId>& areas, const char* where) {
        std::erase_if(areas, [&](const geo::AreaId& id) {
            if (atlas.areas.find(geo::text_of(id))) return false;
            faults.push_back(
                {"unknown area '" + std::string(geo::text_of(id)) + "' is left out", where});
            return true;
        });
    };
    drop_unknown(scene.selected, "selected");
    drop_unknown(scene.pinned, "pinned");
    auto& [chosen, against] = scene.authorities;
    if (chosen && scene.hypothesis.authority(*chosen) == nullptr) {
        faults.push_back(
            {"unknown what-if authority '" + std::string(geo::text_of(*chosen)) + "' is left out",
             "authorities.chosen"});
        chosen.reset();
    }
    if (against && !atlas.areas.find(geo::text_of(*against))) {
        faults.push_back({"unknown area '" + std::string(geo::text_of(*against)) + "' is left out",
                          "authorities.against"});
        against.reset();
    }
    if (against && against == chosen) {
        faults.push_back(
            {"an authority is not compared with itself; give another area", "authorities.against"});
        against.reset();
    }
    return scene;
}

bool can_analyse(const geo::Atlas& atlas, const Pane& pane) {
    const auto is_numeric = [&](const std::string& id) {
        const geo::Layer* layer = atlas.layer(id);
        return layer != nullptr && layer->kind == geo::LayerKind::numeric;
    };
    if (!is_numeric(pane.layer)) return false;
    return pane.analysis != Analysis::two_layers ||
           (pane.second && pane.second->layer != pane.layer && is_numeric(pane.second->layer));
}

geo::LayerView figures_of(const geo::Atlas& atlas, const Pane& pane) {
    return geo::view_of(
        atlas, *atlas.layer(pane.layer), pane.level, pane.year,
        pane.todays_areas ? geo::Boundaries::of_today : geo::Boundaries::of_the_figures);
}

AtlasFor atlas_for(const Scene& scene) {
    return {scene.hypothesis,
            scene.page == Page::needs ? std::optional(scene.needs) : std::nullopt};
}

SupposedAtlas supposed(const std::shared_ptr<const geo::Atlas>& base, const AtlasFor& wanted) {
    if (wanted == AtlasFor{}) return {base};
    auto made = std::make_shared<geo::Atlas>(
        wanted.hypothesis.empty() ? *base : geo::hypothetical(*base, wanted.hypothesis));
    if (!wanted.needs) return {made};
    made->layers.reserve(made->layers.size() + 1);  // the gap points to layers
    auto gap = std::make_shared<const geo::MissionGap>(
        geo::mission_gap(*made, wanted.needs->mission, need_level, wanted.needs->weights));
    made->layers.push_back(geo::layer_of(*made, *gap));
    SupposedAtlas out{made, gap};
    if (!wanted.hypothesis.empty())
        out.gap_as_it_is =
            std::make_shared<const geo::MissionGap>(geo::with_powers_of(*base, *gap));
    return out;
}

namespace {

/// Leaves out what there is not: documents, areas, districts that have ended.
void fit_hypothesis(const geo::Atlas& base, geo::Hypothesis& hypothesis,
                    std::vector<geo::Error>& faults) {
    std::erase_if(hypothesis.documents, [&](const std::string& id) {
        if (std::ranges::find(base.documents, id, &geo::ProposalDocument::id) !=
            base.documents.end())
            return false;
        faults.push_back(
            {"unknown proposal '" + id + "' is left out (see devolution-atlas proposals)",
             "hypothesis.adopted"});
        return true;
    });
    for (std::size_t i = 0; i < hypothesis.authorities.size(); ++i) {
        geo::SupposedAuthority& one = hypothesis.authorities[i];
        const std::string where = fmt::format("hypothesis.authorities[{}]", i);
        std::erase_if(one.districts, [&](const geo::AreaId& id) {
            const auto area = base.areas.find(geo::text_of(id));
            if (area && geo::can_be_grouped(base, *area)) return false;
            faults.push_back({fmt::format("'{}' is {} and is left out", geo::text_of(id),
                                          area ? "no district of today" : "an unknown area"),
                              where + ".districts"});
            return true;
        });
        if (!one.powers_as || base.areas.find(geo::text_of(*one.powers_as))) continue;
        faults.push_back(
            {fmt::format("unknown area '{}' is left out", geo::text_of(*one.powers_as)),
             where + ".powers_as"});
        one.powers_as.reset();
    }
}

}  // namespace

SupposedScene fitting_supposed(const std::shared_ptr<const geo::Atlas>& base, Scene scene,
                               std::vector<geo::Error>& faults) {
    fit_hypothesis(*base, scene.hypothesis, faults);
    if (scene.page == Page::needs) {
        scene.pane().layer = geo::gap_layer_id;
        scene.pane().level = need_level;
    }
    SupposedScene fitted{supposed(base, atlas_for(scene)), {}};
    fitted.scene = fitting(*fitted.supposed.atlas, std::move(scene), faults);
    return fitted;
}

const geo::Layer& layer_of(const geo::Atlas& atlas, const Scene& scene) {
    return *atlas.layer(scene.pane().layer);
}

}  // namespace app
