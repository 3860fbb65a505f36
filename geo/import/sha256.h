#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace geo {

/// SHA-256 of bytes that come piece by piece.
///
/// source  FIPS 180-4
class Sha256 {
public:
    void add(std::string_view bytes);
    /// The hash of all that was added, as 64 hexadecimal digits. To be asked once, at the end.
    std::string hex();

private:
    void work_through_block();

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> block_{};
    std::uint64_t length_ = 0;  // of all that was added, in bytes
};

}  // namespace geo
