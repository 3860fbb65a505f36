#include "geo/area/match_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "geo/area/fold_name.h"

namespace geo {
namespace {

constexpr std::size_t longest_word = 63;  // longer than Llanfairpwll in full

// Weights were chosen on the register of 2026, so that what is meant comes first.
constexpr double share_of_coverage = 0.4;  // of a score: how much of the name was typed
constexpr double errors_cost = 2;          // a letter wrong spoils its neighbours' worth too
constexpr double out_of_order = 0.95;      // "Bristol City of"
constexpr double word_without_meaning = 0.8;
constexpr double not_the_very_name = 0.99;

constexpr std::array<std::string_view, 15> words_without_meaning{
    "and",     "authority",    "borough", "city",   "combined", "council", "county", "district",
    "mayoral", "metropolitan", "of",      "police", "region",   "the",     "unitary"};

std::size_t errors_forgiven(std::string_view typed) {
    const bool is_code = typed.find_first_of("0123456789") != std::string_view::npos;
    return is_code ? 0 : std::min<std::size_t>(typed.size() / 4, 2);
}

/// Distances of the first letters of one word from every beginning of another.
using Row = std::array<std::uint8_t, longest_word + 1>;

struct Rows {
    Row current, one_back, two_back;
};

/// Fills the current row, for the first i letters typed, from the two before; i is at least 1.
void fill_row(Rows& rows, std::string_view typed, std::size_t i, std::string_view word) {
    rows.current[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= word.size(); ++j) {
        const int wrong = rows.one_back[j - 1] + (typed[i - 1] != word[j - 1]);
        int least = std::min({wrong, rows.one_back[j] + 1, rows.current[j - 1] + 1});
        if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
            least = std::min(least, rows.two_back[j - 2] + 1);
        rows.current[j] = static_cast<std::uint8_t>(least);
    }
}

/// The beginning of a word that a row says is nearest; of equally near ones the longest.
WordMatch nearest_in(const Row& row, std::string_view word) {
    WordMatch nearest{.errors = row[0], .letters = 0};
    for (std::size_t j = 1; j <= word.size(); ++j)
        if (row[j] <= nearest.errors) nearest = {.errors = row[j], .letters = j};
    return nearest;
}

std::optional<WordMatch> match_with_errors(std::string_view typed, std::string_view word,
                                           std::size_t forgiven) {
    Rows rows{};
    std::iota(rows.current.begin(), rows.current.end(), std::uint8_t{0});
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        rows.two_back = rows.one_back;
        rows.one_back = rows.current;
        fill_row(rows, typed, i, word);
        // The nearest of a row is never nearer than that of the row before.
        if (nearest_in(rows.current, word).errors > forgiven) return std::nullopt;
    }
    return nearest_in(rows.current, word);
}

double as_double(std::size_t number) { return static_cast<double>(number); }

/// 1 for every letter right.
double quality_of(const WordMatch& match, std::string_view typed) {
    return 1 - errors_cost * as_double(match.errors) / as_double(typed.size());
}

double letters_in(std::span<const std::string_view> words) {
    double letters = 0;
    for (std::string_view word : words) letters += as_double(word.size());
    return letters;
}

/// One typed word and the name's word it meets best.
struct Pair {
    WordMatch match;
    std::size_t place = 0;  // of the name's word
};

/// Fewer errors are better, then a larger part of the name's word.
bool is_better(const Pair& a, const Pair& b, std::span<const std::string_view> name) {
    if (a.match.errors != b.match.errors) return a.match.errors < b.match.errors;
    return a.match.letters * name[b.place].size() > b.match.letters * name[a.place].size();
}

std::optional<Pair> best_pair(std::string_view typed, std::span<const std::string_view> name,
                              const std::vector<bool>& taken) {
    std::optional<Pair> best;
    for (std::size_t place = 0; place < name.size(); ++place) {
        if (taken[place]) continue;
        const auto match = match_word(typed, name[place]);
        if (!match) continue;
        const Pair pair{*match, place};
        if (!best || is_better(pair, *best, name)) best = pair;
    }
    return best;
}

/// Also while it is being typed: "leeds city cou".
bool says_nothing(std::string_view typed) {
    return std::ranges::any_of(words_without_meaning,
                               [&](std::string_view word) { return word.starts_with(typed); });
}

/// What the typed words met, added up word by word.
struct Tally {
    double quality = 0, typed_letters = 0, met_letters = 0;
    double factor = not_the_very_name;
    std::size_t next_place = 0;
    bool in_order = true;

    void add(const Pair& pair, std::string_view typed) {
        quality += quality_of(pair.match, typed) * as_double(typed.size());
        typed_letters += as_double(typed.size());
        met_letters += as_double(pair.match.letters);
        in_order = in_order && pair.place >= next_place && (pair.place == 0 || next_place > 0);
        next_place = pair.place + 1;
    }

    double score(double name_letters) const {
        if (typed_letters == 0) return 0;
        const double coverage = met_letters / name_letters;
        return factor * (in_order ? 1 : out_of_order) * quality / typed_letters *
               (1 - share_of_coverage + share_of_coverage * coverage);
    }
};

double score_by_words(std::span<const std::string_view> typed,
                      std::span<const std::string_view> name) {
    std::vector<bool> taken(name.size());
    Tally tally;
    for (std::string_view word : typed) {
        if (const auto pair = best_pair(word, name, taken)) {
            taken[pair->place] = true;
            tally.add(*pair, word);
        } else if (says_nothing(word)) {
            tally.factor *= word_without_meaning;
        } else {
            return 0;
        }
    }
    return tally.score(letters_in(name));
}

/// For errors in short words and in spaces: "kingston upn hull", "westyorkshire".
double score_of_whole(std::string_view typed, std::string_view name) {
    const auto match = match_word(typed, name);
    if (!match) return 0;
    Tally tally;
    tally.add({*match, 0}, typed);
    return tally.score(as_double(name.size()));
}

}  // namespace

std::optional<WordMatch> match_word(std::string_view typed, std::string_view word) {
    if (typed.empty() || typed.size() > longest_word || word.size() > longest_word)
        return std::nullopt;
    if (word.starts_with(typed)) return WordMatch{.errors = 0, .letters = typed.size()};
    const std::size_t forgiven = errors_forgiven(typed);
    if (forgiven == 0 || typed.size() > word.size() + forgiven) return std::nullopt;
    return match_with_errors(typed, word, forgiven);
}

double score_of(std::string_view typed, std::string_view name) {
    if (typed.empty() || name.empty()) return 0;
    if (typed == name) return 1;
    const double by_words = score_by_words(words_of(typed), words_of(name));
    return by_words > 0 ? by_words : score_of_whole(typed, name);
}

}  // namespace geo
