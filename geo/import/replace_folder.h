#pragma once

#include <filesystem>
#include <functional>
#include <set>

#include "geo/core/result.h"

namespace geo {

/// Fills a new folder beside `target` and puts it in the target's place once `fill` has succeeded;
/// until then the target stays as it is, and nothing stays beside it when `fill` fails. Files of
/// the target that are not `ours` are carried over, unless `fill` wrote their like.
///
/// fails  when `fill` does, when the target holds files but no package of ours, or on disk errors
Result<void> replace_folder(const std::filesystem::path& target,
                            const std::set<std::filesystem::path>& ours,
                            const std::function<Result<void>(const std::filesystem::path&)>& fill);

}  // namespace geo
