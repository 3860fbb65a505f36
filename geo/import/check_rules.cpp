#include "geo/import/check_rules.h"

#include <unordered_map>

namespace geo {

namespace {

/// A table's cells by column name, empty where there is no such table or column.
class Cells {
public:
    Cells(const Tables& tables, const std::string& name) {
        const auto found = tables.find(name);
        if (found != tables.end()) table_ = &found->second;
    }
    std::size_t rows() const { return table_ == nullptr ? 0 : table_->rows(); }

    bool has(std::string_view name) const { return table_ && table_->column(name); }

    /// A column, to be asked cell by cell.
    auto column(std::string_view name) const {
        return [table = table_, number = table_ ? table_->column(name) : std::nullopt](
                   std::size_t row) { return number ? table->cell(row, *number) : ""; };
    }

private:
    const CsvTable* table_ = nullptr;
};

class RuleCheck {
public:
    explicit RuleCheck(const Tables& tables) : tables_(tables) {}

    std::vector<TableFault> check() {
        check_metrics();
        check_vintage("areas");
        check_vintage("memberships");
        check_parents();
        check_budgets();
        check_seats();
        return std::move(faults_);
    }

private:
    void add(std::string resource, std::size_t row, std::string column, std::string what) {
        faults_.push_back({std::move(resource), row, std::move(column), std::move(what)});
    }

    void check_metrics() {
        const Cells cells(tables_, "metrics");
        if (!cells.has("value")) return;  // said of the header
        const auto value = cells.column("value"), lower = cells.column("lower"),
                   upper = cells.column("upper"), status = cells.column("status");
        for (std::size_t row = 0; row < cells.rows(); ++row) {
            const bool withheld = !status(row).empty() && status(row) != "k";
            if (value(row).empty() && !withheld)
                add("metrics", row, "value",
                    "there is neither a value nor a status that says why; give one of them");
            if (lower(row).empty() && upper(row).empty()) continue;
            check_interval(row, value(row), lower(row), upper(row));
        }
    }

    void check_interval(std::size_t row, std::string_view value, std::string_view lower,
                        std::string_view upper) {
        const auto least = number_in(lower), most = number_in(upper), middle = number_in(value);
        if (lower.empty() || upper.empty())
            add("metrics", row, lower.empty() ? "lower" : "upper",
                "an interval has two ends; give both or none");
        else if (least && most && *least > *most)
            add("metrics", row, "lower",
                fmt::format("the lower end {} is above the upper end {}; exchange them if they "
                            "were mixed up",
                            lower, upper));
        else if (least && most && middle && (*middle < *least || *middle > *most))
            add("metrics", row, "value",
                fmt::format("the value {} lies outside its interval {} to {}; correct one of them",
                            value, lower, upper));
    }

    void check_vintage(const std::string& resource) {
        const Cells cells(tables_, resource);
        const auto start = cells.column("start_year"), end = cells.column("end_year");
        for (std::size_t row = 0; row < cells.rows(); ++row) {
            const auto from = number_in(start(row)), to = number_in(end(row));
            if (from && to && *from > *to)
                add(resource, row, "end_year",
                    fmt::format("it ends in {}, before it starts in {}; correct one of them",
                                end(row), start(row)));
        }
    }

    void check_parents() {
        const Cells areas(tables_, "areas"), members(tables_, "memberships");
        const auto code = areas.column("code"), levels = areas.column("levels");
        std::unordered_map<std::string_view, std::string_view> levels_of;
        for (std::size_t row = 0; row < areas.rows(); ++row)
            levels_of.emplace(code(row), levels(row));
        const auto parent = members.column("parent_code");
        for (std::size_t row = 0; row < members.rows(); ++row) {
            const auto found = levels_of.find(parent(row));
            if (found != levels_of.end() && found->second != "cauth" && found->second != "gla")
                add("memberships", row, "parent_code",
                    fmt::format("{} is neither a combined authority nor the Greater London "
                                "Authority; name one",
                                parent(row)));
        }
    }

    void check_budgets() {
        const Cells cells(tables_, "budgets");
        const auto kind = cells.column("amount_kind"), period = cells.column("period"),
                   year = cells.column("year");
        for (std::size_t row = 0; row < cells.rows(); ++row) {
            const bool dated = kind(row) == "annual" || kind(row) == "multi-year";
            if (dated && (period(row).empty() || year(row).empty()))
                add("budgets", row, "period",
                    fmt::format("an amount that is {} needs its period and year; give them",
                                kind(row)));
        }
    }

    void check_seats() {
        const Cells cells(tables_, "council_composition");
        const auto total = cells.column("total_seats"),
                   largest = cells.column("largest_party_seats");
        for (std::size_t row = 0; row < cells.rows(); ++row) {
            const auto all = number_in(total(row)), most = number_in(largest(row));
            if (all && most && *most > *all)
                add("council_composition", row, "largest_party_seats",
                    fmt::format("{} of {} seats; correct one of them", largest(row), total(row)));
        }
    }

    const Tables& tables_;
    std::vector<TableFault> faults_;
};

}  // namespace

std::vector<TableFault> check_rules(const Tables& tables) { return RuleCheck(tables).check(); }

}  // namespace geo
