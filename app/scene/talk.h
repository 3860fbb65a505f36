#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "app/scene/briefing.h"

namespace app {

/// An answer to "turnout in Hull?": a layer's latest figure of an area.
struct Answer {
    geo::AreaId area;
    std::string layer;  // id
    bool operator==(const Answer&) const = default;
};

/// How far a talk has come. The map on show is the session's scene: that of the briefing's scene,
/// or on a detour whatever was looked at since.
struct Talk {
    std::size_t scene = 0;
    bool detour = false;
    bool exploring = false;        // of a detour: with all panels, not on the stage
    bool black = false;            // the audience sees nothing
    bool frozen = false;           // the audience sees what it saw
    bool notes = false;            // with one screen: notes are shown on it
    bool turned = false;           // what is light is dark, and the other way round
    std::optional<Answer> sent{};  // to the audience
    double began_at = 0;           // seconds, by the window's clock
    bool operator==(const Talk&) const = default;
};

// What is done with a briefing. Scenes are numbered from 0; a number that is none does nothing.
struct NewBriefing {};
struct CloseBriefing {};
struct SetBriefing {  // title, occasion, minutes, marking, room: its scenes stay
    Briefing briefing;
};
struct CaptureScene {  // of what is on show, behind scene `after`; or in its place
    std::size_t after = 0;
    PaneSize seen_in;
    bool replaces = false;  // keeps its words
};
struct SetBriefingScene {
    std::size_t scene;
    BriefingScene content;
};
struct MoveScene {
    std::size_t from, to;
};
struct DuplicateScene {
    std::size_t scene;
};
struct RemoveScene {
    std::size_t scene;
};
struct ShowDesk {  // the briefing, to be worked on; or the atlas, while it stays open
    bool shown;
};
struct UndoBriefing {};     // the last change of a briefing; again: the one before
struct ShowBriefingScene {  // its map, to be edited; or in a talk
    std::size_t scene;
};
struct StepScene {
    int by;
};
struct BeginTalk {
    std::size_t scene = 0;
    double now = 0;  // seconds, by the window's clock
};
struct EndTalk {};
struct BeginDetour {
    bool exploring = false;
};
struct ReturnToScene {};  // from a detour, exactly
struct Blacken {
    bool black;
};
struct Freeze {
    bool frozen;
};
struct ShowNotes {
    bool shown;
};
struct TurnColours {
    bool turned;
};
struct RestartClock {
    double now = 0;
};
struct SendAnswer {
    std::optional<Answer> answer;  // none: takes it off
};

using BriefingAction =
    std::variant<NewBriefing, CloseBriefing, SetBriefing, CaptureScene, SetBriefingScene, MoveScene,
                 DuplicateScene, RemoveScene, UndoBriefing, ShowBriefingScene, StepScene, BeginTalk,
                 EndTalk, BeginDetour, ReturnToScene, Blacken, Freeze, ShowNotes, TurnColours,
                 ShowDesk, RestartClock, SendAnswer>;

/// A briefing that is open: what it is, which scene is in hand, and its talk while there is one.
struct BriefingDesk {
    Briefing briefing;
    std::filesystem::path file{};  // where it was opened from or saved to
    bool saved = true;             // as it stands in that file
    std::size_t chosen = 0;        // the scene being edited
    bool shown = true;             // or the atlas is
    std::optional<Talk> talk{};
    std::vector<Briefing> before{};  // the present one's last change
};

/// What an action does to the desk; `map` is what is on show. Which map is shown next is the
/// caller's to see to: that of map_to_show().
BriefingDesk apply(BriefingDesk desk, const Scene& map, const BriefingAction& action);

/// The scene whose map an action asks to be shown, of a desk that it was applied to.
std::optional<std::size_t> scene_to_show(const BriefingDesk& desk, const BriefingAction& action);

}  // namespace app
