#include <doctest/doctest.h>

#include <cmath>

#include "geo/export/export_table.h"
#include "geo/table/csv.h"

using namespace geo;

TEST_CASE("a CSV file gives back what went in: commas, quotes, lines, accents, and each bit") {
    const std::vector<double> numbers{0.1, 1.0 / 3, -2.5, 1e21, 5e-8, std::nextafter(34.1, 35)};
    ExportTable table{.columns = {{"name, in full"}, {"value", ColumnType::number}}, .rows = {}};
    const std::vector<std::string> names{"Bristol, City of",  "the \"North\"", "two\nlines",
                                         "Rhondda Cynon Taf", "Ynys Môn",      " "};
    for (std::size_t i = 0; i < names.size(); ++i) table.rows.push_back({names[i], numbers[i]});
    table.rows.push_back({{"nothing"}, {}});
    const auto read = CsvTable::parse(csv_of(table), "a.csv");
    REQUIRE(read.has_value());
    CHECK(read->faults().empty());
    CHECK(read->header() == std::vector<std::string>{"name, in full", "value"});
    REQUIRE(read->rows() == names.size() + 1);
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(read->cell(i, 0) == names[i]);
        CHECK(number_in(read->cell(i, 1)) == numbers[i]);
    }
    CHECK(read->cell(names.size(), 1).empty());
}

TEST_CASE("the end of a file's name says which table it is; any other end is refused") {
    CHECK(export_format_of("a/pay.2024.csv").value() == ExportFormat::csv);
    CHECK(export_format_of("pay.gpkg").value() == ExportFormat::gpkg);
    for (const char* name : {"pay", "pay.txt", "pay.CSVX", ".csv", ""}) {
        CAPTURE(name);
        REQUIRE_FALSE(export_format_of(name).has_value());
        CHECK(export_format_of(name).error().what.find(".xlsx") != std::string::npos);
    }
}
