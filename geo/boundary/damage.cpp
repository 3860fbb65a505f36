#include "geo/boundary/damage.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

namespace geo {
namespace {

using Header = std::array<char, 100>;

std::uint64_t number_at(const Header& header, std::size_t at, std::size_t bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = at; i < at + bytes; ++i)
        number = number * 256 + static_cast<unsigned char>(header[i]);
    return number;
}

/// How long a database says it is; nothing where its own count may be out of date.
std::optional<std::uint64_t> length_in(const Header& header) {
    const std::uint64_t change_counter = number_at(header, 24, 4);
    const std::uint64_t counted_at_change = number_at(header, 92, 4);
    if (change_counter != counted_at_change) return std::nullopt;
    const std::uint64_t page = number_at(header, 16, 2);
    return number_at(header, 28, 4) * (page == 1 ? 65536 : page);
}

std::optional<std::string_view> damage_of_geopackage(const std::filesystem::path& file,
                                                     std::uint64_t length) {
    Header header{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(header.data(), header.size());
    const std::string_view text(header.data(), header.size());
    if (!stream || !text.starts_with("SQLite format 3")) return "is no GeoPackage";
    if (length < length_in(header).value_or(0)) return "is cut off";
    return std::nullopt;
}

}  // namespace

std::optional<Error> damage_of(const std::filesystem::path& file) {
    const auto fault = [&](std::string_view what) {
        return Error{fmt::format("{}; fetch the file again", what), file.string()};
    };
    std::error_code error;
    const std::uint64_t length = std::filesystem::file_size(file, error);
    if (error) return fault("there is no such file");
    if (length == 0) return fault("is empty");
    if (file.extension() != ".gpkg") return std::nullopt;
    if (const auto damage = damage_of_geopackage(file, length)) return fault(*damage);
    return std::nullopt;
}

}  // namespace geo
