#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geo/core/result.h"
#include "geo/mesh/shared_borders.h"
#include "geo/packed/packed_file.h"

namespace geo {

/// A layer of a boundary file, cut along its borders: what is left of reading it once it was read.
struct PackedLayer {
    std::string name;
    std::vector<std::string> codes;  // of each feature
    Coverage coverage;
};

/// Layers as one file, numbers as they lie in memory (little endian); coordinates come out to the
/// bit. The same layers give the same bytes. `source` is the checksum of the file they are of.
std::string packed(std::span<const PackedLayer> layers, std::uint64_t source);

/// Undoes packed(). Fails when the bytes are not such a file, of another version, damaged or of
/// another source; whatever they are, what is returned is sound: no number leads out of its list.
Result<std::vector<PackedLayer>> unpacked(std::string_view bytes, std::uint64_t source);

}  // namespace geo
