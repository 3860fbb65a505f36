#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/core/result.h"

namespace app {

/// Of the JSON document that exported files carry (see recipe_of): a later one may mean more.
inline constexpr int recipe_version = 1;

/// How a recipe stands in a picture: the keyword of a PNG's iTXt chunk, the element of an SVG's
/// metadata, the beginning of a PDF's embedded file, up to its length.
inline constexpr std::string_view recipe_keyword = "Devolution Atlas recipe";
inline constexpr std::string_view svg_recipe_begins =
    "<atlas:recipe xmlns:atlas=\"https://devolution-atlas.example/recipe\">";
inline constexpr std::string_view svg_recipe_ends = "</atlas:recipe>";
inline constexpr std::string_view pdf_recipe_begins =
    "<< /Type /EmbeddedFile /Subtype /application#2Fjson /Length ";

/// The recipe of a PNG, SVG or PDF, byte for byte as it was put in; nothing where the bytes are of
/// no such file. Fails on a picture that carries none, or only a part of one.
std::optional<geo::Result<std::string>> embedded_recipe(std::string_view bytes,
                                                        const std::string& name);

}  // namespace app
