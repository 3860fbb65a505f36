#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/paper/brief_missions.h"
#include "app/paper/brief_words.h"

namespace app {

/// What the two pages on an area say. Figures are those of the maps at the area's own level, in
/// their latest year.
struct AreaBrief {
    geo::AreaIndex area{};
    std::string name, what;        // "Wakefield"; "Metropolitan district in West Yorkshire; …"
    std::string lead;              // who decides, and how the area fares
    std::vector<BriefFact> facts;  // who runs what
    std::string powers_of;         // whose powers these are: "Powers of West Yorkshire"
    std::vector<BriefPowers> powers;
    std::vector<BriefMeasure> key;  // the figures that head the brief
    BriefMissions missions;
    std::vector<BriefFact> money, mandate;
    std::string money_note, mandate_note;  // why there is none, or what is left out
    std::optional<BriefSeries> series;
    Scene map;                          // of a layer, without a camera
    geo::Marking marking;               // of all figures that it may tell
    std::vector<geo::AreaIndex> named;  // on that map
    int year = 0;                       // of the boundaries that the area is looked at in
    std::vector<std::string> notes;     // caveats, then sources with periods
};

/// Fails where there is nothing to be brief about: an area that stands on no map of its own, or a
/// layer that is none. `layer`: to map; empty: one that the area has figures of.
geo::Result<AreaBrief> brief_of(const geo::Atlas& atlas, geo::AreaIndex area,
                                const std::string& layer);

}  // namespace app
