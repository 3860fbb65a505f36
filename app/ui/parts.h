#pragma once

#include "app/ui/frame.h"

namespace app {

class ScrollArea;

// The parts of the explore screen. Each draws itself and asks for what was pressed in it.
void top_bar(Frame& f);
void open_history(Frame& f);  // its list, where there is any
void search_box(Frame& f, const Box& box);
void layer_rail(Frame& f);
void map_ground(Frame& f);    // the map itself, its names and letters
void map_controls(Frame& f);  // what lies over it: zoom, scale bar, notices
/// Comes nearer by `factor`, about the middle and from where the map is flying to: steps in a row
/// add up.
void zoom_by_step(Frame& f, double factor);
inline constexpr double zoom_step = 1.6;
inline constexpr double click_slop = 4;  // pixels a press may wander and still be a click
void notices_over_small_maps(Frame& f);  // where one map has no room for them
void map_pointer(Frame& f);  // drag, zoom, choose: after everything that may cover the map
Box legend_panel(Frame& f);  // returns where it stands
void year_control(Frame& f);
/// Where a mission's need and the power over it meet: plot, areas, weights, what a proposal
/// changes.
void needs_page(Frame& f);
/// The three by three colours of need and power, as a key; returns where it ends.
double gap_key(Frame& f, double x, double y, double side);
/// An authority that is put together from districts, in figures.
void authorities_page(Frame& f);
/// What changed in the year of the scene, and the years to choose from.
void timeline_page(Frame& f);
/// Arrows step from change to change, Space plays the years; where no control has the focus.
void timeline_keys(Frame& f);
/// The names on a map that is no pane.
void map_names(Frame& f, const Picture& picture, const Box& map);
void area_cards(Frame& f, const Box& box);
/// The scatter plot of the panel input, to point at and to brush.
void scatter_panel(Frame& f, const Box& box);
/// The spread of the panel input: a dot for each area, and box plots of groups.
void spread_panel(Frame& f, const Box& box);
/// The standard scores of the panel input's metrics for the pinned areas: as a table of colours, or
/// as a line for each.
void scores_panel(Frame& f, const Box& box);
void ranking(Frame& f, const Box& box);
/// The table of pinned areas, in its place of the layout.
void comparison_panel(Frame& f);
/// A compared figure in a box as wide as its scale: the interval as a line with ends, the value as
/// a dot; what it is held against as dashes through all rows, or as a tick of this row.
void figure_on_scale(Frame& f, const ComparisonColumn& column, const ComparedFigure& figure,
                     const Box& scale);
/// The neighbours of the panel input, each with why it is one and its figure.
void neighbours_panel(Frame& f, const Box& box);
/// A row of a table of pinned areas as a control that selects its area; what it tells is drawn by
/// whoever asks, where it is scrolled into view.
struct PinnedRow {
    bool in_view = false, hovered = false;
    bool pointed = false, chosen = false;  // its area, here or elsewhere
};
PinnedRow pinned_row(Frame& f, ScrollArea& area, const ComparisonRow& row, const Box& box,
                     double cross_left);
/// The cross that takes it off the table.
void unpin_button(Frame& f, const ComparisonRow& row, const Box& cross);
/// A layer over time: intervals as a band, the benchmark as a thin line, open where figures are
/// missing.
void series_chart(Frame& f, const TimeSeries& series, const Box& box);
/// How an area came to be and what came of it; returns where that ends. Where it can be pressed,
/// each area of it can be selected, in a year in which it was in force.
double draw_lineage(Frame& f, const LineageChart& chart, double x, double y, double width,
                    bool can_be_pressed);
/// The number of an area in the selection; -1 where it is not selected.
int number_in_selection(const Frame& f, geo::AreaIndex area);
/// Selects an area alone, or with Shift beside those selected.
void choose_area(Frame& f, geo::AreaIndex area);
bool is_pinned(const Frame& f, geo::AreaIndex area);
/// A button that pins an area to the table, or takes it off.
void pin_button(Frame& f, const std::string& id, geo::AreaIndex area, const Box& box);
void status_bar(Frame& f);
/// While a briefing is open and the atlas shown: which scene the map is for, and the way back.
void briefing_strip(Frame& f);
/// The matrix of powers beside its map, and what is known of one cell below that.
void powers_page(Frame& f);
/// Under a swipe, what parts the two maps: to be dragged, or moved by arrows.
void swipe_handle(Frame& f);
/// The institutions of the picture's network, each a control; drawn over the map.
void network_on_map(Frame& f);
/// Their kinds, to be shown or hidden, in the left of the map between two heights.
void network_panel(Frame& f, double top, double bottom);
void source_panel(Frame& f);
void file_prompt(Frame& f);
/// Where a layer is worked out from others.
void formula_prompt(Frame& f);
void open_formula_prompt(Frame& f);
void table_panel(Frame& f);
/// Asks for the passphrase of a table under embargo, in dots.
void passphrase_prompt(Frame& f);
/// What is not saved and would be lost: save it, do without, or stay.
void leave_prompt(Frame& f);
void open_file_prompt(Frame& f, UiState::FilePrompt kind);

/// Of all panes.
Sources sources_on(const Frame& f);
/// The layer the scene shows; nullptr when there is none of that id.
const geo::Layer* shown_layer(const Frame& f);

}  // namespace app
