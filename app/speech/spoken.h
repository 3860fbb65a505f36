#pragma once

#include <string>
#include <string_view>

#include "app/text/language.h"

namespace app {

/// A text of the screen as a voice should be given it: "£20,813" is "20813 pounds", "−3.1" is
/// "minus 3.1", "62%" is "62 per cent" or "62 y cant", "2022–25" is "2022 to 25", "2026-05-07" is
/// "7 May 2026", "12 km²" is "12 square kilometres"; arrows become words, and dots and dashes
/// between parts pauses. Digits stay digits, which voices read in their own language, and lose the
/// commas of their thousands. "m" right after a figure is million, as the atlas writes sums; after
/// a space it is metres. What is none of this stays as it is.
std::string spoken(std::string_view text, Language language);

}  // namespace app
