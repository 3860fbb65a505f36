#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "geo/data/view.h"

namespace app {

/// id, theme, label, unit, kind, polarity, source and the rest of what a layer says of itself; its
/// marking where it bears one.
nlohmann::ordered_json layer_json(const geo::Layer& layer);

/// The same of the layer that is shown, with level, year, boundary year and how many areas there
/// are and have a value.
nlohmann::ordered_json view_json(const geo::LayerView& view);

/// code, name, levels, start, end, parents (by level code) in `year`.
nlohmann::ordered_json area_json(const geo::Atlas& atlas, geo::AreaIndex area, int year);

/// value, interval, status, basis, marker, period, source and note of a figure; a category's id
/// stands for its number.
nlohmann::ordered_json figure_json(const geo::Atlas& atlas, const geo::Layer& layer,
                                   const geo::ShownFigure& figure);

// A figure in a table for people.
std::string value_text(const geo::Layer& layer, const geo::ShownFigure& figure);
std::string interval_text(const geo::Layer& layer, const geo::ShownFigure& figure);  // "": none
std::string period_text(const geo::Atlas& atlas, const geo::ShownFigure& figure);

std::string levels_of(const geo::Area& area);                   // "ltla;utla"
std::string parents_of(const nlohmann::ordered_json& parents);  // "E47000001;E12000002"
std::string said(const nlohmann::ordered_json& value);          // "" for null
std::string known_levels();                                     // "ltla, utla, cauth, …"

}  // namespace app
