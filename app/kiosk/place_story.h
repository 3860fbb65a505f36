#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/visit.h"
#include "app/kiosk/who_decides.h"

namespace app {

/// A value on a line from 0 to 1, among others.
struct OnScale {
    std::optional<double> here{}, country{}, other{};
    std::optional<geo::Interval> here_within{}, other_within{};  // 95% intervals, likewise placed
    std::vector<double> others{};
};

/// A figure that heads the page of a place: its mayor, money, votes.
struct HeadFact {
    std::string title, value;                 // "Turnout for mayor"; "32 in 100"
    std::vector<std::string> detail;          // a line each
    std::string layer{};                      // that the map can be coloured by; empty: none
    std::optional<double> bar{}, bar_mark{};  // 0 to 1, filled and ticked; none: no bar
    geo::Theme theme = geo::Theme::governance;
    std::string source;
};

/// A mission here against the country.
struct MissionRow {
    std::string mission;         // id: "nhs"
    std::string layer;           // id; of its measure here
    std::string title, detail;   // "Safer streets"; "crimes per 1,000 people, 2024/25"
    std::string value, verdict;  // "£20,813"; "behind", empty where nothing is to be said
    OnScale scale{};             // better to the right
    std::string mark;            // "derived", …; empty for published figures
    std::string in_words;        // all of it as a sentence
};

/// What the page of a place tells.
struct PlaceStory {
    geo::AreaIndex area{};
    std::string name, what;  // "Leeds"; "1 council of West Yorkshire, 845,000 people, one mayor"
    std::vector<HeadFact> facts;
    std::string holder;  // "Mayor"; empty: no authority here, then each subject names who decides
    std::vector<Subject> subjects;
    std::string lead;  // who decides here, in a sentence or two
    std::vector<MissionRow> missions;
    std::string country;  // "England", that missions are held against
    std::string sources;
};
/// The area has a page (has_page()).
PlaceStory place_story(const geo::Atlas& atlas, geo::AreaIndex area, Language language);

/// Two places on one measure.
struct CompareRow {
    std::string title, left, right;  // "Powers held"; "23"; "14"
    OnScale scale{};
    bool better = false;  // to the right is better; else only more
    std::string in_words;
};
struct CompareStory {
    struct Side {
        geo::AreaIndex area{};
        std::string name;
        std::vector<std::pair<std::string, std::string>> facts;  // "2.8m", "people"
    };
    Side left, right;
    std::vector<CompareRow> rows;
    std::string country;
    std::string sources;
    bool has_intervals = false;
};
CompareStory compare_story(const geo::Atlas& atlas, geo::AreaIndex left, geo::AreaIndex right,
                           Language language);

/// How a place fares on a measure against its country.
enum class Verdict : std::uint8_t { ahead, behind, close, more, less };
/// Close within a tenth of the spread of areas (from the lowest tenth of them to the highest), or
/// where the country lies inside the interval; of what is neither good nor bad more or less.
///
/// source  design: mock-up 02
Verdict verdict_on(geo::Polarity polarity, const geo::ShownFigure& here, double country,
                   double spread);

/// "Office for National Statistics; Home Office" as two, each once; of an address the host.
std::vector<std::string> publishers_in(const std::string& source);

/// "2.8 million people" as "2.8m"; "845,000" below a million.
std::string people_in_short(double people);

}  // namespace app
