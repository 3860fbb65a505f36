#include "geo/own/zip_sizes.h"

namespace geo {
namespace {

constexpr std::size_t directory_end_size = 22, entry_size = 46, longest_comment = 65535;
constexpr std::uint64_t in_zip64 = 0xFFFFFFFF;

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
    std::uint64_t number = 0;
    for (std::size_t i = length; i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

tl::unexpected<Error> damaged() {
    return failure("is damaged or cut off; save the spreadsheet again");
}

}  // namespace

Result<std::vector<ZipEntry>> zip_entries(std::string_view bytes) {
    if (bytes.size() < directory_end_size) return damaged();
    const std::size_t end = bytes.rfind("PK\x05\x06", bytes.size() - directory_end_size);
    if (end == std::string_view::npos || end + directory_end_size + longest_comment < bytes.size())
        return damaged();
    std::size_t count = number_at(bytes, end + 10, 2);
    std::size_t at = number_at(bytes, end + 16, 4);
    std::vector<ZipEntry> entries;
    for (; count > 0; --count) {
        if (at > bytes.size() || bytes.size() - at < entry_size ||
            bytes.substr(at, 4) != std::string_view("PK\x01\x02"))
            return damaged();
        const std::size_t name = number_at(bytes, at + 28, 2);
        const std::size_t behind = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
        if (bytes.size() - at - entry_size < name + behind) return damaged();
        ZipEntry entry{std::string(bytes.substr(at + entry_size, name)),
                       number_at(bytes, at + 20, 4),
                       number_at(bytes, at + 24, 4),
                       number_at(bytes, at + 42, 4),
                       static_cast<std::uint32_t>(number_at(bytes, at + 16, 4)),
                       static_cast<int>(number_at(bytes, at + 10, 2))};
        if (entry.packed == in_zip64 || entry.unpacked == in_zip64)
            return failure("says that what it holds is larger than 4 GB; save less of it");
        entries.push_back(std::move(entry));
        at += entry_size + name + behind;
    }
    return entries;
}

}  // namespace geo
