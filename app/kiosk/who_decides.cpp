#include "app/kiosk/who_decides.h"

#include <algorithm>
#include <array>

#include "app/kiosk/place_story.h"
#include "app/paper/brief_facts.h"
#include "app/picture/data_words.h"
#include "app/picture/powers_matrix.h"
#include "app/text/text.h"
#include "geo/area/known_areas.h"
#include "geo/data/join.h"
#include "geo/data/source.h"

namespace app {
namespace {

/// Who decides on a subject where no mayor or authority does.
enum class Decider : std::uint8_t {
    transport_council,  // county or unitary; in a metropolitan county its combined authority
    highway_council,    // county, unitary or metropolitan district
    planning_council,   // district or unitary
    commissioner,       // police and crime
    fire_authority,
    government,  // of the United Kingdom
    nation,      // its own government
    council_and_government,
    council_and_nation,
    nhs_and_council,  // the health service, which the government runs, and the council's care
    nation_and_government
};

struct Everyday {
    const char* power;
    const char* label;
    Decider england, wales, scotland, northern_ireland;
    const char* act;  // of England
    const char* act_wales;
    const char* act_scotland;
    const char* act_northern_ireland;
};

constexpr const char* wales_act = later("Government of Wales Act 2006");
constexpr const char* scotland_act = later("Scotland Act 1998");
constexpr const char* northern_ireland_act = later("Northern Ireland Act 1998");

constexpr std::array everyday{
    Everyday{"bus_franchising", later("Buses"), Decider::transport_council,
             Decider::council_and_nation, Decider::council_and_nation, Decider::nation,
             later("Transport Act 2000"), wales_act, later("Transport (Scotland) Act 2019"),
             northern_ireland_act},
    Everyday{"local_transport_authority", later("Transport"), Decider::transport_council,
             Decider::council_and_nation, Decider::council_and_nation, Decider::nation,
             later("Transport Act 2000"), later("Transport (Wales) Act 2006"),
             later("Transport (Scotland) Act 2005"), northern_ireland_act},
    Everyday{"key_route_network", later("Main roads"), Decider::highway_council,
             Decider::council_and_nation, Decider::council_and_nation, Decider::nation,
             later("Highways Act 1980"), later("Highways Act 1980"),
             later("Roads (Scotland) Act 1984"), later("Roads (Northern Ireland) Order 1993")},
    Everyday{"rail_partnership", later("Local rail"), Decider::government, Decider::nation,
             Decider::nation, Decider::nation, later("Railways Act 1993"),
             later("Railways Act 2005"), later("Railways Act 2005"), northern_ireland_act},
    Everyday{"adult_skills_fund", later("Adult skills"), Decider::government, Decider::nation,
             Decider::nation, Decider::nation,
             later("Apprenticeships, Skills, Children and Learning Act 2009"), wales_act,
             scotland_act, northern_ireland_act},
    Everyday{"employment_support", later("Job support"), Decider::government, Decider::government,
             Decider::nation_and_government, Decider::nation,
             later("Employment and Training Act 1973"), later("Employment and Training Act 1973"),
             later("Scotland Act 2016"), northern_ireland_act},
    Everyday{"affordable_housing_direction", later("New homes"), Decider::council_and_government,
             Decider::council_and_nation, Decider::council_and_nation, Decider::nation,
             later("Housing and Regeneration Act 2008"), wales_act, scotland_act,
             northern_ireland_act},
    Everyday{"spatial_development_strategy", later("Planning"), Decider::planning_council,
             Decider::planning_council, Decider::planning_council, Decider::planning_council,
             later("Town and Country Planning Act 1990"),
             later("Town and Country Planning Act 1990"),
             later("Town and Country Planning (Scotland) Act 1997"),
             later("Planning Act (Northern Ireland) 2011")},
    Everyday{
        "police_crime_commissioner", later("Police"), Decider::commissioner, Decider::commissioner,
        Decider::nation, Decider::nation, later("Police Reform and Social Responsibility Act 2011"),
        later("Police Reform and Social Responsibility Act 2011"),
        later("Police and Fire Reform (Scotland) Act 2012"), later("Northern Ireland Act 2009")},
    Everyday{"fire_rescue", later("Fire service"), Decider::fire_authority, Decider::fire_authority,
             Decider::nation, Decider::nation, later("Fire and Rescue Services Act 2004"),
             later("Fire and Rescue Services Act 2004"),
             later("Police and Fire Reform (Scotland) Act 2012"),
             later("Fire and Rescue Services (Northern Ireland) Order 2006")},
    Everyday{"health_devolution", later("NHS, care"), Decider::nhs_and_council, Decider::nation,
             Decider::nation, Decider::nation,
             later("National Health Service Act 2006; Care Act 2014"), wales_act, scotland_act,
             northern_ireland_act},
    Everyday{"warm_homes_retrofit", later("Warm homes"), Decider::council_and_government,
             Decider::nation, Decider::nation, Decider::nation, later("Energy Act 2013"), wales_act,
             scotland_act, northern_ireland_act}};

enum class Country : std::uint8_t { england, wales, scotland, northern_ireland };

Country country_of(const BriefSubject& s) {
    const auto country = s.itself().country;
    const geo::AreaIndex whole = country.value_or(s.area);
    switch (geo::text_of(s.atlas.areas[whole].id).front()) {
        case 'W':
            return Country::wales;
        case 'S':
            return Country::scotland;
        case 'N':
            return Country::northern_ireland;
        default:
            return Country::england;
    }
}

const char* government_of(Country country) {
    switch (country) {
        case Country::england:
            return tr("UK Government");
        case Country::wales:
            return tr("Welsh Government");
        case Country::scotland:
            return tr("Scottish Government");
        case Country::northern_ireland:
            return tr("Northern Ireland Executive");
    }
    return "";
}

/// The council of a kind here by its name; "councils" for an area of several.
std::string council_of(const BriefSubject& s, Decider decider) {
    const bool for_transport = decider != Decider::planning_council;
    const geo::Area& area = s.itself();
    if (!s.councils.empty() && !area.levels.contains(geo::Level::upper_tier))
        return tr("each council");
    if (for_transport && area.county) {
        // Metropolitan counties have had no council since 1986: what of transport is not the
        // districts' is their combined authority's.
        const geo::Area& county = s.atlas.areas[*area.county];
        if (geo::text_of(county.id).starts_with("E10"))
            return say("{} County Council", name_of(county));
        if (decider == Decider::transport_council && s.authority &&
            !s.atlas.areas[*s.authority].planned)
            return name_of(s.atlas.areas[*s.authority]);
    }
    if (!for_transport && !s.councils.empty()) return tr("the district councils");
    return say("{} council", name_in_sentence(area));
}

struct Deciding {
    std::string who, told;
};

Deciding deciding(const BriefSubject& s, Decider decider, Country country) {
    const std::string nation = government_of(country);
    const auto alone = [](std::string who) {
        std::string told = say("Decided here by {}.", who);
        return Deciding{std::move(who), std::move(told)};
    };
    switch (decider) {
        case Decider::transport_council:
        case Decider::highway_council:
        case Decider::planning_council:
            return alone(council_of(s, decider));
        case Decider::commissioner:
            return {tr("Police commissioner"),
                    tr("Overseen here by an elected police and crime commissioner.")};
        case Decider::fire_authority:
            return {tr("Fire authority"),
                    tr("Run here by the fire and rescue authority: a council, several together, or "
                       "a commissioner.")};
        case Decider::government:
            return alone(tr("UK Government"));
        case Decider::nation:
            return alone(nation);
        case Decider::council_and_government:
            return {tr("Council, UK Government"),
                    tr("The UK Government gives the money, councils decide how it is used here.")};
        case Decider::council_and_nation:
            return {say("Council, {}", nation),
                    say("Shared here: {} sets the rules and much of the money, councils decide "
                        "locally.",
                        nation)};
        case Decider::nhs_and_council:
            return {tr("NHS, council"),
                    tr("The NHS in England answers to the UK Government; social care is the "
                       "council’s.")};
        case Decider::nation_and_government:
            return {say("{}, UK Government", nation),
                    say("Shared here between {} and the UK Government.", nation)};
    }
    return {};
}

Decider decider_in(const Everyday& one, Country country) {
    switch (country) {
        case Country::england:
            return one.england;
        case Country::wales:
            return one.wales;
        case Country::scotland:
            return one.scotland;
        case Country::northern_ireland:
            return one.northern_ireland;
    }
    return one.england;
}

const char* act_in(const Everyday& one, Country country) {
    switch (country) {
        case Country::england:
            return one.act;
        case Country::wales:
            return one.act_wales;
        case Country::scotland:
            return one.act_scotland;
        case Country::northern_ireland:
            return one.act_northern_ireland;
    }
    return "";
}

/// Who decides where the authority does not: of buses that is the authority all the same, as the
/// one that plans local transport, though it cannot set routes and fares.
Deciding without_power(const BriefSubject& s, const std::string& power, Deciding otherwise) {
    if (power != "bus_franchising") return otherwise;
    const PowerCard transport = power_card_of(s.atlas, *s.authority, "local_transport_authority");
    if (transport.status != geo::PowerStatus::held) return otherwise;
    const std::string authority = map_name_in_language(s.atlas.areas[*s.authority]);
    return {say("{}, bus firms", authority),
            say("{} plans and supports buses; firms decide most routes and fares.", authority)};
}

constexpr std::string_view single_council = "single-council devolution agreement";
constexpr const char* not_checked = later("Recalled, not yet checked.");

/// For visitors: the legal basis, how sure it is and whose word that is. Notes of those who read
/// the sources are for analysts; that one of them was recalled is for everybody.
std::string where_it_is_from(const BriefSubject& s, const std::string& power) {
    const geo::Power& known = *std::ranges::find(s.atlas.powers, power, &geo::Power::id);
    std::vector<std::string> words;
    if (!known.reference.empty())
        words.push_back(say("Legal basis: {}.", in_language(known.reference)));
    const geo::Layer* layer = s.atlas.layer(geo::power_layer_id(power));
    const geo::Figure* figure =
        layer == nullptr ? nullptr : layer->at(*s.authority, s.atlas.present_year);
    if (figure != nullptr) {
        const bool is_in_part = s.atlas.text(figure->note).find("recalled") != std::string::npos;
        if (figure->basis == geo::Basis::recalled)
            words.emplace_back(tr(not_checked));
        else if (figure->basis == geo::Basis::estimate)
            words.emplace_back(tr("An estimate."));
        else if (figure->basis == geo::Basis::hypothetical)
            words.emplace_back(tr("Hypothetical: nobody has decided it."));
        else if (is_in_part)
            words.emplace_back(tr("Read at its source; part of it recalled, not yet checked."));
        else
            words.emplace_back(tr("Read at its source."));
        const auto publishers =
            publishers_in(source_in_language(geo::source_of(s.atlas, *layer, geo::shown(*figure))));
        if (!publishers.empty())
            words.push_back(say("Source: {}.", fmt::format("{}", fmt::join(publishers, "; "))));
    }
    return fmt::format("{}", fmt::join(words, " "));
}

/// Where an authority has powers: what it has of this one.
void tell_of_authority(const BriefSubject& s, const std::string& holder, const Deciding& decided,
                       Subject& subject) {
    const Deciding otherwise = without_power(s, subject.power, decided);
    subject.who = otherwise.who;
    const PowerCard card = power_card_of(s.atlas, *s.authority, subject.power);
    const std::string authority = map_name_in_language(s.atlas.areas[*s.authority]);
    const std::string has = s.mayor != nullptr ? say("The mayor of {}", authority) : authority;
    switch (card.status) {
        case geo::PowerStatus::held:
            subject.held = Held::held;
            subject.who = holder;
            subject.told = say("{} has this power.", has);
            break;
        case geo::PowerStatus::partial:
            subject.held = Held::shared;
            subject.who = tr("Shared");
            subject.told =
                say("{} shares this power, or has part of it. Otherwise: {}", has, otherwise.told);
            break;
        case geo::PowerStatus::agreed:
            subject.held = Held::agreed;
            subject.told =
                say("{} is to have this power: agreed, not yet in use. {}", has, otherwise.told);
            break;
        case geo::PowerStatus::proposed:
        case geo::PowerStatus::none:
            subject.told = say("{} does not have this power. {}", has, otherwise.told);
            break;
    }
    subject.source = card.standing + ". " + where_it_is_from(s, subject.power);
}

/// What an agreement that a council has of its own says of a power, where the register's words on
/// it name that.
bool agreement_names(const geo::Authority& agreement, std::string_view power) {
    struct Named {
        std::string_view power, words;
    };
    constexpr std::array named{Named{"adult_skills_fund", "adult education"},
                               Named{"adult_skills_fund", "Adult education"},
                               Named{"adult_skills_fund", "adult skills fund"},
                               Named{"employment_support", "Connect to Work"}};
    return std::ranges::any_of(named, [&](const Named& one) {
        return one.power == power &&
               (agreement.statutory_instrument.find(one.words) != std::string::npos ||
                agreement.note.find(one.words) != std::string::npos);
    });
}

/// Where a council has an agreement of its own rather than an authority around it.
void tell_of_agreement(const BriefSubject& s, Decider decider, Subject& subject) {
    const geo::Authority& agreement = *s.record;
    if (!agreement_names(agreement, subject.power)) {
        if (decider == Decider::government || decider == Decider::council_and_government)
            subject.told += std::string(" ") +
                            tr("The council’s devolution agreement may change this; the atlas does "
                               "not know that it does.");
        return;
    }
    subject.who = geo::text_of(s.itself().id).starts_with("E10")
                      ? say("{} County Council", name_of(s.itself()))
                      : say("{} council", name_in_sentence(s.itself()));
    subject.told = say("By its devolution agreement this is for {} to decide.", subject.who);
    std::vector<std::string> words;
    if (!agreement.statutory_instrument.empty())
        words.push_back(say("Legal basis: {}.", agreement.statutory_instrument));
    words.emplace_back(agreement.basis == geo::Basis::recalled ? tr(not_checked)
                                                               : tr("Read at its source."));
    if (const auto publishers = publishers_in(agreement.source); !publishers.empty())
        words.push_back(say("Source: {}.", fmt::format("{}", fmt::join(publishers, "; "))));
    subject.source = fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

std::string holder_in_words(const BriefSubject& s) {
    if (!s.authority || s.atlas.areas[*s.authority].planned) return {};
    return s.mayor != nullptr ? tr("Mayor") : tr("Authority");
}

std::vector<Subject> subjects_of(const BriefSubject& s) {
    const Country country = country_of(s);
    const std::string holder = holder_in_words(s);
    std::vector<Subject> subjects;
    for (const Everyday& one : everyday) {
        const auto power = std::ranges::find(s.atlas.powers, one.power, &geo::Power::id);
        if (power == s.atlas.powers.end()) continue;
        Subject subject{
            .power = one.power, .label = tr(one.label), .who = {}, .told = {}, .source = {}};
        const Deciding otherwise = deciding(s, decider_in(one, country), country);
        subject.who = otherwise.who;
        subject.told = otherwise.told;
        subject.source = say("Legal basis: {}.", tr(act_in(one, country))) + " " + tr(not_checked);
        if (!holder.empty()) tell_of_authority(s, holder, otherwise, subject);
        if (!s.authority && s.record != nullptr && s.record->kind == single_council)
            tell_of_agreement(s, decider_in(one, country), subject);
        subjects.push_back(std::move(subject));
    }
    return subjects;
}

}  // namespace app
