#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// How wide a text is, in whatever its lines are measured in.
using TextWidth = std::function<double(std::string_view)>;

/// The text, or its beginning and "…" where it is wider than `most`.
std::string elided(const TextWidth& width, std::string_view text, double most);

/// The text in lines that end at its line breaks and are no wider than `most_width`, at most
/// `most`; the last one elided. 0: no limit.
std::vector<std::string> wrapped(const TextWidth& width, std::string_view text, double most_width,
                                 std::size_t most = 0);

}  // namespace app
