#include "app/picture/network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "app/picture/label_text.h"
#include "app/picture/panel_measures.h"
#include "app/picture/parts.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/source.h"

namespace app {
namespace {

constexpr double symbol = 18;       // pixels across, with its edge
constexpr double centre_room = 30;  // around the mayor
constexpr double line_height = 17;

/// Institutions of one field share a shape and a colour.
struct Field {
    MarkShape shape;
    Rgba on_light, on_dark;
};
constexpr std::array fields{
    Field{MarkShape::cross, hex(0x0B6E4F), hex(0x5FD3A9)},     // health
    Field{MarkShape::square, hex(0x1F4E8C), hex(0x7FB2F0)},    // safety
    Field{MarkShape::pentagon, hex(0x6B3FA0), hex(0xC3A1F2)},  // learning
    Field{MarkShape::triangle, hex(0x9A5B00), hex(0xF0B75A)},  // transport
    Field{MarkShape::diamond, hex(0x8C1D40), hex(0xFF8FB0)},   // business and growth
    Field{MarkShape::disc, hex(0x3F6B2E), hex(0x9BD184)},      // land and all else
};

const Field& field_of(const std::string& kind) {
    static const std::map<std::string, std::size_t, std::less<>> known{
        {"integrated care board", 0},
        {"NHS trust", 0},
        {"police force", 1},
        {"fire and rescue", 1},
        {"university", 2},
        {"airport", 3},
        {"port", 3},
        {"transport executive", 3},
        {"transport board", 3},
        {"sub-regional transport body", 3},
        {"rail operator", 3},
        {"rail partnership", 3},
        {"bus operator", 3},
        {"chamber of commerce", 4},
        {"growth hub", 4},
        {"economic board", 4},
        {"development corporation", 4}};
    const auto found = known.find(kind);
    return fields[found == known.end() ? fields.size() - 1 : found->second];
}

bool is_shown(const Scene& scene, const std::string& kind) {
    const auto& without = scene.pane().network->without;
    return std::ranges::find(without, kind) == without.end();
}

/// The mayor's name, above the middle.
LabelBox plate_of(const Network& network) {
    const double half = label_width(network.mayor) / 2 + 8;
    return {network.centre.x - half, network.centre.y - 36, network.centre.x + half,
            network.centre.y};
}

/// Symbols give way to each other, to the mayor and to the mayor's name, until none lies over
/// another.
void spread(Network& network) {
    std::vector<NetworkPoint>& points = network.points;
    const LabelBox plate = plate_of(network);
    for (int round = 0; round < 60; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < points.size(); ++i) {
            ScreenPoint& a = points[i].place;
            // From the very same place each goes its own way.
            const double turn = 2.4 * static_cast<double>(i);
            const ScreenPoint own_way{-std::cos(turn), -std::sin(turn)};
            // The mayor stays; the symbol goes the other half of the way too.
            ScreenPoint pushed = network.centre;
            if (push_apart(a, pushed, centre_room, own_way)) {
                a.x -= pushed.x - network.centre.x, a.y -= pushed.y - network.centre.y;
                moved = true;
            }
            if (plate.overlaps(square_about(a, symbol))) {
                const double above = plate.top - symbol / 2, below = plate.bottom + symbol / 2;
                a.y = a.y - above < below - a.y ? above : below;
                moved = true;
            }
            for (std::size_t j = 0; j < points.size(); ++j)
                if (i != j) moved |= push_apart(a, points[j].place, symbol + 2, own_way);
        }
        if (!moved) return;
    }
}

/// Beside its symbol, on the right or else on the left.
void name(Network& network, PaneSize pane, const Legend& legend) {
    std::vector<NetworkPoint>& points = network.points;
    const LabelBox whole{0, 0, pane.width.value, pane.height.value};
    const double kinds_top = pane.height.value - bottom_row_height - kinds_height(network);
    std::vector<LabelBox> taken{{0, 0, legend_width(pane), legend_height(legend, pane)},
                                {0, kinds_top, kinds_left + kinds_width(pane), pane.height.value},
                                square_about(network.centre, centre_room),
                                plate_of(network)};
    for (const NetworkPoint& one : points) taken.push_back(square_about(one.place, symbol));
    for (NetworkPoint& one : points) {
        const double width = label_width(one.name) + 10;
        const double top = one.place.y - line_height / 2;
        for (const bool right : {true, false}) {
            const double left =
                right ? one.place.x + symbol / 2 + 4 : one.place.x - symbol / 2 - 4 - width;
            const LabelBox box{left, top, left + width, top + line_height};
            if (!whole.holds(box) ||
                std::ranges::any_of(taken, [&](const LabelBox& t) { return t.overlaps(box); }))
                continue;
            taken.push_back(box);
            one.side = right ? NameSide::right : NameSide::left;
            break;
        }
    }
}

std::vector<NetworkKind> kinds_of(const geo::Atlas& atlas, const Scene& scene,
                                  geo::AreaIndex authority) {
    std::vector<NetworkKind> kinds;
    for (const geo::Institution& one : atlas.institutions) {
        if (one.area != authority) continue;
        auto found = std::ranges::find(kinds, one.kind, &NetworkKind::kind);
        if (found == kinds.end()) {
            const Field& field = field_of(one.kind);
            kinds.push_back({one.kind, geo::capitalised(one.kind), 0, is_shown(scene, one.kind),
                             field.shape, scene.dark ? field.on_dark : field.on_light});
            found = kinds.end() - 1;
        }
        ++found->count;
    }
    std::ranges::stable_sort(kinds, {},
                             [](const NetworkKind& one) { return static_cast<int>(one.shape); });
    return kinds;
}

std::string mayor_of(const geo::Atlas& atlas, geo::AreaIndex authority) {
    for (const geo::Mayor& mayor : atlas.mayors)
        if (mayor.area == authority && mayor.of_strategic_authority) return mayor.name;
    return {};
}

}  // namespace

