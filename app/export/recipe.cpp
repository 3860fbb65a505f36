#include "app/export/recipe.h"

#include <fmt/chrono.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/picture/analysis.h"
#include "app/scene/embedded_recipe.h"
#include "app/scene/scene_json.h"

namespace app {
namespace {

using nlohmann::ordered_json;

ordered_json pane_json(const Choropleth& shown) {
    const geo::LayerView& view = shown.view;
    ordered_json out{{"layer", view.layer->id},
                     {"level", geo::code_of(view.level)},
                     {"year", view.year},
                     {"boundary_year", view.boundary_year}};
    if (view.since) out["change_since"] = *view.since;
    out["with_value"] = view.with_value;
    out["withheld"] = view.withheld;
    out["inherited"] = view.inherited;
    out["derived"] = view.derived;
    out["carried_from_ended_areas"] = view.carried;
    if (shown.analysed) {
        out["analysis"] = code_of(shown.analysed->analysis);
        out["kinds"] = shown.analysed->kinds;
        out["finding"] = shown.analysed->finding;
        out["method"] = shown.analysed->method;
    } else if (!shown.categorical) {
        out["class_breaks"] = shown.breaks.interior;
        out["class_breaks_shared_with_other_panes"] = shown.pooled;
    }
    return out;
}

}  // namespace

std::string day_of_making() {
    std::time_t moment = std::time(nullptr);
    if (const char* const asked = std::getenv("SOURCE_DATE_EPOCH"))
        std::from_chars(asked, asked + std::strlen(asked), moment);
    return fmt::format("{:%Y-%m-%d}", fmt::gmtime(moment));
}

std::string recipe_of(const Workspace& made_of, std::span<const Choropleth> panes,
                      const geo::Marking& marking, const geo::DataPackage& package,
                      const std::filesystem::path& folder) {
    ordered_json resources = ordered_json::array(), shown = ordered_json::array();
    for (const geo::Resource& resource : package.resources)
        resources.push_back({{"path", resource.path}, {"hash", resource.hash}});
    for (const Choropleth& pane : panes) shown.push_back(pane_json(pane));
    ordered_json recipe{
        {"recipe", recipe_version},
        {"dc:description", "How this was made. Devolution Atlas opens this file as a scene."},
        {"scene", ordered_json::parse(to_json(made_of.scene))},
        {"panes", std::move(shown)},
        {"made", day_of_making()},
        {"program", {{"name", "devolution-atlas"}, {"version", DEVOLUTION_ATLAS_VERSION}}},
        {"data",
         {{"name", package.name},
          {"version", package.version},
          {"attribution", package.attribution},
          {"resources", std::move(resources)}}}};
    if (!marking.empty()) recipe["marking"] = geo::in_words(marking);
    recipe.update(ordered_json::parse(to_json(made_of.own, folder, FarFiles::by_name)));
    return recipe.dump(2) + "\n";
}

std::vector<Choropleth> choropleths_of(const geo::Atlas& atlas, const Scene& scene) {
    std::vector<Choropleth> panes;
    for (std::size_t i = 0; i < scene.panes.size(); ++i) {
        Scene one = scene;
        one.active = i;
        panes.push_back(choropleth_of(atlas, one));
        show_analysed(panes.back(), analysed_view(atlas, one), scene.dark);
    }
    return panes;
}

}  // namespace app
