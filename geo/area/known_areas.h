#pragma once

#include <string_view>

namespace geo {

// GSS codes of areas that the atlas knows something of beyond its tables.
inline constexpr std::string_view england = "E92000001", wales = "W92000004";

}  // namespace geo
