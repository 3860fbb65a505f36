#include "app/scene/scene_json.h"

#include <cmath>

#include "app/scene/json_reader.h"

namespace app {

std::string_view code_of(LabelContent labels) {
    switch (labels) {
        case LabelContent::names_and_values:
            return "both";
        case LabelContent::names:
            return "names";
        case LabelContent::values:
            return "values";
        case LabelContent::none:
            return "none";
    }
    return "";
}

std::string_view code_of(Uncertainty uncertainty) {
    switch (uncertainty) {
        case Uncertainty::none:
            return "none";
        case Uncertainty::hatch:
            return "hatch";
        case Uncertainty::fade:
            return "fade";
    }
    return "";
}

std::string_view code_of(TableOrder::By by) {
    switch (by) {
        case TableOrder::By::pinned:
            return "pinned";
        case TableOrder::By::name:
            return "name";
        case TableOrder::By::value:
            return "value";
    }
    return "";
}

std::string_view code_of(PowersOrder order) {
    switch (order) {
        case PowersOrder::most_powers:
            return "most-powers";
        case PowersOrder::year_it_began:
            return "year-it-began";
        case PowersOrder::name:
            return "name";
    }
    return "";
}

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using Reader = JsonReader;

const char* code_of(Midpoint::Of of) {
    switch (of) {
        case Midpoint::Of::country:
            return "country";
        case Midpoint::Of::median:
            return "median";
        case Midpoint::Of::zero:
            return "zero";
        case Midpoint::Of::value:
            return "value";
    }
    return "";
}

ordered_json classification_json(const Classification& c) {
    ordered_json out{{"method", geo::code_of(c.method)}, {"classes", c.classes}};
    if (c.method == geo::BreakMethod::manual) out["breaks"] = c.manual;
    if (!c.midpoint) return out;
    // A value stands for itself.
    if (c.midpoint->of == Midpoint::Of::value)
        out["midpoint"] = c.midpoint->value;
    else
        out["midpoint"] = code_of(c.midpoint->of);
    return out;
}

ordered_json order_json(const TableOrder& order) {
    ordered_json out{{"by", code_of(order.by)}};
    if (order.by == TableOrder::By::value) out["pane"] = order.pane;
    out["descending"] = order.descending;
    return out;
}

ordered_json ids_json(const std::vector<geo::AreaId>& areas) {
    ordered_json out = ordered_json::array();
    for (const geo::AreaId& id : areas) out.push_back(geo::text_of(id));
    return out;
}

ordered_json hypothesis_json(const geo::Hypothesis& hypothesis) {
    ordered_json out{{"adopted", hypothesis.documents}};
    for (const geo::SupposedAuthority& one : hypothesis.authorities) {
        ordered_json authority{{"id", geo::text_of(one.id)}};
        if (!one.name.empty()) authority["name"] = one.name;
        authority["districts"] = ids_json(one.districts);
        if (one.powers_as) authority["powers_as"] = geo::text_of(*one.powers_as);
        out["authorities"].push_back(std::move(authority));
    }
    return out;
}

ordered_json authorities_json(const AuthorityView& view) {
    ordered_json out = ordered_json::object();
    if (view.chosen) out["chosen"] = geo::text_of(*view.chosen);
    if (view.against) out["against"] = geo::text_of(*view.against);
    return out;
}

ordered_json pane_json(const Pane& pane) {
    ordered_json out{
        {"layer", pane.layer}, {"level", geo::code_of(pane.level)}, {"year", pane.year}};
    if (pane.change_since) out["change_since"] = *pane.change_since;
    if (pane.todays_areas) out["todays_areas"] = true;
    out["classification"] = classification_json(pane.classification);
    if (pane.shape != geo::Shape::geographic) out["shape"] = geo::code_of(pane.shape);
    if (pane.labels != LabelContent::names_and_values) out["labels"] = code_of(pane.labels);
    if (pane.uncertainty != Uncertainty::none) out["uncertainty"] = code_of(pane.uncertainty);
    if (pane.analysis != Analysis::none) out["analysis"] = code_of(pane.analysis);
    if (pane.second) out["second"] = {{"layer", pane.second->layer}, {"year", pane.second->year}};
    if (!pane.insets) out["insets"] = false;
    if (pane.network) out["network"] = {{"without", pane.network->without}};
    if (pane.camera)
        out["camera"] = {{"easting", pane.camera->easting.value},
                         {"northing", pane.camera->northing.value},
                         {"metres_per_pixel", pane.camera->metres_per_pixel}};
    return out;
}

Midpoint read_midpoint(Reader& reader, const json& midpoint, const std::string& path) {
    if (midpoint.is_number() && std::isfinite(midpoint.get<double>()))
        return {Midpoint::Of::value, midpoint.get<double>()};
    for (const Midpoint::Of of : {Midpoint::Of::country, Midpoint::Of::median, Midpoint::Of::zero})
        if (midpoint == code_of(of)) return {of};
    reader.fail(path + "midpoint", "unknown midpoint " + midpoint.dump() +
                                       "; known: country, median, zero, or a number");
    return {};
}

Classification read_classification(Reader& reader, const json& o, const std::string& path) {
    Classification c;
    c.method = reader.one_of(o, "method", path, "method", geo::all_break_methods);
    c.classes = reader.whole(o, "classes", path);
    if (c.classes < 2 || c.classes > 9) {
        reader.fail(path + "classes", "must be 2 to 9");
        c.classes = 5;
    }
    if (o.contains("midpoint")) c.midpoint = read_midpoint(reader, o["midpoint"], path);
    if (c.method != geo::BreakMethod::manual) return c;
    if (!o.contains("breaks") || !o["breaks"].is_array()) {
        reader.fail(path + "breaks", "missing; expected a list of numbers");
        return c;
    }
    for (const json& one : o["breaks"]) {
        if (!one.is_number())
            reader.fail(path + "breaks", "expected numbers, found " + one.dump());
        else
            c.manual.push_back(one.get<double>());
    }
    if (const auto checked = geo::manual_breaks(c.manual))
        c.manual = checked->interior;
    else
        reader.fail(path + "breaks", checked.error().what);
    return c;
}

Camera read_camera(Reader& reader, const json& o, const std::string& path) {
    const Camera camera{.easting = {reader.number(o, "easting", path)},
                        .northing = {reader.number(o, "northing", path)},
                        .metres_per_pixel = reader.number(o, "metres_per_pixel", path)};
    if (!(camera.metres_per_pixel > 0)) reader.fail(path + "metres_per_pixel", "must be above 0");
    return bounded(camera);
}

NetworkView read_network(Reader& reader, const json& o, const std::string& path) {
    NetworkView network;
    if (!o.contains("without")) return network;
    network.without = reader.texts(o, "without", path);
    std::ranges::sort(network.without);
    return network;
}

SecondLayer read_second(Reader& reader, const json& o, const std::string& path) {
    return {reader.text(o, "layer", path), reader.whole(o, "year", path)};
}

Pane read_pane(Reader& reader, const json& o, const std::string& path) {
    Pane pane;
    pane.layer = reader.text(o, "layer", path);
    const std::string level = reader.text(o, "level", path);
    if (const auto known = geo::level_of(level))
        pane.level = *known;
    else
        reader.fail(path + "level",
                    "unknown level '" + level + "'; known: ltla, utla, cauth, rgn, ctry, pfa");
    if (std::ranges::find(geo::map_levels, pane.level) == geo::map_levels.end())
        reader.fail(path + "level", "'" + level + "' has no map of its own");
    pane.year = reader.whole(o, "year", path);
    if (o.contains("change_since")) pane.change_since = reader.whole(o, "change_since", path);
    if (o.contains("todays_areas")) pane.todays_areas = reader.truth(o, "todays_areas", path);
    pane.classification = read_classification(reader, reader.object(o, "classification", path),
                                              path + "classification.");
    if (o.contains("shape")) {
        const std::string shape = reader.text(o, "shape", path);
        if (const auto known = geo::shape_of(shape))
            pane.shape = *known;
        else
            reader.fail(path + "shape",
                        "unknown shape '" + shape + "'; known: geographic, hexagons, circles");
    }
    if (o.contains("labels"))
        pane.labels = reader.one_of(o, "labels", path, "labels", all_label_contents);
    if (o.contains("uncertainty"))
        pane.uncertainty = reader.one_of(o, "uncertainty", path, "uncertainty", all_uncertainties);
    if (o.contains("analysis"))
        pane.analysis = reader.one_of(o, "analysis", path, "analysis", all_analyses);
    if (o.contains("second"))
        pane.second = read_second(reader, reader.object(o, "second", path), path + "second.");
    if (pane.analysis == Analysis::two_layers && !pane.second)
        reader.fail(path + "second",
                    "missing; a map of two layers needs the other one's layer and year");
    if (o.contains("insets")) pane.insets = reader.truth(o, "insets", path);
    if (o.contains("network"))
        pane.network = read_network(reader, reader.object(o, "network", path), path + "network.");
    if (o.contains("camera"))
        pane.camera = read_camera(reader, reader.object(o, "camera", path), path + "camera.");
    return pane;
}

std::vector<Pane> read_panes(Reader& reader, const json& o) {
    std::vector<Pane> panes;
    if (!o.contains("panes") || !o["panes"].is_array()) {
        reader.fail("panes", o.contains("panes") ? "expected a list of panes"
                                                 : "missing; expected a list of panes");
        return panes;
    }
    const json& list = o["panes"];
    if (list.empty() || list.size() > most_panes)
        reader.fail("panes",
                    fmt::format("expected 1 to {} panes, found {}", most_panes, list.size()));
    for (std::size_t i = 0; i < list.size() && i < most_panes; ++i) {
        const std::string path = fmt::format("panes[{}]", i);
        if (!list[i].is_object())
            reader.fail(path, "expected an object, found " + list[i].dump());
        else
            panes.push_back(read_pane(reader, list[i], path + "."));
    }
    return panes;
}

/// What scenes have since there are several panes.
void read_side_by_side(Reader& reader, const json& o, Scene& scene) {
    scene.panes = read_panes(reader, o);
    const int active = o.contains("active") ? reader.whole(o, "active", "") : 0;
    if (!reader.fault() && (active < 0 || static_cast<std::size_t>(active) >= scene.panes.size()))
        reader.fail("active", "there is no pane " + std::to_string(active));
    scene.active = static_cast<std::size_t>(std::max(0, active));
    if (o.contains("linked")) scene.linked = reader.truth(o, "linked", "");
    if (o.contains("pooled")) scene.pooled = reader.truth(o, "pooled", "");
    if (!o.contains("swipe")) return;
    const double swipe = reader.number(o, "swipe", "");
    if (!(swipe >= least_swipe && swipe <= 1 - least_swipe))
        reader.fail("swipe", fmt::format("expected {} to {}", least_swipe, 1 - least_swipe));
    else if (scene.panes.size() != 2 || !scene.linked)
        reader.fail("swipe", "expected two panes, linked");
    scene.swipe = swipe;
}

ordered_json powers_json(const PowersView& view) {
    ordered_json out{{"order", code_of(view.order)}, {"only_differences", view.only_differences}};
    ordered_json hidden = ordered_json::array();
    for (const geo::PowerStatus status : view.hidden) hidden.push_back(geo::code_of(status));
    out["hidden"] = hidden;
    out["power"] = view.power;
    return out;
}

PowersView read_powers(Reader& reader, const json& o) {
    const std::string path = "powers.";
    PowersView view;
    view.order = reader.one_of(o, "order", path, "order", all_powers_orders);
    view.only_differences = reader.truth(o, "only_differences", path);
    for (const std::string& code : reader.texts(o, "hidden", path)) {
        const auto status = geo::power_status_of(code);
        if (!status)
            reader.fail(path + "hidden", "unknown status '" + code +
                                             "'; known: none, proposed, agreed, partial, held");
        else if (std::ranges::find(view.hidden, *status) == view.hidden.end())
            view.hidden.push_back(*status);
    }
    std::ranges::sort(view.hidden);
    view.power = reader.text(o, "power", path);
    return view;
}

/// A list of at most so many areas, each once; empty where there is none.
std::vector<geo::AreaId> read_areas(Reader& reader, const json& o, const char* key,
                                    std::size_t most, const std::string& path = {}) {
    std::vector<geo::AreaId> areas;
    if (!o.contains(key)) return areas;
    if (!o[key].is_array()) {
        reader.fail(path + key, "expected a list of area codes");
        return areas;
    }
    for (const json& one : o[key]) {
        const auto id = one.is_string()
                            ? geo::parse_area_id(one.get<std::string>())
                            : geo::failure("expected an area code, found " + one.dump());
        if (!id)
            reader.fail(path + key, id.error().what);
        else if (std::ranges::find(areas, *id) != areas.end())
            reader.fail(path + key, "area '" + one.get<std::string>() + "' is listed twice");
        else
            areas.push_back(*id);
    }
    if (areas.size() > most)
        reader.fail(path + key, fmt::format("at most {} areas have room", most));
    return areas;
}

std::optional<geo::AreaId> read_area(Reader& reader, const json& o, const char* key,
                                     const std::string& path) {
    auto id = geo::parse_area_id(reader.text(o, key, path));
    if (id) return *std::move(id);
    reader.fail(path + key, id.error().what);
    return std::nullopt;
}

std::optional<geo::SupposedAuthority> read_supposed(Reader& reader, const json& o,
                                                    const std::string& path) {
    constexpr std::size_t most_districts = 400;
    const auto id = read_area(reader, o, "id", path);
    if (!id) return std::nullopt;
    if (!geo::is_supposed(*id)) {
        reader.fail(path + "id", "expected SUPPOSED- and capital letters");
        return std::nullopt;
    }
    geo::SupposedAuthority one{
        .id = *id, .districts = read_areas(reader, o, "districts", most_districts, path)};
    if (o.contains("name")) one.name = reader.text(o, "name", path);
    if (!geo::can_be_name(one.name))
        reader.fail(path + "name",
                    fmt::format("expected one line of at most {} characters", geo::longest_name));
    if (o.contains("powers_as")) one.powers_as = read_area(reader, o, "powers_as", path);
    return one;
}

TableOrder read_order(Reader& reader, const json& o, std::size_t panes) {
    TableOrder order;
    order.by = reader.one_of(o, "by", "table_order.", "order", TableOrder::all);
    order.descending = reader.truth(o, "descending", "table_order.");
    if (order.by != TableOrder::By::value) return order;
    const int pane = reader.whole(o, "pane", "table_order.");
    if (pane < 0 || static_cast<std::size_t>(pane) >= panes)
        reader.fail("table_order.pane", "there is no pane " + std::to_string(pane));
    order.pane = static_cast<std::size_t>(std::max(0, pane));
    return order;
}

/// What is compared, and with what.
void read_comparison(Reader& reader, const json& o, Scene& scene) {
    scene.pinned = read_areas(reader, o, "pinned", most_pinned);
    if (o.contains("table_order"))
        scene.table_order =
            read_order(reader, reader.object(o, "table_order", ""), scene.panes.size());
    if (o.contains("table_content"))
        scene.table_content =
            reader.one_of(o, "table_content", "", "table content", all_table_contents);
    if (!o.contains("benchmark")) return;
    const std::string benchmark = reader.text(o, "benchmark", "");
    if (const auto known = geo::benchmark_kind_of(benchmark))
        scene.benchmark = *known;
    else
        reader.fail("benchmark", "unknown benchmark '" + benchmark +
                                     "'; known: country, region, authority, neighbours, group");
}

NeedView read_needs(Reader& reader, const json& o) {
    NeedView view;
    view.mission = reader.text(o, "mission", "needs.");
    if (std::ranges::find(geo::missions, view.mission) == geo::missions.end())
        reader.fail("needs.mission",
                    "unknown mission '" + view.mission +
                        "'; known: growth, clean-energy, streets, opportunity, nhs");
    if (!o.contains("weights")) return view;
    for (const auto& [metric, weight] : reader.object(o, "weights", "needs.").items()) {
        if (weight.is_number() && weight.get<double>() >= 0 && weight.get<double>() <= 10)
            view.weights[metric] = weight.get<double>();
        else
            reader.fail("needs.weights." + metric, "expected 0 to 10, found " + weight.dump());
    }
    return view;
}

geo::Hypothesis read_hypothesis(Reader& reader, const json& o) {
    geo::Hypothesis hypothesis;
    for (std::string& id : reader.texts(o, "adopted", "hypothesis."))
        if (!hypothesis.adopts(id)) hypothesis.documents.push_back(std::move(id));
    if (!o.contains("authorities")) return hypothesis;
    const std::string path = "hypothesis.authorities";
    if (!o["authorities"].is_array() || o["authorities"].size() > geo::most_supposed) {
        reader.fail(path, fmt::format("expected a list of at most {}", geo::most_supposed));
        return hypothesis;
    }
    for (const json& one : o["authorities"]) {
        const std::string place = fmt::format("{}[{}]", path, hypothesis.authorities.size());
        if (!one.is_object()) {
            reader.fail(place, "expected an object, found " + one.dump());
            return hypothesis;
        }
        auto read = read_supposed(reader, one, place + ".");
        if (read && hypothesis.authority(read->id) != nullptr)
            reader.fail(place + ".id", "there are two of this id");
        if (!read) return hypothesis;
        hypothesis.authorities.push_back(*std::move(read));
    }
    return hypothesis;
}

AuthorityView read_authorities(Reader& reader, const json& o) {
    AuthorityView view;
    if (o.contains("chosen")) view.chosen = read_area(reader, o, "chosen", "authorities.");
    if (o.contains("against")) view.against = read_area(reader, o, "against", "authorities.");
    return view;
}

int read_schema(Reader& reader, const json& o) {
    const int schema = reader.whole(o, "schema", "");
    if (reader.fault() || (schema >= 1 && schema <= scene_schema)) return schema;
    reader.fail("schema", schema > scene_schema
                              ? fmt::format("made by a newer Devolution Atlas (schema {}, this one "
                                            "reads {}); update the program",
                                            schema, scene_schema)
                              : fmt::format("unknown schema {}; this program reads 1 to {}", schema,
                                            scene_schema));
    return schema;
}

}  // namespace

