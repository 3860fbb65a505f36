#include <doctest/doctest.h>

#include "geo/own/parse_sheet.h"

using Rows = std::vector<std::vector<std::string>>;

namespace {

Rows rows_of(std::string_view text) {
    const auto sheet = geo::parse_sheet(text, "t.csv");
    REQUIRE(sheet.has_value());
    return sheet->rows;
}

}  // namespace

TEST_CASE("cells are set apart by whatever the file sets them apart with") {
    const Rows expected{{"area", "pay"}, {"Leeds", "1.5"}, {"Bristol, City of", "2"}};
    CHECK(rows_of("area,pay\nLeeds,1.5\n\"Bristol, City of\",2\n") == expected);
    CHECK(rows_of("area;pay\r\nLeeds;1.5\r\nBristol, City of;2\r\n") == expected);
    CHECK(rows_of("area\tpay\nLeeds\t1.5\nBristol, City of\t2") == expected);
    CHECK(rows_of("area|pay\rLeeds|1.5\rBristol, City of|2\r") == expected);
    CHECK(rows_of("sep=;\narea;pay\nLeeds;1.5\nBristol, City of;2\n") == expected);
}

TEST_CASE("a decimal comma is no delimiter, nor are commas in titles and numbers") {
    CHECK(rows_of("area;a;b\nLeeds;1,5;2,5\nYork;3,5;4,5\n")[1] ==
          std::vector<std::string>{"Leeds", "1,5", "2,5"});
    CHECK(rows_of("area\tpay\nLeeds\t1,234,567\nYork\t2,345,678\n")[2] ==
          std::vector<std::string>{"York", "2,345,678"});
    CHECK(rows_of("A title, with commas, and more, here\narea;a;b\nLeeds;1;2\nYork;3;4\n")[2]
              .size() == 3);
}

TEST_CASE("quotation marks are undone where they make sense, and nothing is lost where not") {
    struct Case {
        std::string_view text;
        Rows rows;
        std::string_view because;
    };
    for (const Case& c : {
             Case{"a,\"say \"\"this\"\"\"\n", {{"a", "say \"this\""}}, "written twice inside"},
             Case{"\"two\nlines\",b\n", {{"two\nlines", "b"}}, "a line end inside"},
             Case{"a,5\" pipe\nb,2\n", {{"a", "5\" pipe"}, {"b", "2"}}, "one in the middle"},
             Case{"a,\"b\" c\n", {{"a", "b c"}}, "text behind the closing one"},
             Case{"a,\"open\nb,2\n", {{"a", "\"open"}, {"b", "2"}}, "one never closed"},
         }) {
        CAPTURE(c.because);
        CHECK(rows_of(c.text) == c.rows);
    }
    const auto sheet = geo::parse_sheet("a,\"open\nb,2\n", "t.csv");
    REQUIRE(sheet->told.size() == 1);
    CHECK(sheet->told.front().where == "t.csv, row 1");
}

TEST_CASE("rows keep their numbers, blank ones among them, and end with their last cell") {
    const Rows rows = rows_of("a,b,,\n\n,,\nc,d\n\n\n");
    CHECK(rows == Rows{{"a", "b"}, {}, {}, {"c", "d"}});
}

TEST_CASE("a table larger than any of areas is refused") {
    geo::SheetLimits limits;
    limits.rows = 3;
    const auto sheet = geo::parse_sheet("a,1\nb,2\nc,3\nd,4\n", "t.csv", limits);
    REQUIRE_FALSE(sheet.has_value());
    CHECK(sheet.error().what.starts_with("has more than 3 rows"));
    limits = {.columns = 2};
    CHECK_FALSE(geo::parse_sheet("a,b,c\n", "t.csv", limits).has_value());
    limits = {.cells = 4};
    CHECK_FALSE(geo::parse_sheet("a,b\nc,d\ne,f\n", "t.csv", limits).has_value());
}

TEST_CASE("columns have letters, as in a spreadsheet") {
    CHECK(geo::column_letters(0) == "A");
    CHECK(geo::column_letters(25) == "Z");
    CHECK(geo::column_letters(26) == "AA");
    CHECK(geo::column_letters(701) == "ZZ");
    CHECK(geo::column_letters(702) == "AAA");
}
