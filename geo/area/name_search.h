#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/area/area_register.h"

namespace geo {

/// One answer of a name search, best first.
struct NameMatch {
    AreaIndex area;
    std::string matched;  // the name or alias that was met: "Hull"
    double score = 0;     // 1 for the name as typed, less for parts and typing errors
};

/// Finds areas by what people type: names, aliases, Welsh names, short names and codes; case,
/// accents, punctuation ("Kings Lynn"), word order and one or two typing errors ("manchster") are
/// forgiven. Made once for a register; finding is a fraction of a millisecond.
///
/// source  typing errors: Damerau (1964) distance, optimal string alignment, with an error for
///         every four letters typed
class NameSearch {
public:
    explicit NameSearch(const AreaRegister& areas);

    /// At most `most` areas, best first. Areas in force come before ended ones of like names, and
    /// of equal matches combined authorities first, then the more populous. An area appears once,
    /// by its best name.
    std::vector<NameMatch> find(std::string_view typed, std::size_t most = 8) const;

private:
    struct Entry {
        AreaIndex area;
        std::string shown;
        std::string folded;  // lower case, no accents, words apart by one space
        double rank;         // breaks ties; larger first
        double weight;       // of its score; less for ended areas
    };
    std::vector<Entry> entries_;
};

}  // namespace geo
