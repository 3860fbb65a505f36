#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// Has `write` make files in a new folder beside their place and moves them there, in the order of
/// `names`, once all are whole; until then what is there stays as it is. Nothing is left beside.
///
/// fails  when `write` does, when there is no such folder, or it takes no files
Result<void> write_together(const std::filesystem::path& folder,
                            const std::vector<std::string>& names,
                            const std::function<Result<void>(const std::filesystem::path&)>& write);

/// One file of these bytes, made beside its place likewise.
Result<void> replace_whole(const std::string& bytes, const std::filesystem::path& file);

/// One line of advice with the file, where `text` cannot be written whole.
Result<void> write_whole(const std::string& text, const std::filesystem::path& file);

}  // namespace geo
