#include "geo/packed/packed_boundaries.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace geo {
namespace {

// The last character is the version of what follows.
constexpr std::string_view word = "atlas-arcs-1";
constexpr double per_metre = 100;

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
void put_points(ByteWriter& writer, const std::vector<Point>& points) {
    const auto centimetres = centimetres_of(points);
    writer.put(static_cast<std::uint32_t>(centimetres ? 1 : 0));
    if (centimetres)
        writer.put_list(*centimetres);
    else
        writer.put_list(points);
}

std::vector<Point> points_in(ByteReader& reader) {
    if (reader.number<std::uint32_t>() == 0) return reader.list<Point>();
    const std::vector<std::int32_t> centimetres = reader.list<std::int32_t>();
    std::vector<Point> points(centimetres.size() / 2);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {centimetres[2 * i] / per_metre, centimetres[2 * i + 1] / per_metre};
    return points;
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

PackedLayer layer_in(ByteReader& reader) {
    PackedLayer layer;
    layer.name = reader.text();
    const std::size_t features = reader.number<std::uint32_t>();
    for (std::size_t i = 0; i < features && reader.is_whole(); ++i)
        layer.codes.emplace_back(reader.text());
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

std::string packed(std::span<const PackedLayer> layers, std::uint64_t source) {
    ByteWriter body;
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
    return sealed(word, source, body.take());
}

Result<std::vector<PackedLayer>> unpacked(std::string_view bytes, std::uint64_t source) {
    const auto file = unsealed(word, bytes);
    if (!file) return tl::make_unexpected(file.error());
    if (file->source != source) return failure("does not belong to the boundary file beside it");
    ByteReader reader(file->body);
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
