#include <algorithm>
#include <map>

#include "geo/data/election_rows.h"
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

    void add_year(const Authority& authority, AreaIndex area, std::string_view date,
                  std::size_t row, LayerDraft& draft) {
        const auto year = year_in(date);
        if (!year || authority.kind == "devolved national government") return;
        Figure figure = figure_of(authority, area, *year, date);
        figure.value = *year;
        draft.add(figure, row);
    }

    Reading& reading_;
    const Atlas& atlas_;
    SoundTable table_;
};

/// Who was elected when, of strategic authorities or of councils: elections, and what is known
/// better of the mayors now in office.
struct Incumbency {
    AreaIndex area{};
    int year = 0;
    std::size_t row = 0;
    std::string name, party, gender, date;
    Basis basis = Basis::published;
    TextIndex source = 0;
};

std::string gender_in_words(std::string_view code) {
    if (code == "F") return "female";
    if (code == "M") return "male";
    return std::string(code);
}

std::vector<Incumbency> incumbencies(Reading& reading, const SoundTable& elections,
                                     const Atlas& atlas, bool of_council) {
    std::map<std::pair<AreaIndex, int>, Incumbency> found;
    for (const Election& one : read_elections(reading, elections))
        if (one.of_council == of_council && !one.winner.empty())
            found[{one.area, one.year}] = {one.area,
                                           one.year,
                                           one.row,
                                           std::string(one.winner),
                                           std::string(one.party),
                                           gender_in_words(one.gender),
                                           std::string(one.date),
                                           one.basis_of({"winner", "winner_party"}),
                                           one.source};
    for (const Mayor& mayor : atlas.mayors) {
        const auto year = year_in(mayor.elected_on);
        if (mayor.of_strategic_authority == of_council || !year) continue;
        Incumbency& one = found[{mayor.area, *year}];
        const std::size_t row = one.row;
        one = {mayor.area,       *year,       row,
               mayor.name,       mayor.party, mayor.gender,
               mayor.elected_on, mayor.basis, reading.text(mayor.source)};
    }
    std::vector<Incumbency> all;
    for (auto& [key, one] : found) all.push_back(std::move(one));
    return all;
}

/// Categories in alphabetical order: no party before another.
std::vector<Category> categories_of(const std::vector<Incumbency>& mayors,
                                    std::string Incumbency::*word) {
    std::map<std::string, Category> sorted;
    for (const Incumbency& one : mayors) {
        std::string label = one.*word;
        if (label.empty()) continue;
        if (word == &Incumbency::gender) label[0] = label[0] == 'f' ? 'F' : 'M';
        sorted.emplace(one.*word, Category{kebab(one.*word), std::move(label)});
    }
    std::vector<Category> categories;
    for (auto& [key, category] : sorted) categories.push_back(std::move(category));
    return categories;
}

Layer incumbency_layer(Reading& reading, const SoundTable& table, Layer head,
                       const std::vector<Incumbency>& mayors, std::string Incumbency::*word,
                       const std::vector<EndedPost>& ended) {
    LayerDraft draft{std::move(head)};
    draft.layer.kind = LayerKind::categorical;
    draft.layer.categories = categories_of(mayors, word);
    for (const Incumbency& one : mayors) {
        const auto found =
            std::ranges::find(draft.layer.categories, kebab(one.*word), &Category::id);
        if (found == draft.layer.categories.end()) continue;
        draft.add({.area = one.area,
                   .year = static_cast<std::int16_t>(one.year),
                   .basis = one.basis,
                   .value = static_cast<double>(found - draft.layer.categories.begin()),
                   .period = reading.text(one.date),
                   .source = one.source,
                   .note = reading.text(one.name)},
                  one.row);
    }
    for (const EndedPost& post : ended)
        if (std::ranges::find(mayors, post.area, &Incumbency::area) != mayors.end())
            draft.add(closing_figure(post), 0);
    return std::move(draft).finish(reading, table);
}

