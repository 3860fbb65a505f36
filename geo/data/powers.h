#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/data/layer.h"

namespace geo {

/// A power that a strategic authority may have.
struct Power {
    std::string id, label, category, description, reference;
    bool core = false;
    std::vector<std::string> missions;
};

/// What an authority has of a power, from nothing upwards: the number of its category in layers of
/// powers.
enum class PowerStatus : std::uint8_t { none, proposed, agreed, partial, held };
inline constexpr int power_statuses = 5;

std::string_view code_of(PowerStatus status);  // "none", "proposed", …
std::optional<PowerStatus> power_status_of(std::string_view code);
/// The categories of a power's layer, by status.
const std::vector<Category>& power_status_categories();

/// The id of the layer that shows who has a power: "power-bus-franchising".
std::string power_layer_id(std::string_view power);
/// That layer without its figures, source and licence.
Layer power_layer_head(const Power& power);
/// What a figure of such a layer says; none where there is no figure.
PowerStatus power_status_of(const Figure* figure);

/// A layer that counts powers of at least some status.
struct PowerCount {
    std::string id, label, description;
    std::string category;  // of these powers only; empty: of all
    PowerStatus least = PowerStatus::held;
};
/// Held, held or shared, and held in each category.
std::vector<PowerCount> power_counts(std::span<const Power> powers);
/// Its layer without figures, source and licence.
Layer power_count_head(const PowerCount& count);

/// How many of an authority's powers count, of how many that are known of it.
struct PowerTally {
    int counted = 0, of = 0;
};
/// Of each authority that `layers` (any, of all themes) have a figure of one of these powers for.
std::map<AreaIndex, PowerTally> tallied(std::span<const Layer> layers,
                                        std::span<const Power> powers, const PowerCount& count);

}  // namespace geo
