#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/scene/camera.h"
#include "app/scene/own_data.h"
#include "app/scene/scene.h"
#include "app/scene/talk.h"
#include "geo/data/layer.h"
#include "geo/secure/secret.h"

namespace app {

// Everything a person, a script or a timer can do. A new feature begins as a line here.

struct ShowPage {
    Page page;  // brings its own layer into the active pane, where that shows another theme
};
// What a pane shows is chosen for the active one.
struct ActivatePane {
    std::size_t pane;
};
struct AddPane {};  // a copy of the active one, behind it, and active; a thirteenth is refused
struct ClosePane {
    std::size_t pane;  // the last one stays
};
struct ShowPanes {
    std::size_t count;  // side by side; new ones are copies of the active one
};
struct SwipeMaps {
    std::optional<double>
        at;  // share of the width, kept to what leaves either map some; none: ends
};
struct PaneForEachYear {};   // that the layer has figures for, the newest twelve
struct PaneForEachLayer {};  // of the active one's theme and group, the first twelve
struct LinkPanes {
    bool linked;
};
struct PoolBreaks {
    bool pooled;
};
struct ShowTheme {
    geo::Theme theme;  // shows the layer that opens the theme
};
struct ShowLayer {
    std::string layer;  // at its fullest level when the present one has none of it; latest year
};
struct ShowLevel {
    geo::Level level;
};
struct ShowYear {
    int year;
    std::optional<int> from{};  // where a hand that draws the years along began
};
struct ShowInForce {
    geo::AreaId area;  // selected, in the year nearest to the one shown in which the map has it
};
struct ShowChangeSince {
    std::optional<int> year;
};
struct ShowTodaysAreas {
    bool shown;  // or the areas that were in force
};
struct Classify {
    Classification classification;
};
struct Analyse {
    Analysis analysis;
    std::optional<SecondLayer> second{};  // in place of the one before; needed for two layers
};
struct ShowShape {
    geo::Shape shape;
};
struct ShowLabels {
    LabelContent labels;
};
struct ShowInsets {
    bool shown;
};
struct ShowNetwork {
    bool shown;
};
struct ShowNetworkKind {
    std::string kind;  // of institution
    bool shown;
};
struct LookAt {
    Camera camera;
    bool by_hand = false;  // drawn along by a pointer, wheel or key: shown at once, not flown to
};
struct Fit {};  // the whole United Kingdom
struct GoTo {   // selects an area and looks at it
    geo::AreaId area;
    PaneSize pane;
};
struct Hover {
    std::optional<geo::AreaId> area;
};
struct HoverClass {
    std::optional<int> index;
    std::size_t pane = 0;  // in whose legend
};
struct Brush {
    std::vector<geo::AreaId> areas;  // in place of those before; none: clears
};
struct Select {
    geo::AreaId area;  // alone
};
struct AddToSelection {
    geo::AreaId area;  // or takes it out; a seventh is refused
};
struct ClearSelection {};
struct Adopt {
    std::string document;  // id
    bool adopted = true;
};
struct Suppose {
    geo::SupposedAuthority authority;  // in place of that of its id; a thirteenth is refused
};
struct GroupDistrict {
    geo::AreaId district;  // joins the chosen authority, or leaves it; makes one where none is
};
struct DropAuthority {
    geo::AreaId authority;
};
struct ShowAuthority {
    AuthorityView view;
};
struct EndWhatIf {};
struct ShowPowers {
    PowersView view;
};
struct ChoosePower {  // of one authority, which is then selected alone
    geo::AreaId authority;
    std::string power;
};
struct HoverPower {
    std::string power;  // empty: none
};
struct ShowNeeds {
    NeedView view;
};
struct Pin {
    std::vector<geo::AreaId> areas;  // those not yet pinned, as far as the table has room
};
struct Unpin {
    geo::AreaId area;
};
struct ClearPins {};
struct OrderTable {
    TableOrder order;
};
struct ShowTableContent {
    TableContent content;
};
struct CompareWith {
    geo::BenchmarkKind benchmark;
};
struct ShowUncertainty {
    Uncertainty uncertainty;
};
struct SetDark {
    bool dark;
};
struct SeeWith {
    ColourVision vision;
};
struct ShowSource {
    bool open;
};
// What follows is carried out by Session, around apply: files and history are no part of a scene.
struct Undo {};
struct Redo {};
struct GoToStep {
    std::size_t step;  // of the history
};
struct SaveScene {
    std::filesystem::path file;
};
struct OpenScene {  // or what carries one, boundaries, a table, by the name of the file
    std::filesystem::path file;
};
struct ExportTo {  // a figure or a table, by the name of the file
    std::filesystem::path file;
};
struct ImportTable {
    geo::OwnOptions options;  // of the table that is looked at
};
struct CancelTable {};
struct Unseal {  // the table under embargo whose passphrase is asked for
    std::shared_ptr<const geo::Secret> passphrase;
};
struct CancelSealed {};
struct Derive {  // a layer from others
    OwnFormula formula;
};
struct RemoveBoundaries {};  // of a person's own, and their reading
struct DismissNotice {};
struct Brief {  // something done with a briefing, or in its talk
    BriefingAction what;
};
// What would be lost is asked about first; again, or where there is nothing: ends the program.
struct Quit {};
struct StayOpen {};     // in answer to that
struct GoOnUnsaved {};  // likewise: does what was asked about

using Action =
    std::variant<ShowPage, ActivatePane, AddPane, ClosePane, ShowPanes, SwipeMaps, PaneForEachYear,
                 PaneForEachLayer, LinkPanes, PoolBreaks, ShowTheme, ShowLayer, ShowLevel, ShowYear,
                 ShowInForce, ShowChangeSince, ShowTodaysAreas, Classify, Analyse, ShowShape,
                 ShowLabels, ShowInsets, ShowNetwork, ShowNetworkKind, LookAt, Fit, GoTo, Hover,
                 HoverClass, Brush, Select, AddToSelection, ClearSelection, Pin, Unpin, ClearPins,
                 OrderTable, ShowTableContent, CompareWith, ShowUncertainty, Adopt, Suppose,
                 GroupDistrict, DropAuthority, ShowAuthority, EndWhatIf, ShowPowers, ChoosePower,
                 HoverPower, ShowNeeds, SetDark, SeeWith, ShowSource, Undo, Redo, GoToStep,
                 SaveScene, OpenScene, ExportTo, ImportTable, CancelTable, Unseal, CancelSealed,
                 Derive, RemoveBoundaries, DismissNotice, Brief, Quit, StayOpen, GoOnUnsaved>;
using Actions = std::vector<Action>;

/// What a person made and did not save.
enum class Unsaved : std::uint8_t {
    nothing,
    briefing,
    view  // its tables, formulas and what-if authorities: a map alone is looked at, not made
};

/// Something that was asked for and would lose what is not saved, while the person is asked.
struct Leaving {
    Unsaved loses = Unsaved::nothing;
    Action then;
};

}  // namespace app
