#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/data/atlas.h"

namespace geo {

/// An authority that does not exist, made of districts of today.
struct SupposedAuthority {
    AreaId id;                        // "SUPPOSED-A"
    std::string name{};               // a person's, one line; empty: after its districts
    std::vector<AreaId> districts{};  // none: it is no area yet
    // It has what that authority has; none: what all of its districts have already.
    std::optional<AreaId> powers_as{};
    bool operator==(const SupposedAuthority&) const = default;
};
inline constexpr std::size_t most_supposed = 12, longest_name = 60;  // characters

/// What is supposed of the world: a plain value. Together with an atlas it makes another one.
struct Hypothesis {
    std::vector<std::string>
        documents{};  // ids of those that are adopted, in the order of adoption
    std::vector<SupposedAuthority> authorities{};

    bool empty() const { return documents.empty() && authorities.empty(); }
    bool operator==(const Hypothesis&) const = default;

    bool adopts(std::string_view document) const;
    /// nullptr: there is none of that id.
    const SupposedAuthority* authority(const AreaId& id) const;
};

/// The first id that none of these has.
AreaId free_id(const Hypothesis& hypothesis);

/// Is it one line, short enough to be its name?
bool can_be_name(std::string_view text);

/// Its own name, or else its districts': "Leeds and York".
std::string plain_name_of(const Atlas& atlas, const SupposedAuthority& authority);
/// What it is called as an area, in every list and on maps: "Leeds and York (what-if)".
std::string name_of(const Atlas& atlas, const SupposedAuthority& authority);

/// Adopted, would the document change anything? Not where its proposals give no power, or leave
/// open to which authorities.
bool can_be_adopted(const ProposalDocument& document);

/// Can it be part of an authority that is supposed? Districts in force in the present year can.
bool can_be_grouped(const Atlas& atlas, AreaIndex area);

/// The atlas as it would be.
///
/// An authority that is supposed is one more combined authority, in force since all of its
/// districts are; it takes nothing from those there are. Its figures come of its districts' as
/// those of any authority without its own do; its powers are as it says, hypothetical. A document
/// that is adopted gives the authorities it names what it proposes, where they have less; a power
/// that nobody has yet is one more power, of the category "new powers". All counts of powers
/// follow. What differs from `atlas` has the status and the basis `hypothetical`, and the document
/// as its source. Unknown documents and areas change nothing; what does not change (outlines,
/// cartograms) is shared.
Atlas hypothetical(const Atlas& atlas, const Hypothesis& hypothesis);

}  // namespace geo
