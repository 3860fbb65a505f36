#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/data/atlas.h"
#include "geo/own/sheet_layout.h"

namespace geo {

/// What became of a row of the file. Each row is one of these, and no row is two.
enum class RowKind : std::uint8_t {
    title,        // above the headings
    heading,      // the headings
    blank,        // no cell in use
    matched,      // of an area; an ended one keeps its figures on its own ground
    other_level,  // likewise, of an area of another level than most: "England" among districts
    total,        // "Total", "Average": of no area
    note,         // footnotes, sources, headings of groups: no area, or no figure beside it
    unmatched,    // a code or name that the register does not have
    ambiguous,    // a name of several areas
    duplicate,    // of an area and period that another row is of, too
};
inline constexpr std::size_t row_kinds = 10;
std::string_view code_of(RowKind kind);  // "matched", "other-level", …

struct OwnRow {
    RowKind kind = RowKind::blank;
    std::string named{};              // the code or name that it holds
    std::optional<AreaIndex> area{};  // of matched ones, other levels and duplicates
    std::vector<AreaIndex> others{};  // what it could mean, or nearly says
    std::string said{};               // a sentence, where there is something to know or to do
};

struct OwnFigure {
    AreaIndex area{};
    std::size_t row = 0;  // of the sheet
    WrittenPeriod period{};
    std::optional<double> value{};  // none: withheld
    Marker marker = Marker::none;
};

/// A layer to be: a column of figures, or several that are one figure in several years.
struct OwnSeries {
    std::string label, unit;
    int decimals = 0;
    std::vector<std::size_t> columns{};  // of the sheet
    std::vector<OwnFigure> figures{};    // one per area and year
};

/// A person's table, understood: what it holds and what was made of each row of it.
struct OwnTable {
    Sheet sheet{};
    SheetLayout layout{};
    OwnOptions options{};
    std::optional<Level> level{};  // of most of its areas
    std::vector<OwnRow> rows{};    // one for each row of the sheet
    std::vector<OwnSeries> series{};
    std::vector<Error> told{};   // cells that could not be read, and what else there is to know
    std::size_t unreadable = 0;  // of these cells

    std::size_t count(RowKind kind) const;
};

/// Understands a sheet. Of two rows for the same area and period with equal figures the first
/// counts; where they differ none does, for nobody can know which is meant. Figures without a
/// period are of the year of the file, or of the last year in which most of its areas were in
/// force. Fails as layout_of does, and on a period asked for that is none.
Result<OwnTable> own_table(const Atlas& atlas, Sheet sheet, const OwnOptions& options);

/// "358 of 361 rows matched, 2 unmatched, 1 ambiguous": of the rows that are of areas.
std::string matched_in_words(const OwnTable& table);

/// Whether some row or cell was meant to be a figure and is none.
bool leaves_out(const OwnTable& table);

/// "Allerdale (E07000026)"
std::string area_in_words(const Area& area);

}  // namespace geo
