#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/compiled_figures.h"
#include "geo/import/new_table.h"

namespace geo {

/// A package while it is made: what is read, what is made of it, what does not fit.
struct Making {
    const CompiledFigures& figures;
    const DataPackage& package;
    std::map<std::string, NewTable> tables;  // by resource
    std::vector<Error> faults;               // any stops the import
    std::vector<Error> left_out;

    /// The new table of a resource; made when first asked for.
    NewTable& table(const std::string& resource);
};

/// areas, names and memberships.
void make_areas(Making& making);
/// budgets: the combined authorities' and the councils' in one.
void make_budgets(Making& making);
/// contests, turnout and constituency_turnout.
void make_turnout(Making& making);
/// metrics and their definitions.
void make_metrics(Making& making);
/// Every table that keeps its rows: columns renamed, the basis put in the package's words.
void make_plain_tables(Making& making);

/// Begins a row of `to` with every cell that `from` has under the same name, or under the name it
/// has in `renamed` (new name to old). The basis is put in the package's words.
void copy_row(NewTable& to, const CompiledTable& from, std::size_t row,
              const std::map<std::string, std::string>& renamed);

/// The package's word for what a figure stands on: `source` is published, or derived or estimate
/// when the note begins so; `recall` is recalled; anything else stays, to be found at fault.
std::string_view basis_in_words(std::string_view basis, std::string_view note);

/// The year at the front of a date or period ("2024-05-02", "2025-26"); empty where there is none.
std::string_view year_at_front(std::string_view text);

}  // namespace geo
