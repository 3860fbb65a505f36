#include "app/bench/camera_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <numbers>
#include <optional>
#include <sstream>

#include "geo/boundary/reproject.h"
#include "geo/table/csv.h"

namespace app {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream rest(line);
    for (std::string cell; std::getline(rest, cell, '\t');) cells.push_back(cell);
    return cells;
}

constexpr std::array wanted{"t", "xmin", "ymin", "xmax", "ymax"};
using Row = std::array<double, wanted.size()>;

std::optional<Row> numbers_in(const std::vector<std::string>& cells,
                              const std::array<std::size_t, wanted.size()>& columns) {
    Row row{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] >= cells.size()) return std::nullopt;
        const auto number = geo::number_in(cells[columns[i]]);
        if (!number) return std::nullopt;
        row[i] = *number;
    }
    return row;
}

CameraStep step_at(const Row& row, const geo::Projection& projection) {
    const double x = (row[1] + row[3]) / 2, y = (row[2] + row[4]) / 2;
    const geo::Point left = projection.forward(row[1], y), right = projection.forward(row[3], y);
    return {row[0], projection.forward(x, y), std::hypot(right.x - left.x, right.y - left.y)};
}

double smooth(double share) { return share * share * (3 - 2 * share); }

}  // namespace

CameraPath built_in_path() {
    constexpr geo::Point kingdom{330'000, 620'000}, manchester{383'000, 401'000};
    constexpr double far_width = 2'640'000, near_width = 100'000;
    CameraPath path;
    for (int i = 0; i <= 600; ++i) {
        const double t = i / 60.0;
        const double near = smooth(std::clamp(t <= 5 ? t / 4 : (10 - t) / 4, 0.0, 1.0));
        const double width = far_width * std::pow(near_width / far_width, near);
        // Both ends travel in straight lines over the screen, as when a wheel zooms about a point.
        const double way = (far_width - width) / (far_width - near_width);
        const double turn = 2 * std::numbers::pi * std::clamp((t - 4) / 2, 0.0, 1.0);
        path.push_back(
            {t,
             {std::lerp(kingdom.x, manchester.x, way) + std::sin(turn) * width * 0.26,
              std::lerp(kingdom.y, manchester.y, way) - (1 - std::cos(turn)) * width * 0.08},
             width});
    }
    return path;
}

geo::Result<CameraPath> read_camera_path(const std::filesystem::path& file,
                                         const std::string& crs) {
    const auto projection = geo::Projection::to_british_national_grid(crs);
    if (!projection) return tl::make_unexpected(projection.error());
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line))
        return geo::failure("cannot be read; give a file of tab-separated camera steps",
                            file.string());
    const std::vector<std::string> header = cells_of(line);
    std::array<std::size_t, wanted.size()> columns{};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto found = std::ranges::find(header, wanted[i]);
        if (found == header.end())
            return geo::failure(fmt::format("has no column '{}'; a camera path has t, xmin, ymin, "
                                            "xmax and ymax, separated by tabs",
                                            wanted[i]),
                                file.string());
        columns[i] = static_cast<std::size_t>(found - header.begin());
    }
    CameraPath path;
    for (int number = 2; std::getline(stream, line); ++number) {
        const std::string where = fmt::format("{}, line {}", file.string(), number);
        const auto row = numbers_in(cells_of(line), columns);
        if (!row) return geo::failure("not five numbers", where);
        const CameraStep step = step_at(*row, *projection);
        if (!std::isfinite(step.centre.x) || !(step.width > 0))
            return geo::failure("an extent that the reference system does not reach", where);
        path.push_back(step);
    }
    if (path.empty()) return geo::failure("has no camera steps", file.string());
    return path;
}

}  // namespace app
