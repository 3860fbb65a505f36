#pragma once

#include <filesystem>
#include <string>

#include "geo/core/result.h"
#include "geo/secure/signing_key.h"

namespace app {

/// Where a pack has its briefing, its data package and its type.
inline constexpr std::string_view packed_briefing = "talk.briefing", packed_data = "data",
                                  packed_fonts = "fonts";

/// A briefing with all that it needs on a machine that has only the program, as a signed pack: its
/// scenes and settings, the whole data package at `data`, the tables and boundaries of a person's
/// own that it names, and the type that all of it is written in. Fails where one of these cannot be
/// read, or its boundaries are no file.
geo::Result<std::string> pack_of(const std::filesystem::path& briefing,
                                 const std::filesystem::path& data, const geo::SigningKey& key);

}  // namespace app
