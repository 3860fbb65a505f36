#include <algorithm>
#include <cmath>
#include <map>

#include "app/picture/parts.h"
#include "app/picture/words.h"
#include "app/scene/ground.h"
#include "app/text/text.h"

namespace app {
namespace {

Camera camera_of(const Scene& scene, PaneSize pane) {
    return scene.pane.camera ? *scene.pane.camera : fitted(home_extent, pane);
}

/// The finer outlines are of today's districts: other vintages keep the generalised ones.
bool detail_fits(const geo::Atlas& atlas, const geo::LayerView& view) {
    return ground_year(atlas, view) == atlas.boundary_year;
}

std::optional<Notice> notice_of(const Choropleth& choropleth) {
    const geo::LayerView& view = choropleth.view;
    const std::string& label = view.layer->label;
    if (!view.better_levels.empty()) {
        const geo::Level better = view.better_levels.front();
        Notice notice;
        notice.text =
            view.with_value == 0
                ? say("{}: no figures for {}.", label, plural_of(view.level))
                : say("{}: figures for {} of {} {}. It is published for {}.", label,
                      view.with_value, view.areas.size(), plural_of(view.level), plural_of(better));
        notice.offer = say("Show {}", plural_of(better));
        notice.offered_level = better;
        return notice;
    }
    if (view.with_value == 0 && !choropleth.change)
        return Notice{say("{}: no figures for {}.", label, plural_of(view.level)), {}, {}, {}};
    if (choropleth.change && view.with_value == 0)
        return Notice{say("{}: no area has figures for both years.", label), {}, {}, {}};
    if (view.inherited > 0)
        return Notice{say("Inherited: {} {} show the figure of the area they lie in.",
                          view.inherited, plural_of(view.level)),
                      {},
                      {},
                      {}};
    if (view.derived > 0 && view.derived == view.with_value)
        return Notice{say("Derived: worked out from smaller areas for all {} {}.", view.derived,
                          plural_of(view.level)),
                      {},
                      {},
                      {}};
    return std::nullopt;
}

std::string source_line_of(const geo::Atlas& atlas, const Choropleth& choropleth) {
    const geo::Layer& layer = *choropleth.view.layer;
    std::string line;
    if (!layer.source.empty()) line = say("Figures: {}. ", layer.source);
    return line + atlas.attribution + " " +
           say("Boundaries of {}.", ground_year(atlas, choropleth.view));
}

std::vector<std::string> source_details_of(const geo::Atlas& atlas, const Choropleth& choropleth) {
    const geo::Layer& layer = *choropleth.view.layer;
    std::vector<std::string> details{layer.label + ". " + layer.description};
    if (!layer.source.empty())
        details.push_back(say("Source: {}", layer.source + (layer.source_url.empty() ? "" : ", ") +
                                                layer.source_url));
    if (!layer.licence.empty()) details.push_back(say("Licence: {}", layer.licence));
    // Figures that were read elsewhere than the layer's own source, by page.
    std::map<std::string, std::vector<std::string>> areas_of_page;
    for (const auto& figure : choropleth.view.figures) {
        if (!figure || figure->source == 0) continue;
        const std::string mark = mark_of(*figure);
        areas_of_page[atlas.text(figure->source)].push_back(
            atlas.areas[figure->area].name + (mark.empty() ? "" : " (" + mark + ")"));
    }
    for (const auto& [page, areas] : areas_of_page) {
        std::string line = page + ": ";
        const std::size_t named = std::min<std::size_t>(areas.size(), 4);
        for (std::size_t i = 0; i < named; ++i) line += (i == 0 ? "" : ", ") + areas[i];
        if (named < areas.size())
            line +=
                fmt::format(fmt::runtime(trn(" and {} more", " and {} more", areas.size() - named)),
                            areas.size() - named);
        details.push_back(std::move(line));
    }
    return details;
}

/// A round length (1, 2 or 5 times a power of ten) of at most 160 pixels.
void add_scale_bar(Picture& picture) {
    const double most = 160 * picture.map.camera.metres_per_pixel;
    const double power = std::pow(10, std::floor(std::log10(most)));
    const double round = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    picture.scale_bar_metres = round;
    picture.scale_bar = {round / picture.map.camera.metres_per_pixel};
}

void add_cards(Picture& picture, const geo::Atlas& atlas, const Scene& scene,
               const Choropleth& choropleth) {
    for (const geo::AreaId& id : scene.selected)
        if (const auto area = atlas.areas.find(geo::text_of(id)))
            picture.cards.push_back(card_of(atlas, scene, choropleth, *area));
    if (!scene.hovered || std::ranges::find(scene.selected, *scene.hovered) != scene.selected.end())
        return;
    if (const auto area = atlas.areas.find(geo::text_of(*scene.hovered))) {
        picture.cards.push_back(card_of(atlas, scene, choropleth, *area));
        picture.last_card_is_hovered = true;
    }
}

void add_marks(Picture& picture, const geo::Atlas& atlas, const Scene& scene) {
    if (scene.selected.size() < 2) return;  // one place needs no letter
    for (std::size_t i = 0; i < scene.selected.size(); ++i) {
        const auto area = atlas.areas.find(geo::text_of(scene.selected[i]));
        if (!area) continue;
        const ScreenPoint centre =
            screen_at(picture.map.camera, picture.map.size, atlas.areas[*area].label_point);
        picture.marks.push_back({centre, selection_colour(i, scene.dark), static_cast<MarkShape>(i),
                                 static_cast<char>('A' + i)});
    }
}

MapPicture map_of(const geo::Atlas& atlas, const Scene& scene, const PictureInput& input,
                  const Choropleth& choropleth, const Grouping& grouping,
                  std::shared_ptr<const geo::Geometry> geometry) {
    const Colours& colour = colours(scene.dark);
    MapPicture map;
    map.camera = camera_of(scene, input.pane);
    map.size = input.pane;
    map.background = colour.stage;
    map.hatch_line = colour.hatch_line;
    map.fills = fills_of(choropleth, grouping, scene.dark);
    map.lines = lines_of(atlas, scene, choropleth, *geometry, grouping, map.fills);
    map.geometry = std::move(geometry);
    return map;
}

}  // namespace

bool wants_detail(const geo::Atlas& atlas, const Scene& scene, PaneSize pane) {
    if (camera_of(scene, pane).metres_per_pixel >= detailed_below_metres_per_pixel) return false;
    return detail_fits(
        atlas, geo::view_of(atlas, layer_of(atlas, scene), scene.pane.level, scene.pane.year));
}

Picture picture_of(const geo::Atlas& atlas, const Scene& scene, const PictureInput& input) {
    const Choropleth choropleth = choropleth_of(atlas, scene);
    const geo::LayerView& view = choropleth.view;
    const bool fine =
        input.detailed && detail_fits(atlas, view) &&
        camera_of(scene, input.pane).metres_per_pixel < detailed_below_metres_per_pixel;
    const std::shared_ptr<const geo::Geometry>& geometry = fine ? input.detailed : atlas.districts;
    const Grouping grouping = grouping_for(atlas, *geometry, view);

    Picture picture;
    picture.map = map_of(atlas, scene, input, choropleth, grouping, geometry);
    picture.legend = legend_of(atlas, scene, choropleth, grouping);
    picture.ranking = ranking_of(atlas, choropleth, picture.legend);
    picture.labels =
        place_labels(atlas, scene, choropleth, picture.map, extents_of(atlas, *geometry, grouping));
    picture.years = geo::years_of(atlas, *view.layer, view.level);
    picture.year = view.year;
    picture.boundary_year = view.boundary_year;
    picture.year_label = std::to_string(view.year);
    picture.notice = notice_of(choropleth);
    picture.source_line = source_line_of(atlas, choropleth);
    if (scene.source_open) picture.source_details = source_details_of(atlas, choropleth);
    add_scale_bar(picture);
    add_cards(picture, atlas, scene, choropleth);
    add_marks(picture, atlas, scene);
    return picture;
}

std::optional<geo::AreaIndex> area_at(const geo::Atlas& atlas, const Scene& scene,
                                      const Picture& picture, ScreenPoint p) {
    const geo::Geometry& geometry = *picture.map.geometry;
    const geo::Point ground = ground_at(picture.map.camera, picture.map.size, p);
    for (const std::uint32_t feature : geometry.locator.features_at(ground)) {
        if (picture.map.fills[feature].kind == FillKind::hidden) continue;
        const auto area =
            atlas.areas.parent(geometry.areas[feature], scene.pane.level, picture.boundary_year);
        // Ground of no combined authority is still somebody's: its district answers.
        return area ? area : geometry.areas[feature];
    }
    return std::nullopt;
}

}  // namespace app
