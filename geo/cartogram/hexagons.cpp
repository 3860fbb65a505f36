#include "geo/cartogram/hexagons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

namespace geo {
namespace {

/// Where a hexagon stands, in whole steps: half its width across, half its side upwards. So corners
/// that hexagons share are the same numbers, and their borders are shared to the bit.
struct Place {
    int across = 0, up = 0;
    auto operator<=>(const Place&) const = default;
};

constexpr std::array<Place, 6> corners{{{0, -2}, {1, -1}, {1, 1}, {0, 2}, {-1, 1}, {-1, -1}}};

Place place_of(int q, int r) { return {2 * q + (r % 2 != 0 ? 1 : 0), 3 * r}; }

std::string called(const Area& area) { return fmt::format("{} ({})", area.name, text_of(area.id)); }

/// Which district stands where.
class Layout {
public:
    static Result<Layout> read(const CsvTable& table, const AreaRegister& areas, int year) {
        const auto code = table.column("area_code"), kind = table.column("layout"),
                   q = table.column("q"), r = table.column("r");
        if (!code || !kind || !q || !r)
            return failure("needs the columns area_code, layout, q and r", table.name());
        Layout layout;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (table.cell(row, *kind) != "odd-r")
                return failure("unknown layout; known: odd-r", table.where(row, *kind));
            const auto area = areas.find(table.cell(row, *code));
            const auto column = whole(table.cell(row, *q)), line = whole(table.cell(row, *r));
            if (!area) return failure("no area has this code", table.where(row, *code));
            if (!column || !line)
                return failure("not a whole number below 1000", table.where(row, *q));
            if (!stands(areas, *area, year))
                return failure(fmt::format("the hexagon of {} is of no district of {}",
                                           called(areas[*area]), year),
                               table.where(row));
            if (auto fault = layout.put(areas, *area, place_of(*column, *line)))
                return tl::make_unexpected(Error{*fault, table.where(row)});
        }
        for (const AreaIndex area : areas.in_force(Level::district, year))
            if (!layout.places_.contains(area))
                return failure(fmt::format("{} has no hexagon among the districts of {}",
                                           called(areas[area]), year),
                               table.name());
        return layout;
    }

    const std::map<AreaIndex, Place>& places() const { return places_; }

private:
    static std::optional<int> whole(std::string_view cell) {
        const auto number = number_in(cell);
        if (!number || std::abs(*number) >= 1000 || *number != std::floor(*number))
            return std::nullopt;
        return static_cast<int>(*number);
    }

    static bool stands(const AreaRegister& areas, AreaIndex area, int year) {
        return areas.stands_at(area, Level::district) && areas[area].vintage.in_force(year);
    }

    std::optional<std::string> put(const AreaRegister& areas, AreaIndex area, Place place) {
        if (!places_.try_emplace(area, place).second)
            return fmt::format("{} has two hexagons", called(areas[area]));
        const auto [there, is_new] = taken_.try_emplace(place, area);
        if (is_new) return std::nullopt;
        return fmt::format("{} and {} share a hexagon", called(areas[there->second]),
                           called(areas[area]));
    }

    std::map<AreaIndex, Place> places_;
    std::map<Place, AreaIndex> taken_;
};

/// From whole steps to metres: as large as the room holds, in its middle.
class Placer {
public:
    Placer(const Layout& layout, const Extent& room) {
        Extent steps;
        for (const auto& [area, place] : layout.places())
            for (const Place& corner : corners)
                steps.include(
                    Point{1.0 * place.across + corner.across, 1.0 * place.up + corner.up});
        const double half_width_per_half_side = std::numbers::sqrt3;
        const double half_side = std::min(room.width() / (steps.width() * half_width_per_half_side),
                                          room.height() / steps.height());
        step_ = {half_side * half_width_per_half_side, half_side};
        start_ = {room.centre().x - steps.centre().x * step_.x,
                  room.centre().y - steps.centre().y * step_.y};
    }

    Point operator()(Place place) const {
        return {start_.x + place.across * step_.x, start_.y + place.up * step_.y};
    }

private:
    Point start_, step_;
};

}  // namespace

Result<std::vector<Cell>> hexagons(const CsvTable& layout, const AreaRegister& areas, int year,
                                   const Extent& room) {
    const Result<Layout> read = Layout::read(layout, areas, year);
    if (!read) return tl::make_unexpected(read.error());
    if (read->places().empty()) return failure("holds no hexagon", layout.name());
    const Placer placed(*read, room);
    std::vector<Cell> cells;
    for (const auto& [area, place] : read->places()) {
        Cell cell{area, placed(place), {}};
        for (const Place& corner : corners)
            cell.outline.push_back(placed({place.across + corner.across, place.up + corner.up}));
        cells.push_back(std::move(cell));
    }
    return cells;
}

}  // namespace geo