std::optional<geo::AreaIndex> network_authority(const geo::Atlas& atlas, const Scene& scene,
                                                int year) {
    const auto has_some = [&](geo::AreaIndex area) {
        return std::ranges::find(atlas.institutions, area, &geo::Institution::area) !=
               atlas.institutions.end();
    };
    for (const geo::AreaId& id : scene.selected) {
        const auto area = atlas.areas.find(geo::text_of(id));
        if (!area) continue;
        if (has_some(*area)) return area;
        const auto authority = atlas.areas.parent(*area, geo::Level::combined_authority,
                                                  std::max(year, atlas.present_year));
        if (authority && has_some(*authority)) return authority;
    }
    return std::nullopt;
}

Network network_of(const geo::Atlas& atlas, const Scene& scene, const MapPicture& map,
                   const Legend& legend, geo::AreaIndex authority) {
    const geo::Area& area = atlas.areas[authority];
    Network network;
    network.title = say("Around {}", geo::map_name_of(area));
    network.mayor = mayor_of(atlas, authority);
    network.centre = screen_at(map.camera, map.size, area.label_point);
    network.kinds = kinds_of(atlas, scene, authority);
    for (const geo::Institution& one : atlas.institutions) {
        if (one.area != authority || !is_shown(scene, one.kind)) continue;
        const Field& field = field_of(one.kind);
        const ScreenPoint seat = screen_at(map.camera, map.size, one.seat);
        network.points.push_back({.seat = seat,
                                  .place = seat,
                                  .name = one.name,
                                  .kind = geo::capitalised(one.kind),
                                  .relation = geo::capitalised(one.relation),
                                  .source = geo::source_in_words(one.source, one.basis, {}),
                                  .shape = field.shape,
                                  .colour = scene.dark ? field.on_dark : field.on_light,
                                  .side = NameSide::none});
    }
    spread(network);
    name(network, map.size, legend);
    return network;
}

}  // namespace app
