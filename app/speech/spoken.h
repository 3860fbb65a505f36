#pragma once

#include <string>
#include <string_view>

#include "app/text/language.h"

namespace app {

/// A text of the screen as a voice should be given it: "£20,813" as "20,813 pounds", "57.9 years"
/// as "57.9 years", "2022–25" as "2022 to 25", "−3.1" as "minus 3.1", "m²" as "square metres", and
/// arrows, dots and dashes between parts as pauses. In Welsh "62%" is "62 y cant". Digits stay
/// digits where voices read them well, and lose the commas of their thousands.
std::string spoken(std::string_view text, Language language);

}  // namespace app
