#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/paper/brief_missions.h"
#include "app/paper/brief_words.h"

namespace app {

/// Figures that a brief tells, for the notes on them.
using ToldFigures = std::vector<std::pair<const geo::Layer*, geo::ShownFigure>>;

/// An area and who decides there.
struct BriefSubject {
    BriefSubject(const geo::Atlas& of, geo::AreaIndex one);

    const geo::Atlas& atlas;
    geo::AreaIndex area;
    int year;  // of the boundaries that it is looked at in
    std::vector<geo::ProfileLine> known;
    std::optional<geo::AreaIndex> authority{};  // that it is or lies in, planned ones included
    const geo::Authority* record = nullptr;     // of that, or of an agreement or nation
    const geo::Mayor* mayor = nullptr;          // of the authority
    const geo::Mayor* council_mayor = nullptr;  // of the area's own council
    std::vector<geo::AreaIndex> councils{};     // districts in it; none of a district
    std::vector<geo::AreaIndex> authorities{};  // in a region or country
    std::size_t in_authorities = 0;             // districts of it in these

    const geo::Area& itself() const { return atlas.areas[area]; }
    bool is_authority() const { return authority == area; }
    /// It or what it lies in is to have its first mayor.
    bool has_ended() const;
    int year_of_end() const;  // of an area that has ended: the one in which it did
    bool waits_for_mayor() const;
};

/// "Metropolitan district in West Yorkshire; 358,000 people, 339 km²".
std::string what_of(const BriefSubject& subject);
/// Who decides here, in a few sentences.
std::string who_decides(const BriefSubject& subject);
std::vector<BriefFact> facts_of(const BriefSubject& subject);
/// What the authority around the area has of each power, by category; none without an authority.
std::vector<BriefPowers> powers_of(const BriefSubject& subject);
/// The area's budgets, then some of its authority's; as many rows as a page has room for.
std::vector<BriefFact> money_of(const BriefSubject& subject, ToldFigures& told);
/// Elections of its mayors and councils, the latest of each.
std::vector<BriefFact> mandate_of(const BriefSubject& subject, ToldFigures& told);

}  // namespace app
