#include <algorithm>
#include <cmath>
#include <map>

#include "app/picture/analysis.h"
#include "app/picture/boundary_change.h"
#include "app/picture/data_words.h"
#include "app/picture/insets.h"
#include "app/picture/network.h"
#include "app/picture/panel_measures.h"
#include "app/picture/parts.h"
#include "app/picture/timeline.h"
#include "app/picture/words.h"
#include "app/scene/ground.h"
#include "app/text/text.h"
#include "geo/data/source.h"

namespace app {
namespace {

/// What is drawn: the ground, or the cells that stand for it.
struct Shown {
    std::shared_ptr<const geo::Geometry> geometry;
    std::shared_ptr<const geo::Cartogram> cartogram{};  // none: the ground
    geo::CartogramKey key{};                            // of `cartogram`
    geo::CartogramKey circles{};  // of the view, shown or not: what they count is looked up once
};

/// The finer outlines are of today's districts: other vintages keep the generalised ones.
bool detail_fits(const geo::Atlas& atlas, const geo::LayerView& view) {
    return ground_year(atlas, view) == atlas.boundary_year;
}

std::optional<Notice> notice_of(const Choropleth& choropleth) {
    const geo::LayerView& view = choropleth.view;
    const std::string label = label_of(*view.layer);
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
    if (choropleth.change && view.with_value == 0)
        return Notice{say("{}: no area has figures for both years.", label), {}, {}, {}};
    if (choropleth.change && view.inherited == 0)
        return std::nullopt;  // the title says that it is worked out, and from which years
    if (view.with_value == 0)
        return Notice{say("{}: no figures for {}.", label, plural_of(view.level)), {}, {}, {}};
    if (view.carried > 0)
        return Notice{say("Estimated: {} {} show figures worked out from areas that ended.",
                          view.carried, plural_of(view.level)),
                      {},
                      {},
                      {}};
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

std::string figures_source_of(const geo::Atlas& atlas, const geo::Layer& layer,
                              const Shown& shown) {
    if (shown.key.count && !layer.source.empty())
        return say("Figures and circles: {}.", source_in_language(layer.source));
    std::string line;
    if (!layer.source.empty()) line = say("Figures: {}.", source_in_language(layer.source));
    const geo::Layer* people = atlas.layer("population");
    if (shown.key.shape == geo::Shape::circles && people != nullptr &&
        people->source != layer.source)
        line += (line.empty() ? "" : " ") +
                say("Circles: population, {}.", source_in_language(people->source));
    return line;
}

std::string what_if_of(const geo::Atlas& atlas, const geo::Hypothesis& hypothesis) {
    std::string titles;
    for (const geo::ProposalDocument& document : atlas.documents)
        if (hypothesis.adopts(document.id)) titles += (titles.empty() ? "" : "; ") + document.title;
    std::string names;
    for (const geo::SupposedAuthority& one : hypothesis.authorities)
        if (!one.districts.empty()) names += (names.empty() ? "" : "; ") + geo::name_of(atlas, one);
    std::string words;
    if (!titles.empty()) words = say("Hypothetical, as if adopted: {}.", titles);
    if (!names.empty())
        words += (words.empty() ? "" : " ") + say("Authorities that do not exist: {}.", names);
    return words;
}

std::string attribution_of(const geo::Atlas& atlas, const geo::LayerView& view, geo::Shape shape) {
    std::string line;
    if (shape == geo::Shape::hexagons) line = say("Hexagons: {}.", "Open Innovations") + " ";
    return line + in_language(atlas.attribution) + " " +
           say("Boundaries of {}.", ground_year(atlas, view));
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
        if (!figure || (figure->source == 0 && figure->basis != geo::Basis::recalled)) continue;
        const std::string mark = mark_of(*figure);
        areas_of_page[geo::source_of(atlas, layer, *figure)].push_back(
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
    if (!scene.hovered || is_selected(scene, *scene.hovered)) return;
    if (const auto area = atlas.areas.find(geo::text_of(*scene.hovered))) {
        picture.cards.push_back(card_of(atlas, scene, choropleth, *area));
        picture.last_card_is_hovered = true;
    }
}

/// Where an area's letter stands; one of another level than the pane's has no place of its own
/// among cells, and stands in the middle of those inside it.
geo::Point mark_point(const Picture& picture, const geo::Atlas& atlas, geo::AreaIndex area,
                      const std::vector<Place>& places) {
    const Place& place = places[geo::at(area)];
    if (picture.shape == geo::Shape::geographic || !place.extent.empty()) return place.label;
    const geo::Extent inside = ground_of(atlas, *picture.map.geometry, area, picture.boundary_year);
    return inside.empty() ? atlas.areas[area].label_point : inside.centre();
}

ScreenPoint mark_centre(const Picture& picture, const geo::Atlas& atlas, geo::AreaIndex area,
                        const std::vector<Place>& places) {
    const auto named = std::ranges::find(picture.labels, area, &MapLabel::area);
    if (named != picture.labels.end()) return mark_place(*named);
    return screen_at(picture.map.camera, picture.map.size,
                     mark_point(picture, atlas, area, places));
}

/// Letters of neighbours give way to each other, both by as much.
void keep_apart(std::vector<MapMark>& marks) {
    constexpr double least = 29;  // pixels between two middles
    for (int round = 0; round < 8; ++round)
        for (std::size_t i = 0; i < marks.size(); ++i)
            for (std::size_t j = i + 1; j < marks.size(); ++j)
                push_apart(marks[i].centre, marks[j].centre, least);
}

void add_marks(Picture& picture, const geo::Atlas& atlas, const Scene& scene,
               const std::vector<Place>& places) {
    if (!has_marks(scene)) return;
    for (std::size_t i = 0; i < scene.selected.size(); ++i)
        if (const auto area = atlas.areas.find(geo::text_of(scene.selected[i])))
            picture.marks.push_back({mark_centre(picture, atlas, *area, places),
                                     selection_colour(i, scene.dark), static_cast<MarkShape>(i),
                                     static_cast<char>('A' + i)});
    keep_apart(picture.marks);
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
    std::vector<geo::AreaIndex> ending;
    if (input.bare && input.named != nullptr)
        for (const geo::AreaIndex area : *input.named)
            if (atlas.areas[area].vintage.end == scene.pane().year) ending.push_back(area);
    map.lines = lines_of(atlas, scene, choropleth, *geometry, grouping, map.fills, ending);
    map.geometry = std::move(geometry);
    return map;
}

Shown shown_of(const geo::Atlas& atlas, const Scene& scene, const PictureInput& input,
               const geo::LayerView& view) {
    const geo::CartogramKey circles = cartogram_for(atlas, view, geo::Shape::circles);
    const geo::Shape shape = scene.pane().shape;
    if (shape != geo::Shape::geographic && !input.ground_only) {
        const geo::CartogramKey key =
            shape == geo::Shape::circles ? circles : cartogram_for(atlas, view, shape);
        if (auto made = atlas.cartograms->get(atlas, key))
            return {{*made, &(*made)->geometry}, *made, key, circles};
    }
    const bool fine =
        input.detailed && detail_fits(atlas, view) &&
        camera_of(scene, input.pane).metres_per_pixel < detailed_below_metres_per_pixel;
    return {.geometry = fine ? input.detailed : atlas.districts, .circles = circles};
}

void add_network(Picture& picture, const geo::Atlas& atlas, const Scene& scene,
                 const geo::LayerView& view) {
    const auto authority = network_authority(atlas, scene, view.boundary_year);
    picture.offers_network = authority.has_value();
    if (authority && scene.pane().network)
        picture.network = network_of(atlas, scene, picture.map, picture.legend, *authority);
}

void add_insets(Picture& picture, const geo::Atlas& atlas, const Scene& scene,
                const geo::LayerView& view) {
    auto insets =
        insets_for(atlas, *picture.map.geometry, picture.map, picture.legend, view.boundary_year);
    picture.offers_insets = !insets.empty();
    if (!scene.pane().insets) return;
    for (NamedInset& inset : insets) {
        picture.map.insets.push_back(inset.map);
        picture.inset_titles.push_back(std::move(inset.title));
    }
}

std::string line_of(const geo::CartogramKey& key, geo::Level level) {
    switch (key.shape) {
        case geo::Shape::geographic:
            return {};
        case geo::Shape::hexagons:
            return level == geo::Level::district ? tr("One hexagon is one district")
                                                 : tr("Hexagons of one area are joined");
        case geo::Shape::circles:
            return key.count ? tr("The larger the circle, the higher the figure")
                             : tr("The larger the circle, the more people");
    }
    return {};
}

void add_shape(Picture& picture, const geo::Atlas& atlas, const Scene& scene,
               const geo::LayerView& view, const Shown& shown) {
    picture.shape = shown.key.shape;
    picture.shape_line = line_of(shown.key, view.level);
    for (const geo::Shape shape : geo::all_shapes) {
        const auto fault = atlas.cartograms->misfit(atlas, shape == geo::Shape::circles
                                                               ? shown.circles
                                                               : cartogram_for(atlas, view, shape));
        picture.shapes.push_back({shape, fault ? fault->what : std::string()});
        if (shape == scene.pane().shape && fault && !picture.notice)
            picture.notice = Notice{say("Shown as a map: {}.", fault->what), {}, {}, {}};
    }
}

void add_labels(Picture& picture, const LabelSource& source, const LabelMemory* before) {
    picture.label_memory = {source.choropleth.view.level, picture.shape, {}};
    const LabelMemory& now = picture.label_memory;
    if (before && (before->level != now.level || before->shape != now.shape)) before = nullptr;
    for (PlacedLabels& part : place_labels(source, picture.map, overlays_of(picture), before)) {
        std::ranges::move(part.labels, std::back_inserter(picture.labels));
        // Letters stand by the names of the pane, not by those of its insets.
        if (picture.label_memory.parts.empty())
            add_marks(picture, source.atlas, source.scene, source.places);
        picture.label_memory.parts.push_back(std::move(part.memory));
    }
}

}  // namespace

bool has_small_areas(geo::Level level) {
    return level == geo::Level::district || level == geo::Level::upper_tier;
}

std::vector<LabelBox> overlays_of(const Picture& picture) {
    const double width = picture.map.size.width.value, height = picture.map.size.height.value;
    if (picture.bare) {
        const double bar = picture.scale_bar.value + 32;
        if (picture.scale_bar.value <= 0 || bar > width || is_small(picture.map.size)) return {};
        return {{0, height - 40, bar, height}};
    }
    const double bottom_row = height - bottom_row_height;
    const double zoom_top =
        is_compact(picture.map.size) ? pane_header_height(picture) : height - 132;
    const double toggles = (picture.offers_insets ? 76 : 0) + (picture.offers_network ? 90 : 0);
    std::vector<LabelBox> boxes{
        {0, 0, legend_width(picture.map.size), legend_height(picture.legend, picture.map.size)},
        {0, bottom_row, 176, height},
        {width - 300 - toggles, bottom_row, width, height},
        {width - 56, zoom_top, width, zoom_top + 132}};
    if (picture.panes > 1) boxes.push_back({width - 84, 0, width, pane_header_height(picture)});
    if (!picture.shape_line.empty()) boxes.push_back({width - 300, height - 70, width, bottom_row});
    for (const MapInset& inset : picture.map.insets)
        boxes.push_back({inset.corner.x, inset.corner.y, inset.corner.x + inset.size.width.value,
                         inset.corner.y + inset.size.height.value});
    return boxes;
}

std::string Sources::line() const { return figures + (figures.empty() ? "" : " ") + attribution; }

Sources sources_of(std::span<const Picture* const> pictures) {
    Sources all;
    const auto add = [](std::string& to, const std::string& one) {
        if (to.find(one) == std::string::npos) to += (to.empty() ? "" : " ") + one;
    };
    for (const Picture* picture : pictures) {
        add(all.figures, picture->figures_source);
        add(all.attribution, picture->attribution);
    }
    return all;
}

geo::CartogramKey cartogram_of(const geo::Atlas& atlas, const Scene& scene) {
    const Pane& pane = scene.pane();
    return cartogram_for(atlas, figures_of(atlas, pane), pane.shape);
}

bool wants_detail(const geo::Atlas& atlas, const Scene& scene, PaneSize pane) {
    if (camera_of(scene, pane).metres_per_pixel >= detailed_below_metres_per_pixel) return false;
    const geo::CartogramKey key = cartogram_of(atlas, scene);
    const bool is_ground =
        key.shape == geo::Shape::geographic || atlas.cartograms->misfit(atlas, key);
    return is_ground && key.year == atlas.boundary_year;
}

bool any_wants_detail(const geo::Atlas& atlas, const Scene& scene, PaneSize pane) {
    for (std::size_t i = 0; i < scene.panes.size(); ++i)
        if (wants_detail(atlas, seen_through(scene, i), pane)) return true;
    return false;
}

Picture picture_of(const geo::Atlas& atlas, const Scene& scene, const PictureInput& input) {
    Choropleth choropleth = choropleth_of(atlas, scene, input.shared);
    show_analysed(
        choropleth,
        input.analyses != nullptr ? (*input.analyses)[scene.active] : analysed_view(atlas, scene),
        scene.dark);
    const geo::LayerView& view = choropleth.view;
    const Shown shown = shown_of(atlas, scene, input, view);
    const geo::Geometry& geometry = *shown.geometry;
    const Grouping grouping = grouping_for(atlas, geometry, view);
    const std::vector<Place> places =
        places_of(atlas, geometry, grouping, shown.cartogram ? &shown.cartogram->cells : nullptr);

    Picture picture;
    picture.map = map_of(atlas, scene, input, choropleth, grouping, shown.geometry);
    picture.panes = scene.panes.size();
    picture.bare = input.bare;
    picture.legend = legend_of(atlas, scene, choropleth, grouping);
    picture.ranking = ranking_of(atlas, choropleth, picture.legend, scene.dark);
    if (!shown.cartogram) add_network(picture, atlas, scene, view);
    if (!shown.cartogram && !picture.network && has_small_areas(view.level))
        add_insets(picture, atlas, scene, view);
    picture.years = geo::years_of(atlas, *view.layer, view.level);
    picture.year = view.year;
    picture.boundary_year = view.boundary_year;
    picture.year_label = std::to_string(view.year);
    picture.notice = notice_of(choropleth);
    if (const auto other = other_boundary_year(scene.pane()); other && scene.page == Page::maps)
        picture.changed_boundaries =
            in_words(atlas, choropleth, boundary_change(atlas, view, *other));
    add_shape(picture, atlas, scene, view, shown);
    picture.what_if = what_if_of(atlas, scene.hypothesis);
    picture.figures_source = figures_source_of(atlas, *view.layer, shown);
    if (!picture.what_if.empty())
        picture.figures_source = picture.what_if + " " + picture.figures_source;
    picture.attribution = attribution_of(atlas, view, picture.shape);
    if (scene.source_open) picture.source_details = source_details_of(atlas, choropleth);
    if (picture.shape == geo::Shape::geographic) add_scale_bar(picture);
    add_cards(picture, atlas, scene, choropleth);
    // The timeline's map names what is new.
    const std::vector<geo::AreaIndex> made = scene.page == Page::timeline
                                                 ? made_in(atlas, scene.pane().year)
                                                 : std::vector<geo::AreaIndex>();
    const auto* names_wanted =
        input.named == nullptr && scene.page == Page::timeline ? &made : input.named;
    // The names of a network and those of areas would be one tangle.
    if (!picture.network)
        add_labels(picture, {atlas, scene, choropleth, grouping, places, names_wanted},
                   input.labels_before);
    return picture;
}

std::optional<geo::AreaIndex> area_at(const geo::Atlas& atlas, const Scene& scene,
                                      const Picture& picture, ScreenPoint p) {
    const geo::Geometry& geometry = *picture.map.geometry;
    const MapInset* inset = inset_at(picture.map, p);
    const geo::Point ground =
        inset == nullptr
            ? ground_at(picture.map.camera, picture.map.size, p)
            : ground_at(inset->camera, inset->size, {p.x - inset->corner.x, p.y - inset->corner.y});
    for (const std::uint32_t feature : geometry.features_at(ground)) {
        if (picture.map.fills[feature].kind == FillKind::hidden) continue;
        const auto area =
            atlas.areas.parent(geometry.areas[feature], scene.pane().level, picture.boundary_year);
        // Ground of no combined authority is still somebody's: its district answers.
        return area ? area : geometry.areas[feature];
    }
    return std::nullopt;
}

}  // namespace app
