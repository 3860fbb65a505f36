#include "app/cli/json_parts.h"

#include "geo/data/source.h"

namespace app {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json value_json(const geo::Layer& layer, const std::optional<double>& value) {
    if (!value) return nullptr;
    if (layer.kind == geo::LayerKind::numeric) return *value;
    return layer.categories[static_cast<std::size_t>(*value)].id;
}

}  // namespace

ordered_json layer_json(const geo::Layer& layer) {
    ordered_json out{{"id", layer.id},
                     {"theme", code_of(layer.theme)},
                     {"group", layer.group},
                     {"label", layer.label},
                     {"description", layer.description},
                     {"unit", layer.unit},
                     {"decimals", layer.decimals},
                     {"kind", code_of(layer.kind)},
                     {"polarity", code_of(layer.polarity)},
                     {"source", layer.source},
                     {"source_url", or_null(layer.source_url)},
                     {"licence", or_null(layer.licence)}};
    if (!layer.marking.empty()) out["marking"] = geo::in_words(layer.marking);
    if (layer.kind != geo::LayerKind::numeric) {
        out["categories"] = ordered_json::array();
        for (const geo::Category& category : layer.categories)
            out["categories"].push_back({{"id", category.id}, {"label", category.label}});
    }
    return out;
}

ordered_json view_json(const geo::LayerView& view) {
    ordered_json out = layer_json(*view.layer);
    out["level"] = geo::code_of(view.level);
    out["year"] = view.year;
    out["boundary_year"] = view.boundary_year;
    out["areas"] = view.areas.size();
    out["with_value"] = view.with_value;
    return out;
}

ordered_json area_json(const geo::Atlas& atlas, geo::AreaIndex index, int year) {
    const geo::Area& area = atlas.areas[index];
    ordered_json levels = ordered_json::array(), parents = ordered_json::object();
    for (const geo::LevelCode& one : geo::level_codes) {
        if (area.levels.contains(one.level)) levels.push_back(one.code);
        const auto parent = atlas.areas.parent(index, one.level, year);
        if (parent && *parent != index)
            parents[std::string(one.code)] = geo::text_of(atlas.areas[*parent].id);
    }
    const auto or_nothing = [](const std::optional<int>& y) {
        return y ? ordered_json(*y) : ordered_json(nullptr);
    };
    return {{"code", geo::text_of(area.id)},
            {"name", area.name},
            {"levels", levels},
            {"type", area.type},
            {"planned", area.planned},
            {"start", or_nothing(area.vintage.start)},
            {"end", or_nothing(area.vintage.end)},
            {"parents", parents}};
}

ordered_json figure_json(const geo::Atlas& atlas, const geo::Layer& layer,
                         const geo::ShownFigure& figure) {
    ordered_json out{
        {"year", figure.year},
        {"period", geo::period_of(atlas, figure)},
        {"value", value_json(layer, figure.value)},
        {"interval", figure.interval ? ordered_json{figure.interval->lower, figure.interval->upper}
                                     : ordered_json(nullptr)},
        {"status", code_of(figure.status)},
        {"basis", code_of(figure.basis)},
        {"source", geo::source_of(atlas, layer, figure)}};
    if (figure.marker != geo::Marker::none) out["marker"] = code_of(figure.marker);
    if (figure.from != figure.area)
        out["inherited_from"] = geo::text_of(atlas.areas[figure.from].id);
    if (figure.parts > 1) out["parts"] = figure.parts;
    if (figure.note != 0) out["note"] = atlas.text(figure.note);
    return out;
}

std::string value_text(const geo::Layer& layer, const geo::ShownFigure& figure) {
    return figure.value ? geo::say_value(layer, *figure.value) : "withheld";
}

std::string interval_text(const geo::Layer& layer, const geo::ShownFigure& figure) {
    if (!figure.interval) return {};
    return fmt::format("{} to {}", geo::say_number(layer, figure.interval->lower),
                       geo::say_number(layer, figure.interval->upper));
}

std::string period_text(const geo::Atlas& atlas, const geo::ShownFigure& figure) {
    const std::string& period = atlas.text(figure.period);
    return period.empty() ? std::to_string(figure.year) : geo::say_period(period);
}

std::string levels_of(const geo::Area& area) {
    std::string out;
    for (const geo::LevelCode& one : geo::level_codes)
        if (area.levels.contains(one.level))
            out += (out.empty() ? "" : ";") + std::string(one.code);
    return out;
}

std::string parents_of(const ordered_json& parents) {
    std::string out;
    for (const auto& [level, parent] : parents.items()) {
        const std::string code = parent.get<std::string>();
        if (!out.ends_with(code)) out += (out.empty() ? "" : ";") + code;  // Wales has both levels
    }
    return out;
}

std::string said(const ordered_json& value) { return value.is_null() ? "" : value.dump(); }

std::string known_levels() {
    std::string out;
    for (const geo::LevelCode& one : geo::level_codes)
        out += (out.empty() ? "" : ", ") + std::string(one.code);
    return out;
}

}  // namespace app
