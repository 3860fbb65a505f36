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

/// How it stands in documents that are zips: a briefing in an XML part of slides, a recipe as a
/// file of a text document.
inline constexpr std::string_view slides_recipe = "customXml/item1.xml";
inline constexpr std::string_view document_recipe = "recipe.json";

/// The recipe of a PNG, SVG or PDF, of slides or of a text document, byte for byte as it was put
/// in; nothing where the bytes are of no such file. Fails on one that carries none, only a part of
/// one, or says that it is larger than a recipe may be.
std::optional<geo::Result<std::string>> embedded_recipe(std::string_view bytes,
                                                        const std::string& name);

}  // namespace app
