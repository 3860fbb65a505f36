#include <algorithm>

#include "geo/data/read_themes.h"

namespace geo {
namespace {

const std::vector<Category> tiers{{"foundation", "Foundation"},
                                  {"mayoral", "Mayoral"},
                                  {"established-mayoral", "Established mayoral"}};

Layer governance_layer(const Reading& reading, std::string_view resource, std::string id,
                       std::string label, std::string description, std::string unit) {
    Layer layer{.id = std::move(id),
                .theme = Theme::governance,
                .group = "authorities",
                .label = std::move(label),
                .description = std::move(description),
                .unit = std::move(unit),
                .lasting = Lasting::until_the_next,
                .downwards = Joining::inherit};
    layer.short_label = layer.label;
    reading.credit(layer, resource);
    return layer;
}

/// Where an authority stands in the register. An agreement with a single council is that council's.
std::optional<AreaIndex> area_of(const Reading& reading, const Authority& authority) {
    if (const auto area = reading.areas().find(text_of(authority.id))) return area;
    if (authority.constituents.size() == 1) return authority.constituents.front();
    return std::nullopt;
}

class AuthorityLayers {
public:
    AuthorityLayers(Reading& reading, const Atlas& atlas)
        : reading_(reading), atlas_(atlas), table_(reading.table("authorities")) {}

    std::vector<Layer> read() {
        LayerDraft tier{
            governance_layer(reading_, "authorities", "governance-tier", "Tier of devolution",
                             "Foundation, mayoral or established mayoral, as in the 2024 "
                             "White Paper and the Act of 2026.",
                             "tier")};
        tier.layer.kind = LayerKind::categorical;
        tier.layer.categories = tiers;
        LayerDraft established{year_layer("governance-established", "Year established",
                                          "The year in which the authority was set up.")};
        LayerDraft first{year_layer("governance-first-election", "First mayoral election",
                                    "The year in which a mayor was, or is to be, elected first.")};
        const auto since = table_.column("tier_since");
        for (const std::size_t row : table_.rows()) {
            const Authority* authority = authority_in(row);
            const auto area = authority ? area_of(reading_, *authority) : std::nullopt;
            if (!area) continue;
            add_tier(*authority, *area, table_.cell(row, since), row, tier);
            add_year(*authority, *area, authority->established, row, established);
            add_year(*authority, *area, authority->first_mayoral_election, row, first);
        }
        std::vector<Layer> layers;
        for (LayerDraft* draft : {&tier, &established, &first})
            if (!draft->empty()) layers.push_back(std::move(*draft).finish(reading_, table_));
        return layers;
    }

private:
    LayerDraft year_layer(std::string id, std::string label, std::string description) {
        LayerDraft draft{governance_layer(reading_, "authorities", std::move(id), std::move(label),
                                          std::move(description), "year")};
        draft.layer.style = Style::year;
        return draft;
    }

    const Authority* authority_in(std::size_t row) const {
        const std::string_view id = table_.cell(row, table_.column("id"));
        const auto found = std::ranges::find(atlas_.authorities, id,
                                             [](const Authority& one) { return text_of(one.id); });
        return found == atlas_.authorities.end() ? nullptr : &*found;
    }

    Figure figure_of(const Authority& authority, AreaIndex area, int year,
                     std::string_view period) {
        return {.area = area,
                .year = static_cast<std::int16_t>(year),
                .basis = authority.basis,
                .period = reading_.text(period),
                .source = reading_.text(authority.source),
                .note = reading_.text(authority.note)};
    }

    void add_tier(const Authority& authority, AreaIndex area, std::string_view since,
                  std::size_t row, LayerDraft& draft) {
        const auto tier = std::ranges::find(tiers, kebab(authority.tier), &Category::id);
        if (tier == tiers.end()) return;
        // The tiers are words of 2026; authorities still to come get theirs when they are due.
        constexpr int tiers_began = 2026;
        const int year = std::max({year_in(since).value_or(tiers_began),
                                   reading_.areas()[area].planned
                                       ? reading_.areas()[area].vintage.start.value_or(tiers_began)
                                       : tiers_began});
        Figure figure =
            figure_of(authority, area, year,
                      fmt::format("since {}", since.empty() ? std::to_string(year) : since));
        figure.value = static_cast<double>(tier - tiers.begin());
        draft.add(figure, row);
    }

    /// A year to come is known today, or as soon as its authority is due.
    void add_year(const Authority& authority, AreaIndex area, std::string_view date,
                  std::size_t row, LayerDraft& draft) {
        const auto year = year_in(date);
        if (!year || authority.kind == "devolved national government") return;
        const Area& place = reading_.areas()[area];
        const int known = std::max(std::min(*year, atlas_.present_year),
                                   place.planned ? place.vintage.start.value_or(*year) : 0);
        Figure figure = figure_of(authority, area, known, date);
        figure.value = *year;
        draft.add(figure, row);
    }

    Reading& reading_;
    const Atlas& atlas_;
    SoundTable table_;
};

}  // namespace

std::vector<Layer> read_governance(Reading& reading, const Atlas& atlas) {
    return AuthorityLayers(reading, atlas).read();
}

}  // namespace geo
