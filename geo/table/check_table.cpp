#include "geo/table/check_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <iterator>
#include <regex>
#include <unordered_map>
#include <unordered_set>

#include "geo/core/characters.h"
#include "geo/table/largest_first.h"

namespace geo {

namespace {

using Views = std::unordered_set<std::string_view>;

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8, 2);
    if (!all_digits(year) || !all_digits(month) || !all_digits(day)) return false;
    const auto y = *number_in(year), m = *number_in(month), d = *number_in(day);
    if (m < 1 || m > 12 || d < 1) return false;
    const int of_year = static_cast<int>(y);
    const bool leap = (of_year % 4 == 0 && of_year % 100 != 0) || of_year % 400 == 0;
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return d <= days[static_cast<std::size_t>(m) - 1] + (m == 2 && leap ? 1 : 0);
}

/// A cell as an error quotes it: the front of a long one, cut between characters.
std::string shown(std::string_view cell) {
    std::size_t end = 60;
    if (cell.size() <= end) return std::string(cell);
    while (end > 0 && continues_character(cell[end])) --end;
    return fmt::format("{}…", cell.substr(0, end));
}

/// Whether a cell is of a type, and what to say when it is not.
struct TypeRule {
    std::string_view type;
    bool (*holds)(std::string_view);
    std::string_view said;
};
constexpr std::array type_rules{
    TypeRule{"string", [](std::string_view) { return true; }, ""},
    TypeRule{"number", [](std::string_view cell) { return number_in(cell).has_value(); },
             "not a number; write digits with a point, without unit or thousands separator"},
    TypeRule{"integer",
             [](std::string_view cell) {
                 return all_digits(cell.starts_with('-') ? cell.substr(1) : cell);
             },
             "not a whole number; write digits only"},
    TypeRule{"year", [](std::string_view cell) { return cell.size() == 4 && all_digits(cell); },
             "not a year; write four digits"},
    TypeRule{"boolean",
             [](std::string_view cell) {
                 return cell == "yes" || cell == "no" || cell == "true" || cell == "false";
             },
             "neither yes nor no; write one of them"},
    TypeRule{"date", is_date, "not a date; write it as 2024-05-02"},
};

// std::regex recurses for each character it matches; a cell of any length would exhaust the stack.
constexpr std::size_t longest_matched = 2000;

/// The rules of one field, made once for a column.
class CellCheck {
public:
    explicit CellCheck(const FieldSchema& field) : field_(field) {
        const auto rule = std::ranges::find(type_rules, field.type, &TypeRule::type);
        rule_ = rule == type_rules.end() ? nullptr : &*rule;
        allowed_.insert(field.allowed.begin(), field.allowed.end());
        if (!field.pattern.empty()) pattern_.emplace(field.pattern, std::regex::optimize);
    }

    /// What is wrong with a cell; nothing when it is sound.
    std::optional<std::string> fault_of(std::string_view cell) {
        if (cell == sound_) return std::nullopt;
        if (!pattern_) return remembered(cell, work_out(cell));
        // A regular expression costs microseconds and cells repeat, so its answers are kept.
        const auto [entry, is_new] = answers_.try_emplace(cell);
        if (is_new) entry->second = work_out(cell);
        return remembered(cell, entry->second);
    }

private:
    std::optional<std::string> remembered(std::string_view cell, std::optional<std::string> fault) {
        if (!fault) sound_ = cell;
        return fault;
    }

    std::optional<std::string> work_out(std::string_view cell) const {
        if (cell.empty()) {
            if (field_.required) return "the cell is empty; it has to be filled";
            return std::nullopt;
        }
        if (rule_ != nullptr && !rule_->holds(cell))
            return fmt::format("'{}' is {}", shown(cell), rule_->said);
        if (!allowed_.empty() && !allowed_.contains(cell))
            return fmt::format("'{}' is not known here; write one of: {}", shown(cell),
                               fmt::join(field_.allowed, ", "));
        if (pattern_ && cell.size() > longest_matched)
            return fmt::format("the cell has {} characters, more than a pattern is held against",
                               cell.size());
        if (pattern_ && !std::regex_search(cell.begin(), cell.end(), *pattern_))
            return fmt::format("'{}' is not written as it has to be; the pattern is {}",
                               shown(cell), field_.pattern);
        return out_of_range(cell);
    }

