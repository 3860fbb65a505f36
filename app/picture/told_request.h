#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/data/atlas.h"

namespace app {

/// Whose figure a brace asks for: an area's by its code, or of whoever stands there by its figure.
struct ToldPlace {
    enum class By : std::uint8_t { code, highest, lowest, benchmark };
    By by = By::code;
    geo::AreaIndex area{};  // by code
    int nth = 1;            // from the highest or lowest
};

/// What has to hold for an area to be counted.
struct ToldCondition {
    enum class Kind : std::uint8_t {
        above,
        at_least,
        below,
        at_most,  // its figure, than `number` or than the figure of `area`
        higher,
        lower,
        unclear,   // its interval, to that of `area`
        category,  // it is of `category`
        in_class,  // of the map's class `one`, from 0, the lowest
        in_cell    // of the map of two layers: in row `one` and column `other`; none: any
    };
    Kind kind{};
    std::optional<double> number{};
    std::optional<geo::AreaIndex> area{};
    std::string category{};
    std::optional<int> one{}, other{};
};

/// What a brace asks for, its words understood.
struct ToldRequest {
    std::string form;         // "value", "count", …
    bool capital = false;     // at the beginning of a sentence
    bool of_map = false;      // the figures on show beside the text
    bool bare = false;        // without unit
    bool whole = false;       // without decimals
    bool digits = false;      // a count as a number, not a word
    bool ascending = false;   // lists and ranks begin with the lowest
    std::optional<int> most;  // names in a list
    const geo::Layer* layer = nullptr;
    const geo::ProposalDocument* document = nullptr;
    std::optional<geo::Level> level;
    std::vector<int> years;
    std::vector<ToldPlace> places;
    std::vector<ToldCondition> conditions;
    std::optional<geo::AreaIndex> within;   // only areas in it
    std::vector<std::string> alternatives;  // the words behind the colon
};

/// Understands the words between two braces. Fails on a word that means nothing here, saying which.
geo::Result<ToldRequest> told_request(const geo::Atlas& atlas, std::string_view brace);

/// The layers that a text names in its braces, whether or not these can be filled.
std::vector<const geo::Layer*> layers_named(const geo::Atlas& atlas, std::string_view text);

/// The braces of a text, in their order, and what stands between them.
struct ToldPart {
    std::string_view words;  // without its braces, if it is one
    bool is_brace = false, is_closed = true;
};
std::vector<ToldPart> told_parts(std::string_view text);

}  // namespace app
