#include "app/paper/brief_facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/picture/data_words.h"
#include "app/picture/powers_matrix.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/join.h"

namespace app {
namespace {

constexpr std::size_t most_money = 5, most_money_around = 2, most_votes = 5, most_named = 12,
                      most_authorities = 8;

std::string with_mark(const std::string& text, geo::Basis basis) {
    if (basis == geo::Basis::recalled) return say("{}, recalled", text);
    if (basis == geo::Basis::estimate) return say("{}, estimate", text);
    return text;
}

std::string names_of(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& areas) {
    std::vector<std::string> names;
    for (const geo::AreaIndex one : areas) names.push_back(name_of(atlas.areas[one]));
    // Names have commas of their own: "Bristol, City of".
    return fmt::format("{}", fmt::join(names, "; "));
}

std::string mayor_of(const geo::Mayor& mayor) {
    return say("{} ({})", mayor.name, in_language(mayor.party));
}

std::string districts_in_words(std::size_t count) {
    return fmt::format(fmt::runtime(trn("{} district", "{} districts", count)), count);
}

/// What stands at present of a layer in an area; nullptr where nothing does.
const geo::Figure* standing(const geo::Atlas& atlas, const char* layer, geo::AreaIndex area) {
    const geo::Layer* known = atlas.layer(layer);
    const geo::Figure* figure = known == nullptr ? nullptr : known->at(area, atlas.present_year);
    return figure != nullptr && figure->value ? figure : nullptr;
}

std::string category_of(const geo::Atlas& atlas, const char* layer, const geo::Figure& figure) {
    return value_in_words(*atlas.layer(layer), *figure.value);
}

BriefFact authority_fact(const BriefSubject& s) {
    if (s.record == nullptr) return {tr("Authority"), tr("No combined authority"), {}};
    const geo::Authority& one = *s.record;
    BriefFact fact{
        tr("Authority"), in_language(one.name),
        one.tier.empty() ? in_language(one.kind) : say("{} tier", in_language(one.tier))};
    if (!one.established.empty())
        fact.detail += ", " + say("since {}", period_in_words(one.established));
    else if (one.status == "planned")
        fact.detail += std::string(", ") + tr("planned");
    fact.detail = with_mark(fact.detail, one.basis);
    return fact;
}

/// "the police and fire services", of which a mayor is in charge.
std::string functions_of(const geo::Mayor& mayor) {
    if (mayor.police_functions && mayor.fire_functions) return tr("in charge of police and fire");
    if (mayor.police_functions) return tr("in charge of the police");
    if (mayor.fire_functions) return tr("in charge of fire and rescue");
    return {};
}

BriefFact mayor_fact(const char* label, const geo::Mayor& mayor) {
    BriefFact fact{label, mayor_of(mayor), say("elected on {}", period_in_words(mayor.elected_on))};
    if (!mayor.term_ends.empty())
        fact.detail += ", " + say("until {}", period_in_words(mayor.term_ends));
    if (const std::string functions = functions_of(mayor); !functions.empty())
        fact.detail += ", " + functions;
    fact.detail = with_mark(fact.detail, mayor.basis);
    return fact;
}

std::optional<BriefFact> control_of_council(const BriefSubject& s) {
    const geo::Figure* control = standing(s.atlas, "council-control", s.area);
    if (control == nullptr) return std::nullopt;
    BriefFact fact{tr("Council control"), category_of(s.atlas, "council-control", *control),
                   detail_of(s.atlas, geo::shown(*control))};
    const geo::Figure* party = standing(s.atlas, "largest-party", s.area);
    const geo::Figure* share = standing(s.atlas, "largest-party-seat-share", s.area);
    if (party == nullptr || share == nullptr) return fact;
    const std::string largest = category_of(s.atlas, "largest-party", *party);
    fact.value +=
        fact.value == largest ? std::string(", ") : "; " + say("largest: {}", largest) + ", ";
    fact.value += say("{} of seats", category_of(s.atlas, "largest-party-seat-share", *share));
    return fact;
}

/// Councils by who controls them, most first.
std::optional<BriefFact> control_of_councils(const BriefSubject& s) {
    std::map<std::string, int> by_control;
    geo::Basis basis = geo::Basis::published;
    std::string newest;
    for (const geo::AreaIndex council : s.councils)
        if (const geo::Figure* one = standing(s.atlas, "council-control", council)) {
            ++by_control[category_of(s.atlas, "council-control", *one)];
            basis = std::max(basis, one->basis);
            newest = std::max(newest, s.atlas.text(one->period));
        }
    if (by_control.empty()) return std::nullopt;
    std::vector<std::pair<int, std::string>> rows;
    for (const auto& [control, count] : by_control) rows.emplace_back(-count, control);
    std::ranges::sort(rows);
    std::vector<std::string> parts;
    for (const auto& [count, control] : rows) parts.push_back(say("{} {}", control, -count));
    return BriefFact{tr("Control of councils"), fmt::format("{}", fmt::join(parts, ", ")),
                     with_mark(say("districts, as of {}", period_in_words(newest)), basis)};
}

/// Layers of budgets in the order in which they are told; others follow in the atlas's.
constexpr std::array budgets_first{"budget-integrated-settlement",
                                   "budget-authority-total-budget",
                                   "budget-authority-revenue-budget",
                                   "budget-devolution-investment-fund",
                                   "budget-transport-for-city-regions-multi-year",
                                   "budget-adult-skills-fund",
                                   "budget-tfl-capital-settlement-multi-year",
                                   "budget-devolution-deal-capital-one-off",
                                   "core-spending-power-area",
                                   "core-spending-power",
                                   "council-tax-band-d",
                                   "budget-council-tax-area-yield",
                                   "identifiable-spending",
                                   "budget-mayoral-precept-general"};

std::ptrdiff_t place_of(const geo::Layer& layer) {
    return std::ranges::find(budgets_first, layer.id) - budgets_first.begin();
}

constexpr std::string_view per_head = "-per-head";

std::vector<const geo::ProfileLine*> budgets_in(const std::vector<geo::ProfileLine>& known) {
    std::vector<const geo::ProfileLine*> lines;
    for (const geo::ProfileLine& line : known)
        if (line.layer->theme == geo::Theme::budgets && line.figure &&
            line.figure->status != geo::FigureStatus::inherited &&
            !line.layer->id.ends_with(per_head))
            lines.push_back(&line);
    std::ranges::stable_sort(lines, {},
                             [](const geo::ProfileLine* line) { return place_of(*line->layer); });
    return lines;
}

BriefFact budget_fact(const geo::Atlas& atlas, const std::vector<geo::ProfileLine>& known,
                      const geo::ProfileLine& line) {
    BriefFact fact{label_of(*line.layer), value_in_words(*line.layer, *line.figure->value), {}};
    const auto head = std::ranges::find_if(known, [&](const geo::ProfileLine& one) {
        return one.figure && one.year == line.year &&
               one.layer->id == line.layer->id + std::string(per_head);
    });
    if (head != known.end())
        fact.detail = say("{} a head", geo::say_number(*head->layer, *head->figure->value)) + ", ";
    fact.detail += detail_of(atlas, *line.figure);
    return fact;
}

}  // namespace

BriefSubject::BriefSubject(const geo::Atlas& of, geo::AreaIndex one)
    : atlas(of), area(one), year(geo::boundary_year_of(of, one)), known(geo::profile_of(of, one)) {
    const auto in = [&](int when) {
        return atlas.areas.parent(area, geo::Level::combined_authority, when);
    };
    authority = in(year);
    if (!authority && !itself().vintage.end) authority = in(atlas.last_year);
    const auto nation = itself().country;
    for (const geo::Authority& known_one : atlas.authorities) {
        const auto its = atlas.areas.find(geo::text_of(known_one.id));
        const bool is_around = authority && its == authority;
        const bool agrees =
            !authority && !its && known_one.status == "existing" &&
            std::ranges::find(known_one.constituents, area) != known_one.constituents.end();
        const bool is_nation = !authority && its && (its == nation || its == area);
        if (is_around || agrees || is_nation) record = &known_one;
    }
    for (const geo::Mayor& known_one : atlas.mayors) {
        if (authority && known_one.area == *authority && known_one.of_strategic_authority)
            mayor = &known_one;
        if (known_one.area == area && !known_one.of_strategic_authority) council_mayor = &known_one;
    }
    councils = atlas.areas.members(area, geo::Level::district, year);
    std::erase(councils, area);
    if (itself().levels.contains(geo::Level::region) ||
        itself().levels.contains(geo::Level::country))
        for (const geo::AreaIndex council : councils)
            if (const auto its =
                    atlas.areas.parent(council, geo::Level::combined_authority, year)) {
                ++in_authorities;
                if (std::ranges::find(authorities, *its) == authorities.end())
                    authorities.push_back(*its);
            }
}

bool BriefSubject::has_ended() const {
    return itself().vintage.end && *itself().vintage.end < atlas.present_year;
}

int BriefSubject::year_of_end() const { return *itself().vintage.end + 1; }

bool BriefSubject::waits_for_mayor() const {
    return mayor == nullptr && record != nullptr && !record->first_mayoral_election.empty() &&
           !has_ended();
}

std::string what_of(const BriefSubject& s) {
    const geo::Area& area = s.itself();
    std::string what = area.planned ? say("Planned {}", in_language(area.type))
                                    : geo::capitalised(in_language(area.type));
    auto parent = area.region;
    if (s.authority && !s.is_authority()) parent = s.authority;
    if (!parent || *parent == s.area) parent = area.country;
    if (parent && *parent != s.area) what = say("{} in {}", what, name_of(s.atlas.areas[*parent]));
    if (s.has_ended()) what = say("{}, until {}", what, s.year_of_end());
    if (!s.councils.empty()) what += "; " + districts_in_words(s.councils.size());
    const geo::Layer* people = s.atlas.layer("population");
    for (const geo::ProfileLine& line : s.known)
        if (line.layer == people && line.figure)
            what += (s.councils.empty() ? "; " : ", ") +
                    say("{} people", with_thousands(*line.figure->value));
    return what;
}

std::string who_decides(const BriefSubject& s) {
    const std::string name = name_of(s.itself());
    const auto election = [&] { return period_in_words(s.record->first_mayoral_election); };
    std::string words;
    if (s.has_ended()) {
        words = say("{} ended in {}.", name, s.year_of_end());
        if (const auto& next = s.itself().successors; !next.empty())
            words += " " + say("Its ground went to {}.", names_of(s.atlas, next));
    } else if (s.is_authority()) {
        const std::string districts = districts_in_words(s.councils.size());
        if (s.itself().planned)
            words = say("{} is planned, not yet made: an authority for {}.", name, districts);
        else if (s.mayor != nullptr)
            words = say("{} covers {} and has a mayor, {}, elected on {}.", name, districts,
                        mayor_of(*s.mayor), period_in_words(s.mayor->elected_on));
        else
            words = say("{} covers {} and has no mayor.", name, districts);
        if (s.waits_for_mayor())
            words += " " + say("Its first mayor is to be elected on {}.", election());
    } else if (s.authority) {
        const std::string whole = name_of(s.atlas.areas[*s.authority]);
        if (s.atlas.areas[*s.authority].planned)
            words = say("{} has no mayor: it is to be part of {}, which is planned.", name, whole);
        else if (s.mayor != nullptr)
            words = say("{} is part of {}, whose mayor is {}.", name, whole, mayor_of(*s.mayor));
        else
            words = say("{} is part of {}, which has no mayor.", name, whole);
        if (s.waits_for_mayor())
            words += " " + say("Its first mayor is to be elected on {}.", election());
    } else if (!s.authorities.empty()) {
        const std::string those = s.authorities.size() > most_authorities
                                      ? say("{} strategic authorities", s.authorities.size())
                                      : names_of(s.atlas, s.authorities);
        const std::string districts = districts_in_words(s.councils.size());
        words = s.in_authorities == s.councils.size()
                    ? say("All {} of {} are part of {}.", districts, name, those)
                    : say("Of the {} of {}, {} are part of {}.", districts, name, s.in_authorities,
                          those);
    } else if (s.record != nullptr && s.atlas.areas.find(geo::text_of(s.record->id))) {
        words =
            say("Powers are devolved to the {}, not to mayors: there are no combined "
                "authorities in {}.",
                in_language(s.record->name),
                name_of(s.atlas.areas[s.itself().country.value_or(s.area)]));
    } else if (s.record != nullptr) {
        words = say("{} has a devolution agreement of its own and no mayor of an authority.", name);
    } else if (s.councils.empty()) {
        words = say("{} is in no combined authority and has no devolution agreement.", name);
    } else {
        words = say("No combined authority covers {}.", name);
    }
    if (s.council_mayor != nullptr)
        words += " " + say("The council has an elected mayor of its own, {}.",
                           mayor_of(*s.council_mayor));
    return words;
}

std::vector<BriefFact> facts_of(const BriefSubject& s) {
    std::vector<BriefFact> facts;
    if (s.authorities.empty()) facts.push_back(authority_fact(s));
    if (s.mayor != nullptr) facts.push_back(mayor_fact(tr("Mayor"), *s.mayor));
    if (s.waits_for_mayor())
        facts.push_back(
            {tr("Mayor"), tr("None yet"),
             say("first election on {}", period_in_words(s.record->first_mayoral_election))});
    if (s.council_mayor != nullptr)
        facts.push_back(mayor_fact(tr("Council mayor"), *s.council_mayor));
    if (auto control = control_of_council(s))
        facts.push_back(*std::move(control));
    else if (s.atlas.areas.finest_map_of(s.area) == geo::Level::district)
        facts.push_back(
            {tr("Council"), s.itself().name, tr("the atlas does not have who controls it")});
    if (auto control = control_of_councils(s)) facts.push_back(*std::move(control));
    if (!s.authorities.empty() && s.authorities.size() <= most_authorities)
        facts.push_back({tr("Authorities"), names_of(s.atlas, s.authorities), {}});
    else if (!s.councils.empty() && s.councils.size() <= most_named)
        facts.push_back({tr("Districts"), names_of(s.atlas, s.councils), {}});
    constexpr std::size_t most_alike = 5;
    auto alike = geo::neighbours_of(s.atlas, s.area, geo::neighbours_in_all);
    if (alike.size() > most_alike) alike.resize(most_alike);
    if (!alike.empty()) facts.push_back({tr("Most alike"), names_of(s.atlas, alike), {}});
    return facts;
}

std::vector<BriefPowers> powers_of(const BriefSubject& s) {
    std::vector<BriefPowers> all;
    if (!s.authority) return all;
    const PowersMatrix matrix = powers_matrix_of(s.atlas, {});
    const int row = matrix.row_of(*s.authority);
    if (row < 0) return all;
    const auto& cells = matrix.rows[static_cast<std::size_t>(row)].cells;
    for (const PowerGroup& group : matrix.groups) {
        BriefPowers powers{geo::capitalised(group.label), {}};
        for (std::size_t i = group.first; i < group.first + group.count; ++i)
            powers.powers.emplace_back(matrix.columns[i].label, cells[i].status);
        all.push_back(std::move(powers));
    }
    return all;
}

std::vector<BriefFact> money_of(const BriefSubject& s, ToldFigures& told) {
    std::vector<BriefFact> facts;
    const auto add = [&](const std::vector<geo::ProfileLine>& known, std::size_t most) {
        for (const geo::ProfileLine* line : budgets_in(known)) {
            if (most-- == 0) return;
            facts.push_back(budget_fact(s.atlas, known, *line));
            told.emplace_back(line->layer, *line->figure);
        }
    };
    const bool has_around = s.authority && !s.is_authority();
    add(s.known, has_around ? most_money - most_money_around : most_money);
    if (!has_around) return facts;
    const auto around = geo::profile_of(s.atlas, *s.authority);
    if (budgets_in(around).empty()) return facts;
    facts.push_back({name_of(s.atlas.areas[*s.authority]), {}, {}});
    add(around, most_money_around);
    return facts;
}

std::vector<BriefFact> mandate_of(const BriefSubject& s, ToldFigures& told) {
    std::vector<BriefFact> facts;
    for (const geo::Mayor* mayor : {s.mayor, s.council_mayor})
        if (mayor != nullptr)
            facts.push_back({say("Mayor of {}", name_of(s.atlas.areas[mayor->area])), mayor->name,
                             period_in_words(mayor->elected_on)});
    for (const geo::ProfileLine& line : s.known) {
        if (line.layer->theme != geo::Theme::turnout || !line.figure || line.layer->is_count)
            continue;
        // Where the latest vote has no figure, that of the one before no longer stands.
        const auto own = line.layer->of(line.figure->from);
        if (line.layer->lasting == geo::Lasting::until_the_next && !own.empty() &&
            !own.back().value)
            continue;
        if (facts.size() == most_votes) break;
        facts.push_back({label_of(*line.layer), value_in_words(*line.layer, *line.figure->value),
                         detail_of(s.atlas, *line.figure)});
        told.emplace_back(line.layer, *line.figure);
    }
    return facts;
}

}  // namespace app
