#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/attract_story.h"
#include "app/kiosk/board.h"
#include "app/kiosk/place_story.h"
#include "app/picture/picture.h"

namespace app {

/// A map on a kiosk's page.
struct KioskMap {
    Box box;                    // of the page, in lengths of the design; lowered with the page
    bool right = false;         // of a comparison: the other place's
    std::optional<int> year{};  // of a small one of the attract loop: its own year
    double scale = 1.6;         // lengths of the page for one of the map's own
    PaneSize size() const { return {{box.width / scale}, {box.height / scale}}; }
};
/// The maps of a visit's page, the one that a hand moves first. `story` as for drawing.
std::vector<KioskMap> kiosk_maps(const KioskForm& form, const Visit& visit,
                                 const AttractStory& story);
/// Its scene, camera included: a comparison's two have one scale.
Scene scene_of(const geo::Atlas& atlas, const Visit& visit, const KioskMap& map,
               const std::vector<KioskMap>& all);

/// What a page is drawn from.
struct KioskInput {
    const geo::Atlas& atlas;
    const Visit& visit;
    const KioskForm& form;
    const AttractStory& attract;
    std::vector<KioskMap> maps;
    std::vector<const Picture*> pictures;  // of each
    std::string coloured_by{};             // layer of the first
    const PlaceStory* place = nullptr;     // on its pages
    const CompareStory* comparison = nullptr;
    std::string version{};                  // of program and data
    std::vector<std::vector<bool>> code{};  // to carry home: rows of dark modules
    std::string code_words{};               // what it says
    std::string pressed{}, focused{};       // ids of nodes
    double pulse = 0;                       // of the ring that asks to be touched: 0 to 1
    std::optional<int> counting_down{};     // seconds until all is put back
    bool one_language = false;              // there is no other to change to
    std::optional<geo::AreaIndex> here{};   // where the kiosk stands
    std::size_t fact = 0;                   // which of the attract story's is told
};

/// Draws all but the maps' ground. Returns what stands on the page, in the order it is read.
std::vector<KioskNode> draw_kiosk(Pen& pen, const KioskInput& input);

/// Dark in the attract loop, light in a visit; of much contrast where that was asked for.
const Colours& kiosk_colours(const Visit& visit);

}  // namespace app
