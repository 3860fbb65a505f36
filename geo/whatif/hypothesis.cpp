#include "geo/whatif/hypothesis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "geo/core/characters.h"
#include "geo/data/join.h"
#include "geo/data/proposals.h"
#include "geo/data/view.h"

namespace geo {
namespace {

constexpr std::string_view new_powers = "new powers";
constexpr std::string_view if_made = "if it were made";
constexpr std::string_view what_if_source = "A what-if of yours: no such authority exists";

TextIndex added_text(Atlas& atlas, std::string text) {
    atlas.texts.push_back(std::move(text));
    return static_cast<TextIndex>(atlas.texts.size() - 1);
}

std::string in_words(const ProposalDocument& document) {
    return fmt::format("{} ({}), {}", document.title, document.proposer, say_period(document.date));
}

std::string source_of(const ProposalDocument& document, const Proposal& proposal) {
    return in_words(document) + (proposal.source.empty() ? "" : "; " + proposal.source);
}

std::string note_of(const Proposal& proposal, PowerStatus today) {
    const auto& [id, label] = power_status_categories()[static_cast<std::size_t>(today)];
    std::string note =
        fmt::format("Today: {}. {}: {}", label, proposal.label, proposal.description);
    if (!proposal.adoption_note.empty()) note += " " + proposal.adoption_note;
    if (proposal.basis == Basis::recalled)
        note += " The proposal is recalled: not checked against the document.";
    return note;
}

/// All that have a figure of some power.
std::set<AreaIndex> authorities_in(const Atlas& atlas) {
    std::set<AreaIndex> authorities;
    for (const auto& [area, tally] : tallied(atlas.layers, atlas.powers, PowerCount{}))
        authorities.insert(area);
    return authorities;
}

Layer& layer_in(Atlas& atlas, std::string_view id) {
    return *std::ranges::find(atlas.layers, id, &Layer::id);
}

/// Behind the last layer of powers: layers stand in the order of their themes.
void add_layer(Atlas& atlas, Layer layer) {
    const auto behind = std::ranges::upper_bound(atlas.layers, layer.theme, {}, &Layer::theme);
    atlas.layers.insert(behind, std::move(layer));
}

/// A power that nobody has.
void add_power(Atlas& atlas, const ProposalDocument& document, const Proposal& proposal,
               const std::set<AreaIndex>& authorities) {
    const Power power{.id = proposal.power,
                      .label = proposal.label,
                      .category = std::string(new_powers),
                      .description = proposal.description,
                      .reference = in_words(document),
                      .missions = {}};
    Layer layer = power_layer_head(power);
    layer.source = in_words(document);
    const TextIndex period = added_text(atlas, std::to_string(atlas.present_year));
    const TextIndex note = added_text(atlas, "A power that is proposed; nobody has it.");
    for (const AreaIndex area : authorities)
        layer.figures.push_back({.area = area,
                                 .year = static_cast<std::int16_t>(atlas.present_year),
                                 .basis = Basis::hypothetical,
                                 .status = FigureStatus::hypothetical,
                                 .value = static_cast<double>(PowerStatus::none),
                                 .period = period,
                                 .note = note});
    atlas.powers.push_back(power);
    add_layer(atlas, std::move(layer));
}

PowerStatus status_in(const Atlas& atlas, const Layer* layer, AreaIndex area) {
    return power_status_of(layer == nullptr ? nullptr : layer->at(area, atlas.present_year));
}

/// Puts a proposal into `atlas`, which was `base` before anything was adopted.
void adopt(Atlas& atlas, const Atlas& base, const ProposalDocument& document,
           const Proposal& proposal, const std::set<AreaIndex>& authorities) {
    if (proposal.adopted_as == PowerStatus::none) return;
    if (std::ranges::find(atlas.powers, proposal.power, &Power::id) == atlas.powers.end())
        add_power(atlas, document, proposal, authorities);
    const TextIndex source = added_text(atlas, source_of(document, proposal));
    const TextIndex period = added_text(atlas, "if adopted");
    const Layer* before = base.layer(power_layer_id(proposal.power));
    std::array<TextIndex, power_statuses> notes{};  // by the status today
    for (Figure& figure : layer_in(atlas, power_layer_id(proposal.power)).figures) {
        if (power_status_of(&figure) >= proposal.adopted_as) continue;
        if (!affects(atlas, proposal.whom, figure.area, atlas.present_year)) continue;
        const PowerStatus today = status_in(base, before, figure.area);
        TextIndex& note = notes[static_cast<std::size_t>(today)];
        if (note == 0) note = added_text(atlas, note_of(proposal, today));
        figure.basis = Basis::hypothetical;
        figure.status = FigureStatus::hypothetical;
        figure.marker = Marker::none;
        figure.value = static_cast<double>(proposal.adopted_as);
        figure.period = period;
        figure.source = source;
        figure.note = note;
    }
}

/// The layers that count powers, made anew; a count that comes out otherwise is hypothetical.
void recount(Atlas& atlas, const std::string& source) {
    const TextIndex adopted = added_text(atlas, "if adopted"),
                    made = added_text(atlas, std::string(if_made));
    const TextIndex page = added_text(atlas, source);
    for (const PowerCount& count : power_counts(atlas.powers)) {
        if (atlas.layer(count.id) == nullptr) {
            Layer layer = power_count_head(count);
            layer.source = source;
            add_layer(atlas, std::move(layer));
        }
        std::vector<Figure> figures;
        for (const auto& [area, tally] : tallied(atlas.layers, atlas.powers, count)) {
            const Figure* before = layer_in(atlas, count.id).at(area, atlas.present_year);
            Figure& figure = figures.emplace_back(before != nullptr ? *before : Figure{});
            if (before == nullptr || before->value != tally.counted)
                figure = {.area = area,
                          .year = static_cast<std::int16_t>(atlas.present_year),
                          .basis = Basis::hypothetical,
                          .status = FigureStatus::hypothetical,
                          .value = tally.counted,
                          .period = atlas.areas[area].supposed ? made : adopted,
                          .source = page};
            figure.note = added_text(atlas, fmt::format("Counted, of {} powers", tally.of));
        }
        layer_in(atlas, count.id).figures = std::move(figures);
    }
}

/// The districts of an authority that are to be had, in register order.
std::vector<AreaIndex> districts_of(const Atlas& atlas, const SupposedAuthority& authority) {
    std::vector<AreaIndex> districts;
    for (const AreaId& id : authority.districts)
        if (const auto area = atlas.areas.find(text_of(id)); area && can_be_grouped(atlas, *area))
            districts.push_back(*area);
    std::ranges::sort(districts);
    return districts;
}

/// Nothing where they do not all agree.
template <class Value>
std::optional<Value> shared(const AreaRegister& areas, std::span<const AreaIndex> districts,
                            std::optional<Value> Area::*value) {
    const std::optional<Value> first = areas[districts.front()].*value;
    const bool all = std::ranges::all_of(
        districts, [&](AreaIndex district) { return areas[district].*value == first; });
    return all ? first : std::nullopt;
}

/// Where the name stands: the label point of the district nearest to the middle, which is inside
/// as the middle itself need not be.
Point label_point_of(const AreaRegister& areas, std::span<const AreaIndex> districts) {
    Point middle{};
    double km2 = 0;
    for (const AreaIndex district : districts) {
        const Area& area = areas[district];
        middle.x += area.label_point.x * area.area_km2;
        middle.y += area.label_point.y * area.area_km2;
        km2 += area.area_km2;
    }
    if (km2 > 0) middle = {middle.x / km2, middle.y / km2};
    const auto away = [&](AreaIndex district) {
        const Point at = areas[district].label_point;
        return std::hypot(at.x - middle.x, at.y - middle.y);
    };
    return areas[std::ranges::min(districts, {}, away)].label_point;
}

Area area_of(const Atlas& atlas, const SupposedAuthority& authority,
             std::span<const AreaIndex> districts) {
    const AreaRegister& areas = atlas.areas;
    Area area = areas[districts.front()];
    area.id = authority.id;
    area.name = name_of(atlas, authority);
    area.name_welsh.clear();
    area.short_name.clear();
    area.aliases.clear();
    area.type = "what-if authority";
    area.supposed = true;
    area.county = shared(areas, districts, &Area::county);
    area.region = shared(areas, districts, &Area::region);
    area.country = shared(areas, districts, &Area::country);
    area.police_force = shared(areas, districts, &Area::police_force);
    area.label_point = label_point_of(areas, districts);
    area.area_km2 = 0;
    area.population = 0.0;
    area.vintage = {};
    area.levels = {};
    area.levels.insert(Level::combined_authority);
    for (const AreaIndex district : districts) {
        const Area& one = areas[district];
        // Before all of them were there, some of the ground would be missing.
        if (one.vintage.start)
            area.vintage.start = std::max(area.vintage.start.value_or(0), *one.vintage.start);
        area.area_km2 += one.area_km2;
        if (area.population && one.population)
            *area.population += *one.population;
        else
            area.population.reset();
    }
    return area;
}

/// Counties all of whose districts are among these.
std::vector<AreaIndex> whole_counties(const Atlas& atlas, std::span<const AreaIndex> districts) {
    std::set<AreaIndex> counties;
    for (const AreaIndex district : districts)
        if (const auto county = atlas.areas[district].county) counties.insert(*county);
    std::erase_if(counties, [&](AreaIndex county) {
        const auto members = atlas.areas.members(county, Level::district, atlas.present_year);
        return !std::ranges::includes(districts, members);
    });
    return {counties.begin(), counties.end()};
}

/// As a proposal sees it: a strategic authority of the kind and tier of the one it has its powers
/// of, or else without a mayor.
Authority record_of(const Atlas& atlas, const SupposedAuthority& supposed) {
    Authority record{.id = supposed.id,
                     .name = name_of(atlas, supposed),
                     .short_name = name_of(atlas, supposed),
                     .kind = "combined authority (non-mayoral)",
                     .tier = "foundation",
                     .established = {},
                     .ended = {},
                     .first_mayoral_election = {},
                     .status = "supposed",
                     .constituents = {},
                     .statutory_instrument = {},
                     .basis = Basis::hypothetical,
                     .source = std::string(what_if_source),
                     .note = {}};
    for (const Authority& model : atlas.authorities)
        if (supposed.powers_as == model.id) {
            record.kind = model.kind;
            record.tier = model.tier;
        }
    return record;
}

/// What a supposed authority has of the power that a layer shows, and why.
struct SupposedPower {
    PowerStatus status{};
    std::string why;
};

SupposedPower power_of(const Atlas& atlas, const Layer& layer, const SupposedAuthority& supposed,
                       std::span<const AreaIndex> districts) {
    if (supposed.powers_as)
        if (const auto model = atlas.areas.find(text_of(*supposed.powers_as)))
            return {power_status_of(layer.at(*model, atlas.present_year)),
                    "As " + atlas.areas[*model].name + " has it today"};
    const Join join(atlas, layer, Level::district, atlas.present_year, atlas.present_year);
    SupposedPower least{PowerStatus::held, "All of its districts have it today"};
    for (const AreaIndex district : districts) {
        const auto figure = join.figure_of(district);
        const PowerStatus status =
            figure && figure->value ? static_cast<PowerStatus>(*figure->value) : PowerStatus::none;
        if (status >= least.status) continue;
        least = {status, fmt::format("What all of its districts have today; {} has no more",
                                     atlas.areas[district].name)};
    }
    return least;
}

void give_powers(Atlas& atlas, const Atlas& base, const SupposedAuthority& supposed, AreaIndex area,
                 std::span<const AreaIndex> districts) {
    const TextIndex source = added_text(atlas, std::string(what_if_source));
    const TextIndex period = added_text(atlas, std::string(if_made));
    for (const Power& power : base.powers) {
        const Layer* layer = base.layer(power_layer_id(power.id));
        if (layer == nullptr) continue;
        const auto [status, why] = power_of(base, *layer, supposed, districts);
        layer_in(atlas, layer->id)
            .figures.push_back({.area = area,
                                .year = static_cast<std::int16_t>(atlas.present_year),
                                .basis = Basis::hypothetical,
                                .status = FigureStatus::hypothetical,
                                .value = static_cast<double>(status),
                                .period = period,
                                .source = source,
                                .note = added_text(atlas, why)});
    }
}

/// Puts the authorities behind all areas of `atlas`, which is `base` so far.
void suppose(Atlas& atlas, const Atlas& base, std::span<const SupposedAuthority> authorities) {
    std::vector<Area> areas;
    std::vector<Membership> memberships;
    for (const SupposedAuthority& one : authorities) {
        const std::vector<AreaIndex> districts = districts_of(base, one);
        if (districts.empty() || base.areas.find(text_of(one.id))) continue;
        const auto index = static_cast<AreaIndex>(base.areas.size() + areas.size());
        areas.push_back(area_of(base, one, districts));
        for (const AreaIndex district : districts) memberships.push_back({district, index, {}});
        for (const AreaIndex county : whole_counties(base, districts))
            memberships.push_back({county, index, {}});
        atlas.authorities.push_back(record_of(base, one));
        give_powers(atlas, base, one, index, districts);
    }
    auto made = base.areas.with(std::move(areas), std::move(memberships));
    if (!made) return;  // ids are free and different: it cannot fail
    atlas.areas = *std::move(made);
    atlas.names = NameSearch(atlas.areas);
}

}  // namespace

bool Hypothesis::adopts(std::string_view document) const {
    return std::ranges::find(documents, document) != documents.end();
}

const SupposedAuthority* Hypothesis::authority(const AreaId& id) const {
    const auto found = std::ranges::find(authorities, id, &SupposedAuthority::id);
    return found == authorities.end() ? nullptr : &*found;
}

AreaId free_id(const Hypothesis& hypothesis) {
    for (std::size_t i = 0;; ++i) {
        const std::string letters = std::string(i / 26, 'Z') + static_cast<char>('A' + i % 26);
        AreaId id = *parse_area_id("SUPPOSED-" + letters);
        if (hypothesis.authority(id) == nullptr) return id;
    }
}

bool can_be_grouped(const Atlas& atlas, AreaIndex area) {
    const Area& one = atlas.areas[area];
    return atlas.areas.stands_at(area, Level::district) && !one.planned &&
           one.vintage.in_force(atlas.present_year);
}

bool can_be_name(std::string_view text) {
    return characters_in(text) <= longest_name &&
           std::ranges::none_of(text, [](char c) { return '\0' <= c && c < ' '; });
}

std::string name_of(const Atlas& atlas, const SupposedAuthority& authority) {
    return plain_name_of(atlas, authority) + " (what-if)";
}

std::string plain_name_of(const Atlas& atlas, const SupposedAuthority& authority) {
    if (!authority.name.empty()) return authority.name;
    std::vector<AreaIndex> districts = districts_of(atlas, authority);
    if (districts.empty()) return "New authority";
    std::ranges::stable_sort(districts, std::ranges::greater{}, [&](AreaIndex district) {
        return atlas.areas[district].population.value_or(0);
    });
    const auto name = [&](std::size_t i) { return map_name_of(atlas.areas[districts[i]]); };
    std::string words = name(0);
    if (districts.size() == 2) words += " and " + name(1);
    if (districts.size() > 2)
        words = fmt::format("{}, {} and {} more", name(0), name(1), districts.size() - 2);
    if (districts.size() == 3) words = fmt::format("{}, {} and {}", name(0), name(1), name(2));
    return words;
}

bool can_be_adopted(const ProposalDocument& document) {
    return std::ranges::any_of(document.proposals, [](const Proposal& proposal) {
        return proposal.adopted_as != PowerStatus::none;
    });
}

Atlas hypothetical(const Atlas& atlas, const Hypothesis& hypothesis) {
    Atlas made = atlas;
    if (!hypothesis.authorities.empty()) suppose(made, atlas, hypothesis.authorities);
    const std::set<AreaIndex> authorities = authorities_in(made);
    std::string source;
    for (const std::string& id : hypothesis.documents) {
        const auto document = std::ranges::find(atlas.documents, id, &ProposalDocument::id);
        if (document == atlas.documents.end()) continue;
        for (const Proposal& proposal : document->proposals)
            adopt(made, atlas, *document, proposal, authorities);
        source += (source.empty() ? "" : "; ") + in_words(*document);
    }
    if (made.areas.size() > atlas.areas.size())
        source += (source.empty() ? "" : "; ") + std::string(what_if_source);
    if (!source.empty()) recount(made, source);
    return made;
}

}  // namespace geo
