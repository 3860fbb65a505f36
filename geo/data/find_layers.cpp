#include "geo/data/find_layers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "geo/area/fold_name.h"
#include "geo/area/match_words.h"

namespace geo {
namespace {

using Words = std::vector<std::string_view>;

/// Typing errors of all words together; nothing when a word meets none of the label's.
std::optional<std::size_t> errors_in(const Words& typed, const Words& label) {
    std::size_t errors = 0;
    for (const std::string_view word : typed) {
        std::optional<std::size_t> fewest;
        for (const std::string_view other : label)
            if (const auto match = match_word(word, other))
                fewest = std::min(fewest.value_or(match->errors), match->errors);
        if (!fewest) return std::nullopt;
        errors += *fewest;
    }
    return errors;
}

}  // namespace

std::vector<const Layer*> find_layers(const Atlas& atlas, std::string_view typed,
                                      std::size_t most) {
    const std::string folded = fold_name(typed);
    const Words sought = words_of(folded);
    if (sought.empty()) return {};
    struct Found {
        std::size_t errors, other_words;
        const Layer* layer;
    };
    std::vector<Found> found;
    for (const Layer& layer : atlas.layers) {
        const std::string folded_label = fold_name(layer.label);
        const Words label = words_of(folded_label);
        if (const auto errors = errors_in(sought, label))
            found.push_back({*errors, label == sought ? std::size_t{0} : 1, &layer});
    }
    std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
        return a.errors != b.errors ? a.errors < b.errors : a.other_words < b.other_words;
    });
    std::vector<const Layer*> layers;
    for (const Found& one : found)
        if (layers.size() < most) layers.push_back(one.layer);
    return layers;
}

}  // namespace geo
