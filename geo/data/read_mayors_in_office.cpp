#include <algorithm>
#include <map>

#include "geo/data/read_themes.h"

namespace geo {
namespace {

Layer mayor_layer(const Reading& reading, std::string id, std::string label,
                  std::string description, std::string unit, bool of_council) {
    Layer layer{.id = std::move(id),
                .theme = Theme::governance,
                .group = of_council ? "council mayors" : "mayors of strategic authorities",
                .label = std::move(label),
                .description = std::move(description),
                .unit = std::move(unit),
                .kind = LayerKind::categorical,
                .lasting = Lasting::until_the_next,
                .downwards = of_council ? Joining::none : Joining::inherit};
    layer.short_label = layer.label;
    reading.credit(layer, "elections");
    return layer;
}

/// Who was elected when, of strategic authorities or of councils: elections, and what is known
/// better of the mayors now in office.
struct Incumbency {
    AreaIndex area{};
    int year = 0;
    std::optional<std::size_t> row{};
    std::string name, party, gender, date;
    Basis basis = Basis::published;
    TextIndex source = 0;
};

std::string gender_in_words(std::string_view code) {
    if (code == "F") return "female";
    if (code == "M") return "male";
    return std::string(code);
}

std::vector<Incumbency> incumbencies(Reading& reading, const MayoralRecord& record,
                                     const Atlas& atlas, bool of_council) {
    std::map<std::pair<AreaIndex, int>, Incumbency> found;
    for (const Election& one : record.elections)
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
        const std::optional<std::size_t> row = one.row;
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

Layer incumbency_layer(Reading& reading, const MayoralRecord& record, Layer head,
                       const std::vector<Incumbency>& mayors, std::string Incumbency::*word) {
    LayerDraft draft{std::move(head)};
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
    // Posts given up were councils' alone, so none of these areas is a strategic authority's.
    for (const EndedPost& post : record.ended)
        if (std::ranges::find(mayors, post.area, &Incumbency::area) != mayors.end())
            draft.add(post.closing(), std::nullopt);
    return std::move(draft).finish(reading, record.table);
}

Layer functions_layer(Reading& reading, const Atlas& atlas, bool Mayor::*functions, Layer head) {
    LayerDraft draft{std::move(head)};
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
                  std::nullopt);
    }
    return std::move(draft).finish(reading, reading.table("mayors"));
}

/// Which councils have an elected mayor, had one, and since when.
Layer council_mayor_layer(Reading& reading, const MayoralRecord& record, Layer head,
                          const std::vector<Incumbency>& mayors) {
    LayerDraft draft{std::move(head)};
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
    for (const EndedPost& post : record.ended) {
        Figure figure = post.closing();
        figure.marker = Marker::none;
        figure.value = 0.0;
        draft.add(figure, std::nullopt);
    }
    return std::move(draft).finish(reading, record.table);
}

std::vector<Layer> strategic_layers(Reading& reading, const MayoralRecord& record,
                                    const std::vector<Incumbency>& mayors) {
    if (mayors.empty()) return {};
    return {incumbency_layer(
                reading, record,
                mayor_layer(reading, "mayor-party", "Mayor's party",
                            "Party of the mayor of the strategic authority.", "party", false),
                mayors, &Incumbency::party),
            incumbency_layer(reading, record,
                             mayor_layer(reading, "mayor-gender", "Mayor's gender",
                                         "Gender of the mayor of the strategic authority, as "
                                         "publicly described.",
                                         "gender", false),
                             mayors, &Incumbency::gender)};
}

std::vector<Layer> functions_layers(Reading& reading, const Atlas& atlas) {
    if (atlas.mayors.empty()) return {};
    return {functions_layer(
                reading, atlas, &Mayor::police_functions,
                mayor_layer(reading, "mayor-police-functions", "Mayor in charge of the police",
                            "Whether the mayor does the work of a police and crime commissioner.",
                            "functions", false)),
            functions_layer(
                reading, atlas, &Mayor::fire_functions,
                mayor_layer(reading, "mayor-fire-functions", "Mayor in charge of fire and rescue",
                            "Whether the mayor does the work of a fire authority.", "functions",
                            false))};
}

std::vector<Layer> council_layers(Reading& reading, const MayoralRecord& record,
                                  const std::vector<Incumbency>& mayors) {
    if (mayors.empty()) return {};
    return {
        council_mayor_layer(reading, record,
                            mayor_layer(reading, "council-mayor", "Council mayor",
                                        "Councils led by a mayor whom residents elect, who is "
                                        "not the mayor of a strategic authority.",
                                        "status", true),
                            mayors),
        incumbency_layer(reading, record,
                         mayor_layer(reading, "council-mayor-party", "Council mayor's party",
                                     "Party of the elected mayor of the council.", "party", true),
                         mayors, &Incumbency::party)};
}

}  // namespace

std::vector<Layer> read_mayors_in_office(Reading& reading, const MayoralRecord& record,
                                         const Atlas& atlas) {
    std::vector<Layer> layers =
        strategic_layers(reading, record, incumbencies(reading, record, atlas, false));
    std::ranges::move(functions_layers(reading, atlas), std::back_inserter(layers));
    std::ranges::move(council_layers(reading, record, incumbencies(reading, record, atlas, true)),
                      std::back_inserter(layers));
    return layers;
}

}  // namespace geo
