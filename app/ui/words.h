#pragma once

#include <string>

namespace app {

/// "12 areas", "1 area".
std::string areas_in_words(int count);
/// With a capital at the beginning, as sentences and headings have it.
std::string sentence_case(std::string text);

}  // namespace app
