#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "geo/table/csv.h"

using geo::CsvTable;

namespace {

CsvTable table_of(std::string text) {
    auto table = CsvTable::parse(std::move(text), "t.csv");
    REQUIRE(table.has_value());
    return *std::move(table);
}

geo::Error error_of(std::string text) {
    const auto table = CsvTable::parse(std::move(text), "t.csv");
    REQUIRE_FALSE(table.has_value());
    return table.error();
}

}  // namespace

TEST_CASE("cells are found by row and column") {
    const CsvTable table = table_of("code,name\nE06000001,Hartlepool\nE06000002,Middlesbrough\n");
    CHECK(table.rows() == 2);
    CHECK(table.header() == std::vector<std::string>{"code", "name"});
    CHECK(table.column("name") == 1);
    CHECK_FALSE(table.column("Name").has_value());
    CHECK(table.cell(1, 1) == "Middlesbrough");
    CHECK(table.where(1, 1) == "t.csv, line 3, column name");
}

TEST_CASE("a table is read whatever its line ends, mark and quotes") {
    struct Case {
        std::string text;
        std::string_view second_cell, because;
    };
    for (const Case& c : {
             Case{"a,b\n1,2\n", "2", "as we write it"},
             Case{"a,b\n1,2", "2", "no line end after the last row"},
             Case{"a,b\r\n1,2\r\n", "2", "CRLF"},
             Case{"\xEF\xBB\xBF\"a\",b\n1,2\n", "2", "a byte order mark"},
             Case{"a,b\n1,\"2, 3\"\n", "2, 3", "a comma in quotes"},
             Case{"a,b\n1,\"say \"\"2\"\"\"\n", "say \"2\"", "a quotation mark, doubled"},
             Case{"a,b\n1,\"2\n3\"\n", "2\n3", "a line end in quotes"},
             Case{"a,b\n1,\"\"\n", "", "an empty quoted cell"},
             Case{"a,b\n1,\"2\"", "2", "a quoted cell ends the file"},
             Case{"a,b\n1,\n", "", "an empty last cell"},
             Case{"a,b\n1,Ynys M\xC3\xB4n\n", "Ynys M\xC3\xB4n", "two-byte letters"},
             Case{"a,b\n\n1,2\n\n", "2", "blank lines are passed over"},
         }) {
        CAPTURE(c.because);
        const CsvTable table = table_of(c.text);
        REQUIRE(table.rows() == 1);
        CHECK(table.header() == std::vector<std::string>{"a", "b"});
        CHECK(table.cell(0, 0) == "1");
        CHECK(table.cell(0, 1) == c.second_cell);
    }
}

TEST_CASE("a table that cannot be used says what, where and what to do") {
    struct Case {
        std::string text, where, what;
    };
    for (const Case& c : {
             Case{"", "t.csv", "is empty"},
             Case{"\xEF\xBB\xBF", "t.csv", "is empty"},
             Case{"a,b\r1,2\r", "t.csv, line 1, column 2", "carriage return"},
             Case{"a,a\n1,2\n", "t.csv, line 1, column a", "two columns are called 'a'"},
             Case{"a,\n1,2\n", "t.csv, line 1, column ", "has no name"},
             Case{"a,caf\xE9\n1,2\n", "t.csv, line 1, byte 6", "not UTF-8"},
             Case{"caf\xE9", "t.csv, line 1, byte 4", "not UTF-8"},
             Case{std::string("a,\0\n1,2\n", 8), "t.csv, line 1, byte 3", "NUL"},
         }) {
        CAPTURE(c.text);
        const geo::Error error = error_of(c.text);
        CHECK(error.where == c.where);
        CHECK(error.what.find(c.what) != std::string::npos);
    }
}

TEST_CASE("a row that cannot be used is left out and told; the others are kept") {
    struct Case {
        std::string row, where, what;
        std::size_t kept = 2;
    };
    for (const Case& c : {
             Case{"1,2,3", "t.csv, line 3, column 3", "has 3 cells and the header 2"},
             Case{"1", "t.csv, line 3, column b", "has 1 cells and the header 2"},
             Case{"1,\"2\"x", "t.csv, line 3, column b", "after a closing quotation mark"},
             Case{"1,2\"", "t.csv, line 3, column b", "inside a cell"},
             Case{"1,caf\xE9", "t.csv, line 3, column b", "not UTF-8"},
             Case{std::string("1,\0", 3), "t.csv, line 3, column b", "NUL"},
             Case{"1,\"2", "t.csv, line 3, column b", "never closed", 1},
             Case{"1,\"", "t.csv, line 3, column b", "never closed", 1},
         }) {
        CAPTURE(c.row);
        const CsvTable table = table_of("a,b\nfirst,0\n" + c.row + "\nlast,9\n");
        CHECK(table.rows() == c.kept);
        CHECK(table.cell(0, 0) == "first");
        CHECK(table.cell(c.kept - 1, 0) == (c.kept == 2 ? "last" : "first"));
        REQUIRE(table.faults().size() == 1);
        CHECK(table.faults()[0].where == c.where);
        CHECK(table.faults()[0].what.find(c.what) != std::string::npos);
    }
    CHECK(table_of("a,b,c\n1,2\n1,2,3\n").rows() == 1);
}

TEST_CASE("lines are counted through cells that span several") {
    const CsvTable table = table_of("a,b\n1,\"2\n3\"\n4,5\n");
    CHECK(table.line_of(0) == 2);
    CHECK(table.line_of(1) == 4);
}

TEST_CASE("a table keeps its cells when it is copied and moved") {
    CsvTable table = table_of("a\nlong enough to lie outside of any string object\n");
    const CsvTable copy = table;
    const CsvTable moved = std::move(table);
    CHECK(copy.cell(0, 0) == moved.cell(0, 0));
}

TEST_CASE("a file that is missing or a folder is told by its name") {
    const auto folder = std::filesystem::temp_directory_path();
    const auto missing = CsvTable::read(folder / "no-such-table.csv");
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().where == "no-such-table.csv");
    CHECK_FALSE(CsvTable::read(folder).has_value());
}

TEST_CASE("a number is digits, one point and a leading minus, nothing else") {
    struct Case {
        std::string_view cell;
        std::optional<double> number;
    };
    for (const Case& c : {
             Case{"0", 0.0},
             Case{"12.50", 12.5},
             Case{"-3.25", -3.25},
             Case{"", {}},
             Case{"-", {}},
             Case{".5", {}},
             Case{"5.", {}},
             Case{"1e3", {}},
             Case{"1,000", {}},
             Case{"1.2.3", {}},
             Case{"+1", {}},
             Case{" 1", {}},
             Case{"--1", {}},
             Case{"nan", {}},
             Case{"inf", {}},
             Case{"0x10", {}},
         }) {
        CAPTURE(c.cell);
        CHECK(geo::number_in(c.cell) == c.number);
    }
    CHECK_FALSE(geo::number_in(std::string(400, '9')).has_value());  // more than a double holds
}

TEST_CASE("a list cell is its items between semicolons") {
    using Items = std::vector<std::string_view>;
    CHECK(geo::list_in("") == Items{});
    CHECK(geo::list_in("growth") == Items{"growth"});
    CHECK(geo::list_in("growth;nhs") == Items{"growth", "nhs"});
    CHECK(geo::list_in("growth;;nhs") == Items{"growth", "", "nhs"});
}