Layer functions_layer(Reading& reading, const Atlas& atlas, bool Mayor::*functions, std::string id,
                      std::string label, std::string description) {
    LayerDraft draft{governance_layer(reading, "mayors", std::move(id), std::move(label),
                                      std::move(description), "functions")};
    draft.layer.kind = LayerKind::categorical;
    draft.layer.categories = {{"no", "Not the mayor's"}, {"yes", "The mayor's"}};
    for (const Mayor& mayor : atlas.mayors) {
        const auto year = year_in(mayor.elected_on);
        if (!mayor.of_strategic_authority || !year) continue;
        draft.add({.area = mayor.area,
                   .year = static_cast<std::int16_t>(*year),
                   .basis = mayor.basis,
                   .value = mayor.*functions ? 1.0 : 0.0,
                   .period = reading.text(mayor.elected_on),
                   .source = reading.text(mayor.source),
                   .note = reading.text(mayor.note.empty() ? mayor.name : mayor.note)},
                  0);
    }
    return std::move(draft).finish(reading, reading.table("mayors"));
}

/// Which councils have an elected mayor, had one, and since when.
Layer council_mayor_layer(Reading& reading, const SoundTable& table,
                          const std::vector<Incumbency>& mayors,
                          const std::vector<EndedPost>& ended) {
    LayerDraft draft{
        governance_layer(reading, "elections", "council-mayor", "Council mayor",
                         "Councils led by a mayor whom residents elect, which is not the "
                         "mayor of a strategic authority.",
                         "status")};
    draft.layer.group = "council mayors";
    draft.layer.downwards = Joining::none;
    draft.layer.kind = LayerKind::categorical;
    draft.layer.categories = {{"ended", "Gave up its elected mayor"}, {"mayor", "Elected mayor"}};
    for (const Incumbency& one : mayors)
        draft.add({.area = one.area,
                   .year = static_cast<std::int16_t>(one.year),
                   .basis = one.basis,
                   .value = 1.0,
                   .period = reading.text(one.date),
                   .source = one.source,
                   .note = reading.text(one.name)},
                  one.row);
    for (const EndedPost& post : ended) {
        Figure figure = closing_figure(post);
        figure.marker = Marker::none;
        figure.value = 0.0;
        draft.add(figure, 0);
    }
    return std::move(draft).finish(reading, table);
}

void add_mayors(Reading& reading, const Atlas& atlas, std::vector<Layer>& layers) {
    const SoundTable table = reading.table("elections");
    const auto strategic = incumbencies(reading, table, atlas, false);
    const auto council = incumbencies(reading, table, atlas, true);
    const std::vector<EndedPost> ended = read_ended_posts(reading);
    const auto head = [&](std::string id, std::string label, std::string description,
                          bool of_council) {
        Layer layer = governance_layer(reading, "elections", std::move(id), std::move(label),
                                       std::move(description), of_council ? "party" : "kind");
        layer.group = of_council ? "council mayors" : "mayors of strategic authorities";
        layer.downwards = of_council ? Joining::none : Joining::inherit;
        return layer;
    };
    if (!strategic.empty()) {
        Layer party = head("mayor-party", "Mayor's party",
                           "Party of the mayor of the strategic authority, by election.", false);
        party.unit = "party";
        Layer gender =
            head("mayor-gender", "Mayor's gender",
                 "Gender of the mayor of the strategic authority, as publicly described.", false);
        gender.unit = "gender";
        layers.push_back(
            incumbency_layer(reading, table, party, strategic, &Incumbency::party, {}));
        layers.push_back(
            incumbency_layer(reading, table, gender, strategic, &Incumbency::gender, {}));
    }
    if (!atlas.mayors.empty()) {
        layers.push_back(
            functions_layer(reading, atlas, &Mayor::police_functions, "mayor-police-functions",
                            "Mayor in charge of the police",
                            "Whether the mayor does the work of a police and crime commissioner."));
        layers.push_back(functions_layer(reading, atlas, &Mayor::fire_functions,
                                         "mayor-fire-functions",
                                         "Mayor in charge of fire and rescue",
                                         "Whether the mayor does the work of a fire authority."));
    }
    if (council.empty()) return;
    layers.push_back(council_mayor_layer(reading, table, council, ended));
    layers.push_back(
        incumbency_layer(reading, table,
                         head("council-mayor-party", "Council mayor's party",
                              "Party of the elected mayor of the council, by election.", true),
                         council, &Incumbency::party, ended));
}

}  // namespace

std::vector<Layer> read_governance(Reading& reading, const Atlas& atlas) {
    std::vector<Layer> layers = AuthorityLayers(reading, atlas).read();
    for (Layer& layer : layers) layer.group = "authorities";
    add_mayors(reading, atlas, layers);
    for (Layer& layer : layers)
        if (layer.group.empty()) layer.group = "mayors of strategic authorities";
    return layers;
}

}  // namespace geo
