#pragma once

#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/atlas.h"

namespace app {

/// A text with the figures that it asks for put in.
struct Told {
    std::string text;
    std::vector<geo::Error> faults;  // of braces that could not be filled: they stand as "…"
};

/// Fills the braces of a text from the data, so that no figure in it is typed and none claims what
/// the data does not hold: "{name E06000001} has {value healthy-life-expectancy-female E06000001}".
/// A brace of its own is written "{{".
///
/// FIGURES are `map`, those on show, or LAYER with LEVEL and YEAR where it matters; the latest year
/// where none is given. AREA is a code, or `highest 2`, `lowest` of the figures. Words may stand in
/// any order, only their own numbers, codes and words behind those that need them.
///
///   {name AREA}                     "Hartlepool"; {name FIGURES lowest in E92000001}
///   {value FIGURES AREA}            "51.2 years"; `bare`: "51.2"; `whole`: "51 years"
///   {interval FIGURES AREA}         "47.1 to 55.2"
///   {benchmark FIGURES AREA}        the value it is held against, as the map's benchmark says
///   {rank FIGURES AREA}             "7th", from the highest; `ascending`: from the lowest
///   {difference FIGURES A B}        "12.7 years", of two areas (or `benchmark`), or of two years
///   {ratio FIGURES A B}             "1.4", likewise: how many times B's is A's
///   {compare FIGURES A B}           "higher than", "lower than", "not clearly different from"
///   {compare FIGURES A B: more / fewer / as many}    likewise, in words of one's own
///   {count AREAS}                   "eleven", "none"; `digits`: "11"
///   {count AREAS: area / areas}     "eleven areas", "one area", "no areas"
///   {list AREAS}                    "Hull, Stoke and Luton", by figure; `most 3`: of more than
///                                   these the first three; `ascending`: the lowest first
///   {people AREAS}                  "23.4 million", who live there
///   {share AREAS in AREA}           "41%", of the people of that area
///   {period FIGURES}, {source FIGURES}    "2022 to 2024", with AREA: of its figure
///   {proposals DOCUMENT}            "nine"; {proposals AREA}: that would affect it
///
/// AREAS are those in force at LEVEL in YEAR, or of FIGURES those with a value, for which all of
/// these hold: `in AREA`; `above`, `below`, `at-least`, `at-most` a NUMBER or an AREA's figure;
/// `higher`, `lower`, `unclear` AREA: clearly so, by geo::difference_between(); `is CATEGORY`;
/// `class N` of the map, from 1; `cell ROW COLUMN` of a map of two layers: each low, middle, high
/// or any.
///
/// A form with a capital begins a sentence: {Count …} "Eleven". Numbers are words up to ten, there
/// up to twenty. Figures keep their mark: "54.1% (estimate)"; `bare` leaves away "derived" alone,
/// and the sentence has to say it. Figures without intervals are higher or lower than others only
/// where they are no estimates: powers, budgets, turnout, governance.
///
/// `map` is what the text stands beside; nullptr: words alone.
Told told(const geo::Atlas& atlas, const Scene* map, const std::string& text);

}  // namespace app
