#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace geo {

/// How a typed word meets a word of a name: as its beginning, with typing errors.
struct WordMatch {
    std::size_t errors = 0;
    std::size_t letters = 0;  // of the name's word that were met; all of them, or the first few
};

/// Nothing when it takes more than an error for every four letters typed, or more than two. Words
/// with a digit are codes, in which no error is forgiven.
///
/// source  Damerau (1964) distance, optimal string alignment
std::optional<WordMatch> match_word(std::string_view typed, std::string_view word);

/// How well typed words meet a name, both folded: 1 for the very name; less for its beginning, its
/// words in another order, typing errors; 0 when a typed word meets nothing and says something
/// ("council" says nothing: Leeds City Council is Leeds).
double score_of(std::string_view typed, std::string_view name);

}  // namespace geo
