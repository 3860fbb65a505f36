#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/table_options.h"
#include "app/cli/tables.h"
#include "app/picture/words.h"
#include "geo/core/characters.h"
#include "geo/data/view.h"
#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"

namespace app {
namespace {

using geo::OwnRow;
using geo::OwnTable;
using geo::RowKind;
using nlohmann::ordered_json;

constexpr std::size_t rows_previewed = 5, columns_previewed = 12, characters_previewed = 28;

std::string column_in_words(const OwnTable& table, std::size_t column) {
    const std::string letters = geo::column_letters(column);
    const std::string& heading = table.layout.headings[column];
    return heading.empty() ? letters : fmt::format("{} ({})", letters, heading);
}

ordered_json column_json(const OwnTable& table, std::optional<std::size_t> column) {
    if (!column) return nullptr;
    return {{"column", geo::column_letters(*column)}, {"heading", table.layout.headings[*column]}};
}

std::vector<std::string> periods_of(const geo::OwnSeries& series) {
    std::set<std::pair<int, std::string>> periods;
    for (const geo::OwnFigure& figure : series.figures)
        periods.emplace(figure.period.year, figure.period.text);
    std::vector<std::string> texts;
    for (const auto& [year, text] : periods) texts.push_back(text);
    return texts;
}

ordered_json areas_json(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& areas) {
    ordered_json out = ordered_json::array();
    for (const geo::AreaIndex area : areas)
        out.push_back(
            {{"code", geo::text_of(atlas.areas[area].id)}, {"name", atlas.areas[area].name}});
    return out;
}

ordered_json rows_json(const geo::Atlas& atlas, const OwnTable& table) {
    ordered_json out = ordered_json::array();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const OwnRow& row = table.rows[i];
        ordered_json one{{"row", i + 1}, {"kind", code_of(row.kind)}};
        if (!row.named.empty()) one["named"] = row.named;
        if (row.area) one["area"] = geo::text_of(atlas.areas[*row.area].id);
        if (!row.others.empty()) one["suggestions"] = areas_json(atlas, row.others);
        if (!row.said.empty()) one["said"] = row.said;
        out.push_back(std::move(one));
    }
    return out;
}

ordered_json series_json(const OwnTable& table) {
    ordered_json out = ordered_json::array();
    for (const geo::OwnSeries& series : table.series) {
        const auto withheld = std::ranges::count_if(
            series.figures, [](const geo::OwnFigure& figure) { return !figure.value; });
        out.push_back({{"id", geo::own_layer_id(table, series)},
                       {"label", series.label},
                       {"unit", series.unit},
                       {"periods", periods_of(series)},
                       {"figures", series.figures.size()},
                       {"withheld", withheld}});
    }
    return out;
}

void print_json(const geo::Atlas& atlas, const OwnTable& table) {
    ordered_json counts = ordered_json::object();
    for (std::size_t kind = 0; kind < geo::row_kinds; ++kind)
        counts[std::string(code_of(static_cast<RowKind>(kind)))] =
            table.count(static_cast<RowKind>(kind));
    ordered_json values = ordered_json::array();
    for (const geo::ValueColumn& value : table.layout.values)
        values.push_back(column_json(table, value.column));
    ordered_json told = ordered_json::array();
    for (const geo::Error& one : table.told) told.push_back(geo::one_line(one));
    const ordered_json out{{"file", table.sheet.file},
                           {"sheet", table.sheet.title},
                           {"date", table.sheet.date},
                           {"columns",
                            {{"code", column_json(table, table.layout.code)},
                             {"name", column_json(table, table.layout.name)},
                             {"period", column_json(table, table.layout.period)},
                             {"values", values}}},
                           {"level", table.level ? ordered_json(code_of(*table.level)) : nullptr},
                           {"counts", counts},
                           {"layers", series_json(table)},
                           {"rows", rows_json(atlas, table)},
                           {"told", told}};
    fmt::print("{}\n", out.dump(2, ' ', false, ordered_json::error_handler_t::replace));
}

void print_columns(const OwnTable& table) {
    const geo::SheetLayout& layout = table.layout;
    const auto line = [&](const char* what, std::optional<std::size_t> column) {
        if (column) fmt::print("{}: column {}\n", what, column_in_words(table, *column));
    };
    line("Codes", layout.code);
    line("Names", layout.name);
    line("Periods", layout.period);
    std::string values;
    for (const geo::ValueColumn& value : layout.values)
        values += (values.empty() ? "" : ", ") + column_in_words(table, value.column);
    fmt::print("Figures: column{} {}\n", layout.values.size() == 1 ? "" : "s", values);
}

std::string shortened(std::string_view cell) {
    std::string text(cell);
    std::ranges::replace(text, '\n', ' ');
    std::size_t end = 0;
    for (std::size_t n = 0; n < characters_previewed && end < text.size(); ++n)
        end = geo::character_after(text, end);
    return end < text.size() ? text.substr(0, end) + "…" : text;
}

void print_first_rows(const OwnTable& table) {
    const std::size_t columns = std::min(table.layout.headings.size(), columns_previewed);
    std::vector<std::string> header{"row"};
    for (std::size_t c = 0; c < columns; ++c)
        header.push_back(table.layout.headings[c].empty() ? geo::column_letters(c)
                                                          : shortened(table.layout.headings[c]));
    std::vector<std::vector<std::string>> rows;
    for (std::size_t r = table.layout.first_row;
         r < table.sheet.rows.size() && rows.size() < rows_previewed; ++r) {
        std::vector<std::string> row{std::to_string(r + 1)};
        for (std::size_t c = 0; c < columns; ++c) row.push_back(shortened(table.sheet.cell(r, c)));
        rows.push_back(std::move(row));
    }
    fmt::print("\n{}\n", table_text(header, rows));
}

void print_rows(const OwnTable& table, const char* heading, auto is_one) {
    bool any = false;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const OwnRow& row = table.rows[i];
        if (!is_one(row)) continue;
        if (!std::exchange(any, true)) fmt::print("\n{}\n", heading);
        fmt::print("  row {}: {}\n", i + 1, row.said.empty() ? row.named : row.said);
    }
}

