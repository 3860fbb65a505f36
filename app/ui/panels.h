#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/picture/authority_table.h"
#include "app/picture/comparison.h"
#include "app/picture/lineage_chart.h"
#include "app/picture/metric_scores.h"
#include "app/picture/neighbourhood.h"
#include "app/picture/overlay.h"
#include "app/picture/picture.h"
#include "app/picture/powers_matrix.h"
#include "app/picture/scatter.h"
#include "app/picture/spread.h"
#include "app/picture/time_series.h"
#include "app/picture/timeline.h"
#include "app/scene/action.h"
#include "app/scene/history.h"
#include "app/scene/table_draft.h"
#include "app/ui/fonts.h"
#include "app/ui/layout.h"
#include "geo/stats/class_breaks.h"

namespace app {

enum class Role : std::uint8_t { button, tab, row, radio, menu, field, slider, map, handle };

/// A control as it stood on the screen: for tests, and for whatever reads the screen aloud.
struct Widget {
    std::string id;     // unique: "layer:healthy-life-expectancy-male"
    std::string label;  // as a person would call it
    Role role{};
    Box box, visible;  // where it is, and the part of that not scrolled away
    bool chosen = false;
    std::string group;  // controls of one group are one stop of Tab; arrows move inside it
};

/// What widgets need for one interaction, and nothing that decides what the map shows.
struct UiState {
    std::string search;     // half typed
    int search_choice = 0;  // highlighted answer
    enum class FilePrompt : std::uint8_t {
        none,
        save,
        open,
        export_to
    } file_prompt = FilePrompt::none;
    bool saves_briefing = false;                // or the view
    bool asks_to_leave = false;                 // what is not saved
    std::string file_path;                      // half typed
    std::vector<std::filesystem::path> listed;  // scenes in listed_folder
    std::filesystem::path listed_folder;
    struct FormulaForm {  // a layer that is being worked out from others
        bool open = false;
        std::string name{}, formula{};      // half typed
        std::string checked{"\n"}, said{};  // the formula that something was said of, and what
        bool gives_figures = false;
        double scroll = 0;
    } formula;
    struct TableForm {  // what is said of a table that is being imported
        std::shared_ptr<const geo::OwnTable> table{};
        std::size_t series = 0;
        std::string label{}, unit{}, period{}, source{};
        geo::Polarity polarity = geo::Polarity::neutral;
        geo::Marking::Level marking = geo::Marking::Level::none;
        std::string marking_words{};
        std::vector<std::string> report{};
        double report_height = 0, report_scroll = 0, series_scroll = 0;
    } table_form;
    std::shared_ptr<geo::Secret> passphrase{};  // half typed
    std::size_t cursor = 0;                     // of the text field that has the focus, in bytes
    bool all_text_selected = false;             // of that field: what is typed next replaces it
    double rail_scroll = 0, ranking_scroll = 0, card_scroll = 0, source_scroll = 0;
    std::string rail_for;                       // the layer that was last brought into view
    double card_height = 0, source_height = 0;  // as last drawn, to know how far they scroll
    std::string open_menu;                      // id of the one menu that is open
    std::vector<std::string> history_words;  // of each step, the newest first, while that is open
    std::pair<std::size_t, std::size_t>
        history_of;          // how many steps these are of, and which is now
    double menu_scroll = 0;  // pixels, of its list
    double network_scroll = 0;
    std::string institution;           // its name, while its tip is kept open
    std::string focus;                 // id of the control that keys go to
    bool focus_shown = false;          // its ring: since Tab, until the next click
    bool focus_moved = false;          // a list should bring it into view
    std::string held;                  // id of the control that is pressed
    std::optional<ScreenPoint> press;  // where the map was pressed; a drag once it has moved
    std::size_t pressed_pane = 0;
    std::optional<ScreenPoint> brush_from;  // where a plot was pressed
    std::string brush_in;                   // which: the id of its control
    bool points_by_key = false;             // at an area or class, until the pointer moves
    geo::Point walked_to;                   // where that area lies
    std::string midpoint;                   // half typed
    /// What stands above the ranking; a plot only where there is one.
    enum class Aside : std::uint8_t {
        plot,
        spread,
        series,
        details,
        neighbours
    } aside = Aside::plot;
    std::optional<geo::AreaId> neighbours_of;  // whose stand there
    NeighbourKind neighbours = NeighbourKind::in_all;
    double neighbours_scroll = 0;
    double comparison_scroll = 0, groups_scroll = 0;
    bool dragging = false;
    std::string levels_for;  // the layer whose levels these are: asked of all its figures once
    geo::Levels levels;      // that have figures of it
    std::optional<Pane> fits_for;      // what these are of
    std::vector<geo::MethodFit> fits;  // of each method of class breaks
    std::size_t first_change = 0;      // of the year's, in view on the timeline
    int changes_of = 0;                // the year that is of
    double lanes_scroll = 0, metrics_scroll = 0, gap_scroll = 0;
    double chips_scroll = 0, figures_scroll = 0;  // of a what-if authority
    std::string authority_name, authority_named;  // half typed; whose that is
    bool authority_renamed = false;               // and not yet asked for
    int gap_cell = 6;         // of need and power, whose areas are listed: most need, few powers
    int year_from = 0;        // shown when the slider of years was taken hold of
    bool playing = false;     // the years pass by themselves
    double next_year_at = 0;  // seconds, by ImGui's clock
    int play_speed = 1;       // times
    double powers_scroll = 0, powers_across = 0;  // of the matrix's rows and columns
    double power_card_scroll = 0, power_card_height = 0;
    bool another_frame = false;   // something moved after it was drawn: draw once more
    std::vector<Widget> widgets;  // of the last frame, in the order of Tab
};

/// One of the maps side by side.
struct PaneInput {
    const Scene* scene;      // seen through the pane
    const Picture* picture;  // made for a pane of the box's size
    Box box;
    const Overlay* overlay;  // boundaries of a person's own, over the map
};

/// A small map in a panel, that is only looked at.
struct SideMap {
    const Picture* picture;
    Box box;
};

/// What panels draw from; the maps themselves lie under the interface.
struct PanelInput {
    const geo::Atlas& atlas;
    const Scene& scene;
    const Picture& picture;  // of the active pane, which stands in layout.map
    const std::vector<PaneInput>& panes;
    const Layout& layout;
    const Fonts& fonts;
    std::string marking;  // of what is in view, in capitals where it is a level; empty: none
    std::string notice;   // a fault to tell ("councils.csv, line 3: …"); empty: none
    const History& history;
    std::string overlay_line;  // boundaries of a person's own, or how far their reading is
    bool overlay_is_reading = false;
    const TableDraft* table = nullptr;     // being imported
    const SealedDraft* sealed = nullptr;   // whose passphrase is asked for
    std::filesystem::path scene_file;      // where the scene was opened from or saved to last
    const ScatterPlot* scatter = nullptr;  // of two layers side by side; none where there are not
    const FigureSpread* spread =
        nullptr;  // of the active pane, where it is looked at; none of kinds
    const Comparison* comparison = nullptr;              // of pinned areas; none where none is
    const std::vector<ScoredMetric>* metrics = nullptr;  // where the table tells their scores
    const TimeSeries* series = nullptr;             // of the area that is looked at, if it has one
    const LineageChart* lineage = nullptr;          // of the area that is looked at, if it has one
    const Neighbourhood* neighbours = nullptr;      // where they stand above the ranking
    const geo::Timeline* timeline = nullptr;        // on its page
    const TimelineYear* timeline_year = nullptr;    // likewise
    const geo::MissionGap* gap = nullptr;           // on the page of need and power
    const geo::MissionGap* gap_as_it_is = nullptr;  // the same without what is supposed
    const AuthorityTable* authority = nullptr;      // on the page of what-if authorities
    std::span<const SideMap> side_maps{};           // of the changes that are in view, two each
    const PowersMatrix* powers = nullptr;           // on its page
    const BriefingDesk* desk = nullptr;             // of the briefing that is open
    const Leaving* leaving = nullptr;               // what is not saved and would be lost
    char control_letter = 0;  // the letter just pressed together with Ctrl, a capital one with
                              // Shift as well: the window
                              // tells it, as ImGui 1.86 has keys for few letters
};

/// The explore screen: every panel, in one full-size ImGui window without stock widgets. Reads
/// keys and pointer through ImGui; returns what was asked for.
Actions explore_panels(const PanelInput& input, UiState& state);

}  // namespace app
