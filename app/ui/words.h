#pragma once

#include <string>

namespace app {

/// "12 areas", "1 area".
std::string areas_in_words(int count);

/// The five missions by their names; other groups of layers as the data calls them.
std::string group_title(const std::string& group);

}  // namespace app
