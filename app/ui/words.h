#pragma once

#include <string>

namespace app {

/// "12 areas", "1 area".
std::string areas_in_words(int count);

}  // namespace app
