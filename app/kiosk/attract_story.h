#pragma once

#include <string>
#include <vector>

#include "app/kiosk/visit.h"
#include "app/picture/palette.h"

namespace app {

/// A year of the story that is told while nobody is there.
struct StoryYear {
    int year = 0;
    bool planned = false;
    std::vector<geo::AreaIndex> joined;  // authorities made in it, the most people first
    std::string share;                   // of England's people in such areas: "49%"
    std::string joined_in_words;         // "Two areas join"
};

/// England filling in with devolution: its years, oldest first, and what is told of them.
struct AttractStory {
    struct Nation {  // with a government of its own
        geo::AreaIndex area{};
        std::string since;  // "1999"
    };
    std::vector<StoryYear> years;
    std::vector<Nation> nations;
    std::vector<std::string> facts;  // that rotate, each with its source
    int present_year = 0;
    std::string source;
    std::string source_in_short;     // without licences, which the page of sources has
    std::size_t at(int year) const;  // the one of that year, or the last before it
};
AttractStory attract_story(const geo::Atlas& atlas);

/// The colour of areas that were made in a year: from blue to pale green.
Rgba story_colour(const AttractStory& story, int made);

/// What is told beside a year: "In 2000 only London had … By 2024 49% of people …"
std::string told_of(const AttractStory& story, std::size_t number);

}  // namespace app
