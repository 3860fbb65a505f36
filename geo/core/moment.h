#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "geo/core/result.h"

namespace geo {

/// To the second, as clocks in Greenwich have it.
using Moment = std::chrono::sys_seconds;

/// "2026-12-07T09:30+00:00", with the distance to UTC, or "Z" in its place. Fails on anything else:
/// a time without a place is not guessed.
Result<Moment> moment_of(std::string_view text);
/// The same moment as "2026-12-07T09:30:00Z".
std::string text_of(Moment moment);
/// "9.30 on 7 December 2026": of clocks in the United Kingdom, by the rule of summer time.
///
/// source  Summer Time Order 2002: from the last Sunday of March to that of October, at 1.00 UTC
std::string in_words(Moment moment);

/// The present one.
Moment present_moment();

}  // namespace geo
