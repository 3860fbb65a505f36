#pragma once

#include <string>
#include <vector>

namespace app {

/// Rows in columns as wide as their widest cell, two spaces apart, for a terminal. The last column
/// is not padded. `right` says which columns hold numbers.
std::string table_text(const std::vector<std::string>& header,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::vector<bool>& right = {});

}  // namespace app
