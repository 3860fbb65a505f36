#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/scene/own_data.h"
#include "app/scene/scene.h"
#include "geo/data/marking.h"

namespace app {

/// Something said on a map of some of its areas. It is tied to them, so it goes where they go: with
/// the camera and from the ground to hexagons.
struct Annotation {
    enum class Kind : std::uint8_t {
        text,       // a note with a thin line to the middle of its areas
        arrow,      // the same, pointing at it
        bracket,    // along one side of all its areas
        spotlight,  // all others are paler
        dim         // these are paler
    };
    /// Where words stand: from the middle of the areas, in shares of the map's height, right and
    /// down.
    struct Offset {
        double right = 0, down = 0;
        bool operator==(const Offset&) const = default;
    };
    Kind kind = Kind::text;
    std::vector<geo::AreaId> areas{};
    std::string title{}, text{};  // of a text, arrow or bracket; figures stand in braces
    std::optional<Offset> at{};   // none: where there is room beside the map
    bool operator==(const Annotation&) const = default;
};
inline constexpr std::array all_annotation_kinds{
    Annotation::Kind::text, Annotation::Kind::arrow, Annotation::Kind::bracket,
    Annotation::Kind::spotlight, Annotation::Kind::dim};
/// The others change how areas are shown.
constexpr bool bears_words(Annotation::Kind kind) { return kind < Annotation::Kind::spotlight; }
/// As briefings write it: "text", "arrow", "bracket", "spotlight", "dim".
std::string_view code_of(Annotation::Kind kind);

/// One step of a briefing: a map, and what is said of it. Texts name figures in braces, which are
/// put in from the data (see told()).
struct BriefingScene {
    std::optional<Scene> map{};         // none: words alone
    std::optional<PaneSize> seen_in{};  // how large the map was where its camera was chosen
    std::string kicker{}, headline{}, text{};
    std::string notes{};  // of the presenter: "# Say", "- a point", "**strong**"
    std::vector<Annotation> annotations{};
    geo::Marking marking{};
    std::string fault{};   // why it cannot be shown; empty while all is well
    std::string unread{};  // of such a scene: its JSON, kept for saving
    bool operator==(const BriefingScene&) const = default;
};

/// Where a briefing is held; 0 where that is not known.
struct Room {
    geo::Metres screen_width{0}, length{0};
    bool operator==(const Room&) const = default;
};

/// A talk: scenes in their order, and what holds for all of them.
struct Briefing {
    std::string title{}, occasion{};  // "Minister's briefing, 21 November 2026"
    int minutes = 15;
    geo::Marking marking{};
    Room room{};
    OwnData own{};
    std::vector<BriefingScene> scenes{};
    bool operator==(const Briefing&) const = default;
};

inline constexpr int briefing_schema = 1;
inline constexpr std::string_view briefing_ending = ".briefing";
/// Of a briefing with its data, signed.
inline constexpr std::string_view pack_ending = ".atlaspack";

/// A briefing as JSON; own files in or below `folder` are named from there.
std::string to_json(const Briefing& briefing, const std::filesystem::path& folder, FarFiles far);

/// Of such a text. Fails on text that is no JSON, another or newer schema, a wrong value of the
/// whole; a scene that cannot be read keeps its place, with its fault. Unknown layers and areas are
/// not this reader's to judge.
geo::Result<Briefing> briefing_from_json(const std::string& text, const std::string& name,
                                         const std::filesystem::path& folder);

/// Says what of a scene this atlas cannot show. One whose layer is missing gets a fault, for its
/// words would stand beside another map; whatever else is missing is only left out when it is
/// shown.
std::vector<geo::Error> judge(const std::shared_ptr<const geo::Atlas>& base, BriefingScene& scene);

geo::Result<Briefing> read_briefing(const std::filesystem::path& file);

/// Writes beside the file first and renames, so that no half-written file remains.
geo::Result<void> write_briefing(const Briefing& briefing, const std::filesystem::path& file);

}  // namespace app
