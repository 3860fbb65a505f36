#pragma once

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/picture/parts.h"

namespace app {

/// The room around areas for the names that do not fit into them.
class CalloutRoom {
public:
    CalloutRoom(const LabelSource& source, const geo::Geometry& geometry, const MapInset& part)
        : source_(source), geometry_(geometry), part_(part) {}

    /// Neither a name nor a leader goes there.
    void take(const LabelBox& box) { boxes_.push_back(box); }
    /// Nor over a place that another area's value or leader may stand at.
    void take_anchor(ScreenPoint anchor, double width, double height) {
        anchors_.emplace_back(anchor, box_about(anchor, width, height));
    }
    void take_callout(const MapLabel& label);
    /// Does a callout that was taken lie over the box?
    bool is_over(const LabelBox& box) const;

    enum class Ground : std::uint8_t { clear, any };  // clear: of no area on the map

    /// Puts a label beside the place that its leader begins at, and not over a square of `around`
    /// pixels about that: near, on the sea rather than on land, on land rather than on other areas.
    /// Returns the slot, where there is one.
    std::optional<int> place(MapLabel& label, Ground ground, double around) const;
    /// Puts it where it was before, if it can stay there.
    bool keep(MapLabel& label, int slot, Ground ground) const;

private:
    enum class Kind : std::uint8_t { sea, land, area };
    struct Share {
        double land = 0, area = 0;
    };
    Kind kind_at(ScreenPoint p, double cell_size) const;
    /// How much of a box lies on what; looks no further once that is more than `most_area`.
    Share share_below(const LabelBox& box, double most_area) const;
    bool is_clear_near(ScreenPoint p) const;
    bool is_free(const LabelBox& box, const Leader& leader) const;

    const LabelSource& source_;
    const geo::Geometry& geometry_;
    const MapInset& part_;
    std::vector<LabelBox> boxes_;
    std::vector<Leader> leaders_;
    std::vector<std::pair<ScreenPoint, LabelBox>> anchors_;
    mutable std::unordered_map<std::int64_t, Kind> known_;  // by cell of the ground
};

}  // namespace app
