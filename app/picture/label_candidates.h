#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/picture/parts.h"

namespace app {

// Maps of fewer areas name each of them, beside it where there is no room; of more, only near by.
inline constexpr std::size_t few_areas = 30, some_areas = 60;

/// What an area can bear at its label point, and up to which scale.
struct Words {
    std::vector<std::string> lines;
    double width = 0, height = 0;  // of the box
    double room_until = 0;         // metres per pixel at which it fills its area
    double until = 0;              // likewise, or at which it meets another label

    void limit(double scale) { room_until = until = std::min(until, scale); }
};

struct Candidate {
    geo::AreaIndex area{};
    const Place* place = nullptr;
    double across = 0;  // metres
    std::string name;   // for a label beside it; empty where names are not wanted
    std::string value;
    std::array<Words, 4> forms;  // empty for what it does not bear

    Words& words(LabelForm form) { return forms[static_cast<std::size_t>(form)]; }
    const Words& words(LabelForm form) const { return forms[static_cast<std::size_t>(form)]; }
};

/// Every area of the map with what it can bear, larger ones first. Points to the source's places.
std::vector<Candidate> label_candidates(const LabelSource& source);

}  // namespace app
