#pragma once

#include <nlohmann/json.hpp>

namespace app {

/// Processor, cores, memory, kernel and date: what times hold for.
nlohmann::ordered_json machine_json();
/// Of this program and the libraries it runs with.
nlohmann::ordered_json versions_json();

}  // namespace app