std::string to_json(const Scene& scene) {
    ordered_json panes = ordered_json::array();
    for (const Pane& pane : scene.panes) panes.push_back(pane_json(pane));
    ordered_json document{{"schema", scene_schema}};
    if (scene.page != Page::maps) document["page"] = code_of(scene.page);
    document["panes"] = panes;
    if (scene.panes.size() > 1) {
        document["active"] = scene.active;
        document["linked"] = scene.linked;
        document["pooled"] = scene.pooled;
        if (scene.swipe) document["swipe"] = *scene.swipe;
    }
    document["selected"] = ids_json(scene.selected);
    if (!scene.pinned.empty()) document["pinned"] = ids_json(scene.pinned);
    if (scene.table_order != TableOrder{}) document["table_order"] = order_json(scene.table_order);
    if (scene.table_content != TableContent::figures)
        document["table_content"] = code_of(scene.table_content);
    if (scene.benchmark != geo::BenchmarkKind::country)
        document["benchmark"] = geo::code_of(scene.benchmark);
    if (!scene.hypothesis.empty()) document["hypothesis"] = hypothesis_json(scene.hypothesis);
    if (scene.powers != PowersView{}) document["powers"] = powers_json(scene.powers);
    if (scene.needs != NeedView{})
        document["needs"] = {{"mission", scene.needs.mission}, {"weights", scene.needs.weights}};
    if (scene.authorities != AuthorityView{})
        document["authorities"] = authorities_json(scene.authorities);
    document["dark"] = scene.dark;
    if (scene.vision != ColourVision::full) document["colour_vision"] = code_of(scene.vision);
    document["source_open"] = scene.source_open;
    return document.dump(2) + "\n";
}

