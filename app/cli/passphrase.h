#pragma once

#include <filesystem>
#include <string>

#include "geo/core/result.h"

namespace app {

/// The first line of `file`, or where there is none of standard input, asked for with `prompt` and
/// not shown where that is a terminal. Fails where there is nothing to read.
geo::Result<std::string> passphrase_for(const std::string& prompt,
                                        const std::filesystem::path& file);

}  // namespace app
