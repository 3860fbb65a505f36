#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "geo/area/area_register.h"
#include "geo/core/result.h"
#include "geo/data/layer.h"
#include "geo/table/csv.h"
#include "geo/table/data_package.h"

namespace geo {

/// Texts kept once each, numbered in order of appearance; number 0 is the empty text.
class Texts {
public:
    Texts() = default;
    Texts(const Texts&) = delete;
    Texts& operator=(const Texts&) = delete;

    TextIndex index_of(std::string_view text);
    /// The text of a number given out; as good as the Texts themselves.
    std::string_view operator[](TextIndex number) const { return in_order_[number]; }
    std::vector<std::string> all() const { return {in_order_.begin(), in_order_.end()}; }

private:
    std::deque<std::string> in_order_{""};  // stays in place as it grows
    std::unordered_map<std::string_view, TextIndex> numbers_{{in_order_.front(), 0}};
    std::string_view last_;  // neighbouring rows mostly share a source or a period
    TextIndex last_number_ = 0;
};

/// A table without the rows that were found at fault. A column that is not there reads as empty.
class SoundTable {
public:
    struct Column {
        std::optional<std::size_t> number;
    };
    SoundTable(const CsvTable* table, const std::unordered_set<std::size_t>& faulty_lines);

    const std::vector<std::size_t>& rows() const { return rows_; }
    Column column(std::string_view name) const;
    std::string_view cell(std::size_t row, Column column) const;
    std::string where(std::size_t row) const { return table_->where(row); }
    std::string where(std::size_t row, Column column) const;

private:
    const CsvTable* table_;  // nullptr: the package has none of that name
    std::vector<std::size_t> rows_;
};

/// What the readers of all themes share while a package is being read.
class Reading {
public:
    Reading(const DataPackage& package, const std::map<std::string, CsvTable>& tables,
            std::vector<Error>& faults);
    /// A reading of the same package for another thread, with faults and texts of its own.
    Reading(const Reading& whole, std::vector<Error>& faults);

    SoundTable table(std::string_view name) const;
    void fault(std::string what, std::string where);
    TextIndex text(std::string_view text) { return texts_.index_of(text); }
    std::string_view text_of(TextIndex number) const { return texts_[number]; }
    std::vector<std::string> texts() const { return texts_.all(); }
    /// Adds what another reading said and named, as if it had been read here, and now: the figures
    /// of its layers get the numbers that their texts have here.
    void take_in(const Reading& other, std::vector<Layer>& layers);

    void set_areas(const AreaRegister& areas) { areas_ = &areas; }
    const AreaRegister& areas() const { return *areas_; }
    /// The area a cell names; nothing, and a fault said, for a code that is not in the register.
    std::optional<AreaIndex> area(const SoundTable& table, std::size_t row,
                                  SoundTable::Column column);
    /// The number in a cell; nothing for an empty cell and, with a fault said, for anything else.
    std::optional<double> number(const SoundTable& table, std::size_t row,
                                 SoundTable::Column column);
    /// The basis in a cell: published where it is empty; a fault is said for an unknown one.
    Basis basis(const SoundTable& table, std::size_t row, SoundTable::Column column);

    /// Source, address and licence that the package's description gives for a table.
    void credit(Layer& layer, std::string_view resource) const;

private:
    const DataPackage& package_;
    const std::map<std::string, CsvTable>& tables_;
    std::vector<Error>& faults_;
    std::unordered_map<std::string, std::unordered_set<std::size_t>>
        faulty_lines_;  // by table name
    const AreaRegister* areas_ = nullptr;
    Texts texts_;
};

/// A layer whose figures are still being collected, in any order.
class LayerDraft {
public:
    explicit LayerDraft(Layer head) : layer(std::move(head)) {}
    Layer layer;  // everything but the figures

    /// `row` is the one of the table given to finish(), if the figure came from there.
    void add(const Figure& figure, std::optional<std::size_t> row);
    /// All figures at once, of no table's rows.
    void set(std::vector<Figure> figures);
    bool empty() const { return layer.figures.empty(); }
    /// The layer, its figures in order. Of two for one area and year the first is kept, and the
    /// other's row said.
    Layer finish(Reading& reading, const SoundTable& table) &&;

private:
    bool in_order_ = true;  // each figure so far later than the one before it
    std::vector<std::optional<std::size_t>> rows_;  // of each figure
};

/// The year a date, financial year or period starts with: 2025 for "2025-26"; nothing for "".
std::optional<int> year_in(std::string_view period);

/// "bus_funding" and "skills and employment" as parts of a layer id: "bus-funding".
std::string kebab(std::string_view words);

}  // namespace geo