geo::Result<Scene> scene_from_json(const std::string& text, const std::string& name) {
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded())
        return geo::failure(not_json(text) + "; the scene file is damaged or of another kind",
                            name);
    if (!document.is_object())
        return geo::failure("not a scene: expected an object with schema, panes, selected", name);
    Reader reader(name);
    const int schema = read_schema(reader, document);
    if (reader.fault()) return tl::make_unexpected(*reader.fault());
    Scene scene;
    if (schema == 1)
        scene.pane() = read_pane(reader, reader.object(document, "pane", ""), "pane.");
    else
        read_side_by_side(reader, document, scene);
    if (reader.fault()) return tl::make_unexpected(*reader.fault());
    if (document.contains("page"))
        scene.page = reader.one_of(document, "page", "", "page", all_pages);
    scene.selected = read_areas(reader, document, "selected", most_selected);
    read_comparison(reader, document, scene);
    if (document.contains("hypothesis"))
        scene.hypothesis = read_hypothesis(reader, reader.object(document, "hypothesis", ""));
    if (document.contains("powers"))
        scene.powers = read_powers(reader, reader.object(document, "powers", ""));
    if (document.contains("needs"))
        scene.needs = read_needs(reader, reader.object(document, "needs", ""));
    if (document.contains("authorities"))
        scene.authorities = read_authorities(reader, reader.object(document, "authorities", ""));
    if (document.contains("dark")) scene.dark = reader.truth(document, "dark", "");
    if (document.contains("colour_vision"))
        scene.vision =
            reader.one_of(document, "colour_vision", "", "colour vision", all_colour_visions);
    if (document.contains("source_open"))
        scene.source_open = reader.truth(document, "source_open", "");
    if (reader.fault()) return tl::make_unexpected(*reader.fault());
    return scene;
}

}  // namespace app
