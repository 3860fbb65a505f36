#pragma once

#include <string>

#include "app/render/image.h"

/// Whether `image` is the picture a person accepted, tests/golden/<name>.png: at most 0.05 % of
/// its pixels differ by more than 2 of 255 in a channel, for drivers differ in rounding and at
/// edges. If not, or if there is no such picture yet, writes <name>.actual.png (and, where both
/// have one size, <name>.diff.png with the differing pixels in red) into the current folder and
/// says so. To accept it: look at it, then copy it in.
bool matches_golden(const app::Image& image, const std::string& name);

/// The share of pixels that differ by more than `tolerance` in a channel; 1 for unlike sizes.
double share_differing(const app::Image& a, const app::Image& b, int tolerance = 2);
