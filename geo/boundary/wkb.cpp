#include "geo/boundary/wkb.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace geo {
namespace {

static_assert(std::endian::native == std::endian::little);

class WkbReader {
public:
    explicit WkbReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    /// Polygons, or all polygons of a multipolygon.
    bool read(MultiPolygon& parts) {
        const auto kind = read_kind();
        if (kind == polygon) return read_polygon(parts);
        std::uint32_t count = 0;
        if (kind != multipolygon || !read_count(count, 9)) return false;
        parts.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i)
            if (read_kind() != polygon || !read_polygon(parts)) return false;
        return true;
    }

    bool at_end() const { return bytes_.empty(); }

private:
    static constexpr std::uint32_t polygon = 3, multipolygon = 6;

    /// The kind of geometry that follows; notes how many numbers each point has.
    std::uint32_t read_kind() {
        std::uint8_t is_little_endian = 0;
        std::uint32_t kind = 0;
        if (!take(is_little_endian) || is_little_endian != 1 || !take(kind)) return 0;
        constexpr std::uint32_t old_height = 0x80000000u, iso_height = 1000;
        dimensions_ = 2;
        if ((kind & old_height) != 0)
            kind &= ~old_height, dimensions_ = 3;
        else if (kind / iso_height == 1)
            kind -= iso_height, dimensions_ = 3;
        return kind;
    }

    bool read_polygon(MultiPolygon& parts) {
        std::uint32_t rings = 0;
        if (!read_count(rings, 4)) return false;
        if (rings == 0) return true;  // an empty one
        Polygon part;
        if (!read_ring(part.shell)) return false;
        part.holes.resize(rings - 1);
        for (Ring& hole : part.holes)
            if (!read_ring(hole)) return false;
        parts.push_back(std::move(part));
        return true;
    }

    bool read_ring(Ring& ring) {
        std::uint32_t points = 0;
        const std::size_t point_size = dimensions_ * sizeof(double);
        if (!read_count(points, point_size)) return false;
        ring.resize(points);
        for (std::size_t i = 0; i < points; ++i)
            std::memcpy(&ring[i], bytes_.data() + i * point_size, sizeof(Point));
        bytes_ = bytes_.subspan(points * point_size);
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        return true;
    }

    /// No more than there are bytes for.
    bool read_count(std::uint32_t& count, std::size_t least_bytes_each) {
        return take(count) && count <= bytes_.size() / least_bytes_each;
    }

    template <class T>
    bool take(T& value) {
        if (bytes_.size() < sizeof(T)) return false;
        std::memcpy(&value, bytes_.data(), sizeof(T));
        bytes_ = bytes_.subspan(sizeof(T));
        return true;
    }

    std::span<const std::byte> bytes_;
    std::size_t dimensions_ = 2;
};

}  // namespace

std::optional<MultiPolygon> polygons_of_wkb(std::span<const std::byte> wkb) {
    MultiPolygon parts;
    WkbReader reader(wkb);
    if (!reader.read(parts) || !reader.at_end()) return std::nullopt;
    return parts;
}

}  // namespace geo
