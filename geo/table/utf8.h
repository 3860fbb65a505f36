#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// A byte that is not part of UTF-8 text, and where it stands; line and byte count from 1.
struct Utf8Fault {
    std::string what;
    std::size_t line = 0, byte = 0;
};

/// The first byte that no UTF-8 text has, NUL among them; nothing when the text is sound.
///
/// source  Unicode 15, table 3-7, "Well-formed UTF-8 byte sequences"
std::optional<Utf8Fault> first_fault_in_utf8(std::string_view text);

}  // namespace geo
