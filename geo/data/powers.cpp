#include "geo/data/powers.h"

#include <algorithm>
#include <array>

#include "geo/core/characters.h"
#include "geo/data/reading.h"

namespace geo {
namespace {

constexpr std::array<std::string_view, power_statuses> codes{"none", "proposed", "agreed",
                                                             "partial", "held"};

}  // namespace

std::string_view code_of(PowerStatus status) { return codes[static_cast<std::size_t>(status)]; }

std::optional<PowerStatus> power_status_of(std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<PowerStatus>(found - codes.begin());
}

const std::vector<Category>& power_status_categories() {
    static const std::vector<Category> categories{{"none", "Not held"},
                                                  {"proposed", "Proposed"},
                                                  {"agreed", "Agreed, not yet in force"},
                                                  {"partial", "Shared or partial"},
                                                  {"held", "Held"}};
    return categories;
}

std::string power_layer_id(std::string_view power) { return "power-" + kebab(power); }

Layer power_layer_head(const Power& power) {
    return {.id = power_layer_id(power.id),
            .theme = Theme::powers,
            .group = power.category,
            .label = power.label,
            .short_label = power.label,
            .description = power.description,
            .unit = "status",
            .kind = LayerKind::status,
            .categories = power_status_categories(),
            .lasting = Lasting::until_the_next,
            .downwards = Joining::inherit};
}

PowerStatus power_status_of(const Figure* figure) {
    if (figure == nullptr || !figure->value) return PowerStatus::none;
    return static_cast<PowerStatus>(*figure->value);
}

std::vector<PowerCount> power_counts(std::span<const Power> powers) {
    std::vector<PowerCount> counts{
        {"powers-held", "Powers held",
         "How many of the listed powers the authority holds and can use today.", "",
         PowerStatus::held},
        {"powers-held-or-shared", "Powers held or shared",
         "How many of the listed powers the authority holds, alone, shared or in part.", "",
         PowerStatus::partial}};
    for (const Power& power : powers) {
        const std::string id = "powers-held-" + kebab(power.category);
        if (power.category.empty() ||
            std::ranges::find(counts, id, &PowerCount::id) != counts.end())
            continue;
        counts.push_back(
            {id, "Powers held: " + power.category,
             capitalised(power.category) + " powers that the authority holds and can use.",
             power.category, PowerStatus::held});
    }
    return counts;
}

Layer power_count_head(const PowerCount& count) {
    return {.id = count.id,
            .theme = Theme::powers,
            .group = count.category.empty() ? "all powers" : count.category,
            .label = count.label,
            .short_label = count.label,
            .description = count.description,
            .unit = "powers",
            .lasting = Lasting::until_the_next,
            .downwards = Joining::inherit};
}

std::map<AreaIndex, PowerTally> tallied(std::span<const Layer> layers,
                                        std::span<const Power> powers, const PowerCount& count) {
    std::map<AreaIndex, PowerTally> tallies;
    for (const Power& power : powers) {
        if (!count.category.empty() && power.category != count.category) continue;
        const auto layer = std::ranges::find(layers, power_layer_id(power.id), &Layer::id);
        if (layer == layers.end()) continue;
        for (const Figure& figure : layer->figures) {
            PowerTally& tally = tallies[figure.area];
            ++tally.of;
            if (power_status_of(&figure) >= count.least) ++tally.counted;
        }
    }
    return tallies;
}

}  // namespace geo
