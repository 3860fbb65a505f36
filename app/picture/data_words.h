#pragma once

#include <string>
#include <string_view>

#include "app/text/language.h"
#include "geo/area/area_register.h"
#include "geo/data/atlas.h"
#include "geo/data/view.h"

namespace app {

// What the data says, in the reader's language. The data is in English; its translations are in the
// catalogues, where po/data_texts.h brings them. What has none stays as it is.

/// A whole text of the data: a label, a description, a type of area.
std::string in_language(const std::string& text);
/// Whose figures: publishers that stand side by side, "Office for National Statistics; Home
/// Office", each by itself.
std::string source_in_language(const std::string& source);

std::string label_of(const geo::Layer& layer);
/// "years", "£ per person": the unit by itself.
std::string unit_of(const geo::Layer& layer);
/// As geo::say_value does: "57.9 years", a category's label.
std::string value_in_words(const geo::Layer& layer, double value);
/// As geo::say_period does: "July 2024 to June 2025", of a period as published.
std::string period_in_words(std::string_view published);

/// What a place is called in a language: its official name; of countries and regions of the United
/// Kingdom the name in use.
std::string name_in(const geo::Area& area, Language language);
/// Likewise in the reader's language.
std::string name_of(const geo::Area& area);
/// Likewise, as a sentence has it: "Herefordshire", not "Herefordshire, County of".
std::string name_in_sentence(const geo::Area& area);
/// Likewise, short where a map has short ones.
std::string map_name_in_language(const geo::Area& area);

}  // namespace app