void print_report(const OwnTable& table) {
    const std::string sheet =
        table.sheet.title.empty() ? "" : fmt::format(", worksheet {}", table.sheet.title);
    fmt::print("{}{}, {} rows\n", table.sheet.file, sheet, table.sheet.rows.size());
    print_columns(table);
    print_first_rows(table);
    fmt::print("{}", geo::matched_in_words(table));
    if (table.level) fmt::print("; most are {}", plural_of(*table.level));
    fmt::print("\n");
    const auto of = [](RowKind kind) {
        return [kind](const OwnRow& row) { return row.kind == kind; };
    };
    print_rows(table, "Unmatched", of(RowKind::unmatched));
    print_rows(table, "Ambiguous", of(RowKind::ambiguous));
    print_rows(table, "Duplicates", of(RowKind::duplicate));
    print_rows(table, "Areas that have ended, kept on their own ground",
               [](const OwnRow& row) { return row.kind == RowKind::matched && !row.said.empty(); });
    print_rows(table, "Areas of another level, kept at their own", of(RowKind::other_level));
    print_rows(table, "Totals, left out", of(RowKind::total));
    print_rows(table, "Notes and headings, left out", of(RowKind::note));
    if (!table.told.empty()) fmt::print("\nOf the file\n");
    for (const geo::Error& one : table.told) fmt::print("  {}\n", geo::one_line(one));
    std::vector<std::vector<std::string>> layers;
    for (const geo::OwnSeries& series : table.series)
        layers.push_back({geo::own_layer_id(table, series), series.label, series.unit,
                          fmt::format("{}", fmt::join(periods_of(series), ", ")),
                          std::to_string(series.figures.size())});
    fmt::print("\n{}", table_text({"layer", "label", "unit", "periods", "figures"}, layers,
                                  {false, false, false, false, true}));
}

int match(const std::filesystem::path& data, const TableOptions& options, bool as_json) {
    const auto read = own_options_of(options);
    if (!read) return refuse(read.error());
    auto sheet = geo::read_sheet(options.files.front(), read->sheet);
    if (!sheet) return refuse(sheet.error());
    const auto atlas = open_for_command(data);
    if (!atlas) return 1;
    const auto table = geo::own_table(*atlas, *std::move(sheet), *read);
    if (!table) return refuse(table.error());
    if (as_json)
        print_json(*atlas, *table);
    else
        print_report(*table);
    return geo::leaves_out(*table) ? 1 : status_after(*atlas);
}

}  // namespace

void add_match_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    struct Options {
        TableOptions table;
        bool as_json = false;
    };
    auto* command = program.add_subcommand(
        "match", "What a spreadsheet of yours holds, and which areas its rows are matched to");
    auto options = std::make_shared<Options>();
    options->table.files.resize(1);
    command->add_option("file", options->table.files.front(), "A CSV, XLSX or ODS file")
        ->required();
    add_table_options(*command, options->table);
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return match(data, options->table, options->as_json); };
    });
}

}  // namespace app
