#pragma once

#include <span>

#include "app/paper/pen.h"
#include "app/stage/stage_picture.h"

namespace app {

/// Where the words of an annotation stand, from the middle of its areas, in shares of the map's
/// height: they go where that goes.
struct NotePlace {
    std::size_t annotation = 0;
    Annotation::Offset at;  // of the upper left corner of its words
    Annotation::Offset size;
};

/// Finds room for the words of annotations on the first map: where a scene says, or else close by,
/// clear of each other, of names and, as far as there is room, of land.
std::vector<NotePlace> place_notes(const Pen& pen, const StageScene& scene,
                                   const StageLayout& layout, const Picture& picture);

/// An annotation as it lies on the stage, in lengths of that.
struct PlacedNote {
    ScreenPoint anchor;  // the middle of its areas
    Box words, ground;   // of a bracket: about its areas
    bool at_right() const { return words.x + words.width / 2 >= anchor.x; }
    /// Where its line meets the words: the nearer side, at the height of their first line.
    ScreenPoint joint(double first_line) const;
    /// Along the side of its areas that the words are on.
    PaperLines bracket() const;
};
/// Nothing where its areas have no ground in the picture.
std::optional<PlacedNote> placed_note(const StageScene& scene, const StageLayout& layout,
                                      const Picture& picture, const NotePlace& place);

/// Draws them on a map that may be on its way.
void draw_notes(Pen& pen, const StageScene& scene, const StageLayout& layout,
                const Picture& picture, std::span<const NotePlace> places);

/// Pairs of annotations, by number, whose words lie over each other or leave the map: to be told to
/// whoever puts them there.
std::vector<std::pair<std::size_t, std::size_t>> overlapping(const StageLayout& layout,
                                                             const StageScene& scene,
                                                             const Picture& picture,
                                                             std::span<const NotePlace> places);

}  // namespace app
