#include "geo/packed/packed_boundaries.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>

namespace geo {
namespace {

// The last character is the version of what follows.
constexpr std::string_view magic = "atlas-arcs-1";
constexpr double per_metre = 100;

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie");

class Writer {
public:
    template <class T>
    void put(const T& number) {
        bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    template <class T>
    void put_list(const std::vector<T>& list) {
        put(static_cast<std::uint32_t>(list.size()));
        bytes_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
    }
    void put_text(std::string_view text) {
        put(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// What is not there reads as nothing, and is remembered.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    template <class T>
    T number() {
        T value{};
        if (const auto bytes = take(sizeof value); !bytes.empty())
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    template <class T>
    std::vector<T> list() {
        const std::size_t count = number<std::uint32_t>();
        const auto bytes = take(count * sizeof(T));
        std::vector<T> result(bytes.size() / sizeof(T));
        if (!bytes.empty()) std::memcpy(result.data(), bytes.data(), bytes.size());
        return result;
    }
    std::string text() {
        const std::size_t count = number<std::uint32_t>();
        return std::string(take(count));
    }
    bool is_whole() const { return is_whole_; }
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) {
            is_whole_ = false;
            rest_ = {};
            return {};
        }
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
    bool is_whole_ = true;
};

std::optional<std::vector<std::int32_t>> centimetres_of(const std::vector<Point>& points) {
    std::vector<std::int32_t> result;
    result.reserve(2 * points.size());
    for (const Point p : points)
        for (const double metres : {p.x, p.y}) {
            const double rounded = std::round(metres * per_metre);
            if (!(std::abs(rounded) < std::numeric_limits<std::int32_t>::max()) ||
                rounded / per_metre != metres)
                return std::nullopt;
            result.push_back(static_cast<std::int32_t>(rounded));
        }
    return result;
}

/// Half the bytes where every coordinate is a whole number of centimetres, to the bit.
void put_points(Writer& writer, const std::vector<Point>& points) {
    const auto centimetres = centimetres_of(points);
    writer.put(static_cast<std::uint32_t>(centimetres ? 1 : 0));
    if (centimetres)
        writer.put_list(*centimetres);
    else
        writer.put_list(points);
}

std::vector<Point> points_in(Reader& reader) {
    if (reader.number<std::uint32_t>() == 0) return reader.list<Point>();
    const std::vector<std::int32_t> centimetres = reader.list<std::int32_t>();
    std::vector<Point> points(centimetres.size() / 2);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {centimetres[2 * i] / per_metre, centimetres[2 * i + 1] / per_metre};
    return points;
}

/// First numbers into a list: from 0 to its size, never falling.
bool leads_through(const std::vector<std::uint32_t>& first, std::size_t size) {
    return !first.empty() && first.front() == 0 && first.back() == size &&
           std::ranges::is_sorted(first);
}

bool is_sound(const PackedLayer& layer) {
    const BorderLines& borders = layer.coverage.borders;
    const Rings& rings = layer.coverage.rings;
    const auto below = [](const std::vector<std::uint32_t>& numbers, std::size_t limit) {
        return std::ranges::all_of(numbers, [limit](std::uint32_t n) { return n < limit; });
    };
    const auto is_finite = [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    if (!std::ranges::all_of(borders.points, is_finite) ||
        !leads_through(borders.first_point, borders.points.size()) ||
        !leads_through(borders.first_owner, borders.owners.size()) ||
        borders.first_owner.size() != borders.first_point.size() ||
        !below(borders.owners, layer.codes.size()) ||
        rings.first_polygon.size() != layer.codes.size() + 1 || rings.first_ring.empty() ||
        !leads_through(rings.first_polygon, rings.first_ring.size() - 1) ||
        rings.first_step.empty() || !leads_through(rings.first_ring, rings.first_step.size() - 1) ||
        !leads_through(rings.first_step, rings.steps.size()) ||
        !below(rings.steps, 2 * borders.size()))
        return false;
    // A line has two ends, and a polygon a shell.
    return std::ranges::adjacent_find(borders.first_point,
                                      [](auto a, auto b) { return b - a < 2; }) ==
               borders.first_point.end() &&
           std::ranges::adjacent_find(rings.first_ring, std::ranges::equal_to{}) ==
               rings.first_ring.end();
}

PackedLayer layer_in(Reader& reader) {
    PackedLayer layer;
    layer.name = reader.text();
    const std::size_t features = reader.number<std::uint32_t>();
    for (std::size_t i = 0; i < features && reader.is_whole(); ++i)
        layer.codes.push_back(reader.text());
    BorderLines& borders = layer.coverage.borders;
    borders.points = points_in(reader);
    borders.first_point = reader.list<std::uint32_t>();
    borders.owners = reader.list<std::uint32_t>();
    borders.first_owner = reader.list<std::uint32_t>();
    Rings& rings = layer.coverage.rings;
    rings.first_polygon = reader.list<std::uint32_t>();
    rings.first_ring = reader.list<std::uint32_t>();
    rings.first_step = reader.list<std::uint32_t>();
    rings.steps = reader.list<std::uint32_t>();
    return layer;
}

}  // namespace

std::uint64_t fingerprint_of(std::string_view bytes) {
    // Four lanes, so that the processor need not wait for one product before the next.
    std::uint64_t lanes[4] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0x165667B19E3779F9u,
                              bytes.size()};
    const auto mix = [](std::uint64_t& lane, std::uint64_t word) {
        lane = (lane ^ word) * 0xFF51AFD7ED558CCDu;
        lane ^= lane >> 32;
    };
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32) {
        std::uint64_t words[4];
        std::memcpy(words, bytes.data() + at, sizeof words);
        for (int i = 0; i < 4; ++i) mix(lanes[i], words[i]);
    }
    for (; at < bytes.size(); ++at) mix(lanes[0], static_cast<unsigned char>(bytes[at]));
    for (int i = 1; i < 4; ++i) mix(lanes[0], lanes[i]);
    return lanes[0];
}

Result<std::string> bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code none;
    const auto size = std::filesystem::file_size(file, none);
    if (!stream || none) return failure("cannot be read; is it there?", file.filename().string());
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

std::string packed(std::span<const PackedLayer> layers, std::uint64_t source) {
    Writer body;
    body.put(source);
    body.put(static_cast<std::uint32_t>(layers.size()));
    for (const PackedLayer& layer : layers) {
        body.put_text(layer.name);
        body.put(static_cast<std::uint32_t>(layer.codes.size()));
        for (const std::string& code : layer.codes) body.put_text(code);
        put_points(body, layer.coverage.borders.points);
        body.put_list(layer.coverage.borders.first_point);
        body.put_list(layer.coverage.borders.owners);
        body.put_list(layer.coverage.borders.first_owner);
        body.put_list(layer.coverage.rings.first_polygon);
        body.put_list(layer.coverage.rings.first_ring);
        body.put_list(layer.coverage.rings.first_step);
        body.put_list(layer.coverage.rings.steps);
    }
    const std::string bytes = body.take();
    Writer file;
    file.put_text(magic);
    file.put(fingerprint_of(bytes));
    return file.take() + bytes;
}

Result<std::vector<PackedLayer>> unpacked(std::string_view bytes, std::uint64_t source) {
    constexpr std::size_t head = sizeof(std::uint32_t) + magic.size();
    Reader beginning(bytes.substr(0, std::min(bytes.size(), head)));
    if (beginning.text() != magic) return failure("is no file of packed outlines of this version");
    const std::string_view rest = bytes.substr(head);
    Reader reader(rest);
    const auto whole = reader.number<std::uint64_t>();
    if (!reader.is_whole() || fingerprint_of(rest.substr(sizeof whole)) != whole)
        return failure("is damaged");
    if (reader.number<std::uint64_t>() != source)
        return failure("does not belong to the boundary file beside it");
    std::vector<PackedLayer> layers;
    const auto count = reader.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && reader.is_whole(); ++i) {
        layers.push_back(layer_in(reader));
        if (!reader.is_whole() || !is_sound(layers.back())) return failure("is damaged");
    }
    if (!reader.is_whole() || !reader.at_end()) return failure("is damaged");
    return layers;
}

}  // namespace geo
