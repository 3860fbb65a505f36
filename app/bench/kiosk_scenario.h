#pragma once

#include <nlohmann/json.hpp>

#include "app/bench/bench.h"

namespace app {

/// A kiosk as visitors have it, in a window of the options' size, or in memory where there is no
/// display: how long a touch waits for its first changed frame, what the kiosk takes while nobody
/// is there, and its memory before and after `options.kiosk_events` touches and keys without sense.
/// Takes minutes.
nlohmann::ordered_json measure_kiosk(const BenchOptions& options);

/// That, in lines for a terminal.
std::string kiosk_text(const nlohmann::ordered_json& measured);

}  // namespace app
