#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/paper/pen.h"
#include "app/stage/stage_layout.h"
#include "app/stage/stage_notes.h"

namespace app {

/// Of the words of a marking, in pixels of the stage: ordinarily, and at most, for then its bands
/// meet what they stand over.
inline constexpr double marking_em = 20, most_marking_em = 60;

/// A scene on its way to the audience, to paper or into a small picture.
struct StageDrawing {
    const StageScene& scene;
    const StageLayout& layout;
    std::span<const Picture* const> pictures;  // of layout.panes, in their sizes
    std::span<const NotePlace> notes{};        // see place_notes()
    const Card* answer = nullptr;              // sent to the audience, over the map
    bool with_ground = true;                   // false: the maps lie there already
};

/// Draws all of it on a sheet, in lengths of the stage; the sheet is placed and clipped by the
/// caller.
void draw_stage(Pen& pen, const StageDrawing& drawing);
/// Only what is not of the maps: words, legend, sources.
void draw_stage_words(Pen& pen, const StageDrawing& drawing);
/// Only maps with their names and notes.
void draw_stage_maps(Pen& pen, const StageDrawing& drawing);

/// A band of a marking, its words in the middle; nothing where it has no height.
void draw_band(Pen& pen, const Box& band, const geo::Marking& marking, double em);
/// The bands above and below that say who may see it; higher where larger words ask for it, as on a
/// stage drawn small.
void draw_marking(Pen& pen, const geo::Marking& marking, const StageLayout& layout,
                  double em = marking_em);

/// How large the headline is drawn, so that it has at most five lines where that can be.
double headline_size(const Pen& pen, const StageScene& scene, const StageLayout& layout);

/// What a scene as laid out is too much or too small: text that the back row cannot read, more than
/// about 40 words, a headline of more than five lines, notes over each other; and what the data
/// has not: a brace that cannot be filled. A sentence each.
std::vector<std::string> warnings_of(const Pen& pen, const StageDrawing& drawing, const Room& room,
                                     PaneSize screen);

/// The words that an audience has to read: headline, text and annotations.
int words_on(const StageScene& scene);

}  // namespace app
