#pragma once

#include <string>
#include <string_view>

namespace geo {

/// A text file's bytes as UTF-8, and what they were.
struct DecodedText {
    std::string text;      // without a byte order mark
    std::string encoding;  // "UTF-8", "UTF-16", "Windows-1252"
};

/// Takes UTF-8, UTF-16 of either byte order with a mark or with the zeros of Latin letters, and
/// whatever else as Windows-1252, which no bytes fail to be. What has no character becomes U+FFFD.
///
/// source  https://encoding.spec.whatwg.org/#windows-1252
DecodedText decoded(std::string bytes);

}  // namespace geo
