#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/result.h"
#include "geo/packed/packed_file.h"
#include "geo/table/data_package.h"

namespace geo {

/// What many figures of a metric share, as their rows of the table say it.
struct PackedStamp {
    std::string period;
    std::int16_t year = 0;  // in which it starts
    std::string status;     // the publisher's marker
    auto operator<=>(const PackedStamp&) const = default;
};

/// Stands for a number that is not known.
inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// The figures of a metric, in the order a layer wants them: by area, then year.
struct PackedMetric {
    std::string id{};
    std::vector<PackedStamp> stamps{};          // in the order in which the table first has them
    std::vector<std::uint32_t> areas{};         // one for each run of figures
    std::vector<std::uint32_t> first_figure{};  // of each run, and one behind the last
    std::vector<std::uint32_t> stamp_of{};      // of each figure
    std::vector<double> values{};               // no_number: withheld, the status says why
    std::vector<double> lower{}, upper{};       // of the interval; both empty when there are none
};

/// A table of metrics, read and found sound: what is left of it when it has become figures.
struct PackedFigures {
    std::vector<std::string> areas;  // codes, in the order of the register; what `areas` point to
    std::vector<PackedMetric> metrics;
};

/// The checksum of all that is read and checked before a table has become figures: it and every
/// table its keys lead to, their bytes and what the description demands of them. Fails when one of
/// them is not described or cannot be read.
Result<std::uint64_t> checksum_of_tables(const DataPackage& package, std::string_view table);

/// Figures as one file; numbers come out to the bit. The same figures give the same bytes.
std::string packed(const PackedFigures& figures, std::uint64_t source);

/// Undoes packed(). Nothing when the bytes are of another version or source. Fails when they are
/// damaged; whatever they are, what is returned is sound: no number leads out of its list, no
/// metric is there twice, texts are UTF-8, values are finite and intervals not upside down.
Result<std::optional<PackedFigures>> unpacked_figures(std::string_view bytes, std::uint64_t source);

}  // namespace geo