    std::optional<std::string> out_of_range(std::string_view cell) const {
        if (!field_.minimum && !field_.maximum) return std::nullopt;
        const auto number = number_in(cell);
        if (number && field_.minimum && *number < *field_.minimum)
            return fmt::format("{} is less than {}, the least there can be", shown(cell),
                               *field_.minimum);
        if (number && field_.maximum && *number > *field_.maximum)
            return fmt::format("{} is more than {}, the most there can be", shown(cell),
                               *field_.maximum);
        return std::nullopt;
    }

    const FieldSchema& field_;
    const TypeRule* rule_ = nullptr;
    std::optional<std::regex> pattern_;
    Views allowed_;
    std::unordered_map<std::string_view, std::optional<std::string>> answers_;
    std::optional<std::string_view> sound_;  // the last sound cell: the next is often the same
};

/// Rows by the hash of their key, in one array with room to spare: a third of the time of
/// std::unordered_set for a hundred thousand rows, whose nodes are spread over the memory.
class KeySet {
public:
    explicit KeySet(std::size_t rows) : slots_(std::bit_ceil(2 * rows + 2)) {}

    /// The row met before for which `is_same` holds; else `row` is kept.
    template <class IsSame>
    std::optional<std::size_t> insert(std::size_t row, std::size_t hash, const IsSame& is_same) {
        hash ^= hash >> 29;
        const auto mark = static_cast<std::uint32_t>(hash >> 32);
        for (std::size_t at = hash;; ++at) {
            Slot& slot = slots_[at & (slots_.size() - 1)];
            if (slot.row == nobody) {
                slot = {mark, static_cast<std::uint32_t>(row)};
                return std::nullopt;
            }
            if (slot.hash == mark && is_same(slot.row)) return slot.row;
        }
    }

private:
    static constexpr std::uint32_t nobody = ~std::uint32_t{0};
    struct Slot {
        std::uint32_t hash = 0, row = nobody;
    };
    std::vector<Slot> slots_;
};

/// One table's rules. Each can be held against it apart from the others, on any thread.
class TableCheck {
public:
    TableCheck(const Resource& resource, const CsvTable& table, std::vector<TableFault>& faults)
        : resource_(resource), table_(table), faults_(faults) {}

    /// The header, the primary key, then each column and each foreign key.
    static std::size_t rules_of(const Resource& resource) {
        return 2 + resource.fields.size() + resource.foreign_keys.size();
    }
    void check(std::size_t rule, const Tables& tables) {
        const std::size_t fields = resource_.fields.size();
        if (rule == 0)
            check_header();
        else if (rule <= fields)
            check_column(resource_.fields[rule - 1]);
        else if (rule == fields + 1)
            check_primary_key();
        else
            check_foreign_key(resource_.foreign_keys[rule - fields - 2], tables);
    }

private:
    void add(std::optional<std::size_t> row, std::string column, std::string what) {
        faults_.push_back({resource_.name, row, std::move(column), std::move(what)});
    }

    void check_header() {
        for (const FieldSchema& field : resource_.fields)
            if (!table_.column(field.name))
                add({}, field.name, fmt::format("the column '{}' is missing; add it", field.name));
        for (const std::string& column : table_.header())
            if (std::ranges::find(resource_.fields, column, &FieldSchema::name) ==
                resource_.fields.end())
                add({}, column,
                    fmt::format("datapackage.json does not describe the column '{}'; "
                                "describe it or take it out",
                                column));
    }

