#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// How wide a text is as a label of the map, in pixels: never less than it is drawn at any scale of
/// the interface, and for names and values a twentieth more at most.
double label_width(std::string_view text);

/// A long name on two lines, broken at the space nearest its middle.
std::vector<std::string> in_two_lines(const std::string& name);

}  // namespace app
