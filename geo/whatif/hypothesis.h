#pragma once

#include <string>
#include <vector>

#include "geo/data/atlas.h"

namespace geo {

/// What is supposed of the world: a plain value. Together with an atlas it makes another one.
struct Hypothesis {
    std::vector<std::string> documents;  // ids of those that are adopted, in the order of adoption

    bool empty() const { return documents.empty(); }
    bool operator==(const Hypothesis&) const = default;
};

/// Adopted, would the document change anything? Not where its proposals give no power, or leave
/// open to which authorities.
bool can_be_adopted(const ProposalDocument& document);

/// The atlas as it would be. A document that is adopted gives the authorities it names what it
/// proposes, where they have less; a power that nobody has yet is one more power, of the category
/// "new powers". All counts of powers follow. What differs from `atlas` has the status and the
/// basis `hypothetical`, and the document as its source. Unknown documents change nothing; what
/// does not change (outlines, cartograms) is shared.
Atlas hypothetical(const Atlas& atlas, const Hypothesis& hypothesis);

}  // namespace geo
