#pragma once

#include <string>

namespace app {

/// The five missions by their names; other groups of layers as the data calls them.
std::string group_title(const std::string& group);

}  // namespace app
