#pragma once

#include "app/kiosk/kiosk_pages.h"

namespace app {

/// Where the parts of a page stand, above the bar.
struct PageRoom {
    Box all;          // the whole page above the bar, lowered
    double bar = 0;   // its upper edge
    Box left, right;  // of pages in two parts: side by side, or one above the other
};
PageRoom page_room(const KioskForm& form);
/// How high the bar is.
double bar_height(const KioskForm& form);
/// How high the title of a place stands above its map.
double title_height(const KioskForm& form);
/// The key and the source stand below the map of a place; else they end what is told beside it.
bool has_key_below_map(const KioskForm& form);
/// The controls of a map stand in two rows beside its key; else in one.
bool has_two_rows_of_controls(const KioskForm& form, KioskPage page);
/// How much of the strip below a map its controls take, from the right.
double map_controls_width(const KioskForm& form, const KioskView& view);
/// How high the title of the country's page stands above its map, on an upright page.
double explore_title(const KioskForm& form);
/// How wide the column beside the country's map is.
double explore_column(const KioskForm& form);
/// Of the small map of a year; 0: type leaves no room for it.
double year_map_side(const KioskForm& form, const Box& year);
/// What was found stands where the map is, as large type leaves no other room.
bool finds_without_map(const KioskForm& form, const Visit& visit);
/// The key of the first map and the source of its figures, as parts of a column.
double draw_key_and_source(Board& board, const KioskInput& in, const Box& at);

// Each page, above the bar.
void draw_attract(Board& board, const KioskInput& in);
void draw_find(Board& board, const KioskInput& in);
void draw_place(Board& board, const KioskInput& in);
void draw_comparison(Board& board, const KioskInput& in);
void draw_explore(Board& board, const KioskInput& in);
void draw_timeline(Board& board, const KioskInput& in);
void draw_power(Board& board, const KioskInput& in);
void draw_sources(Board& board, const KioskInput& in);
void draw_take_away(Board& board, const KioskInput& in);

/// What stands on a map: its names, and the frame around its ground.
void draw_on_map(Board& board, const KioskInput& in, std::size_t map);
/// What it means on the first map that an area has no figure; empty: as the key has it.
std::string without_figure(const KioskInput& in);
/// The key of a map in a width; `without` is what hatched areas are called, where it is not "No
/// data". Returns its bottom.
double draw_key(Board& board, const Picture& picture, const Box& in,
                const std::string& without = {});
/// Places on a line: others as ticks, the country as a bar, here as a disc, another as a square.
void draw_scale(Board& board, const OnScale& scale, const Box& in);
/// The years of the attract story, each with its small map; from left to right.
void draw_years(Board& board, const KioskInput& in, const Box& in_box);
/// A line of years' boxes, for the small maps.
std::vector<Box> year_boxes(const KioskForm& form, std::size_t years, const Box& in);
Box years_box(const KioskForm& form, KioskPage page);

}  // namespace app
