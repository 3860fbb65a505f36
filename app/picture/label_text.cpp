#include "app/picture/label_text.h"

#include <array>
#include <cmath>
#include <cstdint>

#include "geo/core/characters.h"

namespace app {
namespace {

// Tenths of a pixel that Inter's characters from space to ~ advance at 13 pixels, regular or
// semi-bold, whichever is wider; hinting rounds them up to whole pixels of the display, and this is
// the most that comes of it at scales from 1 to 3.
constexpr std::array<std::uint8_t, 95> advances{
    37, 40,  54, 85, 85, 110, 87, 30,  52, 52,  72, 88,  40, 60,  40, 50, 87, 64,  80,
    86, 87,  84, 85, 77, 85,  85, 40,  40, 88,  88, 88,  72, 130, 95, 87, 98, 95,  80,
    77, 98,  98, 37, 75, 89,  75, 117, 98, 100, 85, 100, 86, 85,  87, 98, 95, 130, 90,
    92, 86,  52, 50, 52, 64,  63, 65,  76, 80,  76, 80,  77, 50,  80, 80, 36, 36,  75,
    36, 117, 80, 80, 80, 80,  54, 72,  50, 80,  76, 110, 75, 76,  75, 52, 48, 52,  88};
constexpr double other_advance = 10;  // pixels: of letters with accents, £, dashes

}  // namespace

double label_width(std::string_view text) {
    double width = 0;
    for (const char c : text) {
        if (c >= ' ' && c <= '~')
            width += advances[static_cast<std::size_t>(c - ' ')] / 10.0;
        else if (!geo::continues_character(c))
            width += other_advance;
    }
    return width;
}

std::vector<std::string> in_two_lines(const std::string& name) {
    if (geo::characters_in(name) <= 12) return {name};
    std::size_t best = std::string::npos;
    const auto middle = static_cast<double>(name.size()) / 2;
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
        if (best == std::string::npos || std::abs(static_cast<double>(at) - middle) <
                                             std::abs(static_cast<double>(best) - middle))
            best = at;
    if (best == std::string::npos) return {name};
    return {name.substr(0, best), name.substr(best + 1)};
}

}  // namespace app
