#include "geo/whatif/hypothesis.h"

#include <algorithm>
#include <array>
#include <set>

#include "geo/data/proposals.h"
#include "geo/data/view.h"

namespace geo {
namespace {

constexpr std::string_view new_powers = "new powers";

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
    const TextIndex period = added_text(atlas, "if adopted");
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
                          .period = period,
                          .source = page};
            figure.note = added_text(atlas, fmt::format("Counted, of {} powers", tally.of));
        }
        layer_in(atlas, count.id).figures = std::move(figures);
    }
}

}  // namespace

bool can_be_adopted(const ProposalDocument& document) {
    return std::ranges::any_of(document.proposals, [](const Proposal& proposal) {
        return proposal.adopted_as != PowerStatus::none;
    });
}

Atlas hypothetical(const Atlas& atlas, const Hypothesis& hypothesis) {
    Atlas made = atlas;
    const std::set<AreaIndex> authorities = authorities_in(atlas);
    std::string source;
    for (const std::string& id : hypothesis.documents) {
        const auto document = std::ranges::find(atlas.documents, id, &ProposalDocument::id);
        if (document == atlas.documents.end()) continue;
        for (const Proposal& proposal : document->proposals)
            adopt(made, atlas, *document, proposal, authorities);
        source += (source.empty() ? "" : "; ") + in_words(*document);
    }
    if (!source.empty()) recount(made, source);
    return made;
}

}  // namespace geo
