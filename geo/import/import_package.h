#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/core/result.h"

namespace geo {

struct ImportReport {
    std::vector<std::string> written;  // "powers.csv: 760 rows"
    std::vector<Error> left_out;       // what, where, why
};

/// Makes a data package from the compiled figures: `geography`, `metrics` and `facts` are the
/// folders described in data/README.md. Same input, same bytes. Nothing is written, and the fault
/// named, when the figures are inconsistent; an existing package in `target` is replaced only by a
/// complete one.
Result<ImportReport> import_package(const std::filesystem::path& geography,
                                    const std::filesystem::path& metrics,
                                    const std::filesystem::path& facts,
                                    const std::filesystem::path& target);

}  // namespace geo