    void check_column(const FieldSchema& field) {
        const auto column = table_.column(field.name);
        const bool anything_goes = field.type == "string" && !field.required &&
                                   field.allowed.empty() && field.pattern.empty();
        if (!column || anything_goes) return;
        CellCheck cell(field);
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (auto fault = cell.fault_of(table_.cell(row, *column)))
                add(row, field.name, *std::move(fault));
    }

    void check_primary_key() {
        std::vector<std::size_t> columns;
        for (const std::string& name : resource_.primary_key) {
            const auto column = table_.column(name);
            if (!column) return;  // said of the header
            columns.push_back(*column);
        }
        if (columns.empty()) return;
        KeySet seen(table_.rows());
        std::vector<std::string_view> before(columns.size());
        std::vector<std::size_t> hashes(columns.size());
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const auto is_same = [&](std::size_t other) {
                return std::ranges::all_of(columns, [&](std::size_t column) {
                    return table_.cell(row, column) == table_.cell(other, column);
                });
            };
            // Cells are mostly those of the row before.
            std::size_t sum = 0;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string_view cell = table_.cell(row, columns[i]);
                if (row == 0 || cell != before[i]) hashes[i] = std::hash<std::string_view>{}(cell);
                before[i] = cell;
                sum = sum * 1000003 + hashes[i];
            }
            if (const auto first = seen.insert(row, sum, is_same))
                add(row, resource_.primary_key.front(),
                    fmt::format("the same {} as in line {}; keep one of the two",
                                fmt::join(resource_.primary_key, ", "), table_.line_of(*first)));
        }
    }

    void check_foreign_key(const ForeignKey& key, const Tables& tables) {
        const bool within = key.resource.empty();
        const auto found = tables.find(key.resource);
        if (!within && found == tables.end()) return;  // that it cannot be read is said already
        const CsvTable& other = within ? table_ : found->second;
        if (!other.faults().empty()) return;  // the row that is sought may be one of those left out
        const auto column = table_.column(key.field), reference = other.column(key.reference);
        if (!column || !reference) return;
        Views known;
        known.reserve(other.rows());
        for (std::size_t row = 0; row < other.rows(); ++row)
            known.insert(other.cell(row, *reference));
        std::string_view sound;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const std::string_view cell = table_.cell(row, *column);
            if (cell.empty() || cell == sound) continue;
            if (known.contains(cell)) {
                sound = cell;
                continue;
            }
            for (const std::string_view item : list_in(cell))
                if (!known.contains(item))
                    add(row, key.field,
                        fmt::format("'{}' is not a {} of {}; correct it or add it there",
                                    shown(item), key.reference, other.name()));
        }
    }

    const Resource& resource_;
    const CsvTable& table_;
    std::vector<TableFault>& faults_;
};

}  // namespace

std::vector<TableFault> check_tables(const DataPackage& package, const Tables& tables) {
    struct Task {
        const Resource* resource;
        const CsvTable* table;
        std::size_t rule;
        std::vector<TableFault> faults{};
    };
    std::vector<Task> tasks;
    for (const Resource& resource : package.resources)
        if (const auto table = tables.find(resource.name); table != tables.end())
            for (std::size_t rule = 0; rule < TableCheck::rules_of(resource); ++rule)
                tasks.push_back({&resource, &table->second, rule});
    largest_first(
        tasks.size(), [&](std::size_t i) { return tasks[i].table->rows(); },
        [&](std::size_t i) {
            Task& task = tasks[i];
            TableCheck(*task.resource, *task.table, task.faults).check(task.rule, tables);
        });
    std::vector<TableFault> faults;
    for (std::size_t i = 0; i < tasks.size();) {
        const Resource* const resource = tasks[i].resource;
        const auto before = static_cast<std::ptrdiff_t>(faults.size());
        for (; i < tasks.size() && tasks[i].resource == resource; ++i)
            std::ranges::move(tasks[i].faults, std::back_inserter(faults));
        std::stable_sort(faults.begin() + before, faults.end(),
                         [](const TableFault& a, const TableFault& b) { return a.row < b.row; });
    }
    return faults;
}

}  // namespace geo
