#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace app {

/// "HH:MM" in minutes since midnight, up to "24:00"; nothing for anything else.
std::optional<int> time_of_day_in(std::string_view text);
std::string text_of_time_of_day(int minute);

}  // namespace app
