#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// A file inside a zip, as the zip's list of contents declares it. Unpacking stops at the size
/// declared, so a zip that lies can only yield less.
struct ZipEntry {
    std::string name;
    std::uint64_t packed = 0, unpacked = 0;  // bytes
    std::uint64_t at = 0;                    // where its own header begins; 4.3.7
    std::uint32_t crc = 0;                   // of what is unpacked
    int method = 0;                          // 0: stored, 8: deflated
};

/// What a zip holds, by its central directory; nothing is unpacked. Fails where there is none, it
/// leads out of the file, or it is of the kind for more than 4 GB.
///
/// source  PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16
Result<std::vector<ZipEntry>> zip_entries(std::string_view bytes);

}  // namespace geo
