#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>

namespace app {

/// The bytes of a font with no more than it takes to set these characters; empty where it cannot
/// be made.
std::string subset_font(const std::filesystem::path& file, const std::set<char32_t>& characters);

std::string base64(const std::string& bytes);

}  // namespace app
