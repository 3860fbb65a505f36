#include <doctest/doctest.h>

#include "geo/table/check_table.h"

namespace {

geo::DataPackage package_of(geo::FieldSchema field) {
    geo::DataPackage package;
    geo::Resource resource;
    resource.name = std::string("t"), resource.path = "t.csv", resource.format = "csv";
    resource.fields = {std::move(field)};
    package.resources = {resource};
    return package;
}

geo::CsvTable table_of(std::string text) { return *geo::CsvTable::parse(std::move(text), "t.csv"); }

std::vector<geo::TableFault> faults_of(const geo::DataPackage& package, std::string text) {
    return geo::check_tables(package, {{"t", table_of(std::move(text))}});
}

geo::FieldSchema field(std::string type, std::string name = std::string(1, 'f')) {
    return {std::move(name), std::move(type), {}, false, {}, {}, {}, {}};
}

}  // namespace

TEST_CASE("a cell is of its field's type or a fault") {
    struct Case {
        std::string type, cell;
        bool sound;
    };
    for (const Case& c : {
             Case{"string", "anything", true},  Case{"number", "-1.5", true},
             Case{"number", "1.5 km", false},   Case{"integer", "-12", true},
             Case{"integer", "1.5", false},     Case{"integer", "-", false},
             Case{"year", "2024", true},        Case{"year", "24", false},
             Case{"year", "2024-25", false},    Case{"boolean", "yes", true},
             Case{"boolean", "no", true},       Case{"boolean", "true", true},
             Case{"boolean", "perhaps", false}, Case{"date", "2024-05-02", true},
             Case{"date", "2024-02-29", true},  Case{"date", "2023-02-29", false},
             Case{"date", "2000-02-29", true},  Case{"date", "1900-02-29", false},
             Case{"date", "2024-13-01", false}, Case{"date", "2024-04-31", false},
             Case{"date", "2024-5-2", false},   Case{"date", "02/05/2024", false},
         }) {
        CAPTURE(c.type);
        CAPTURE(c.cell);
        CHECK(faults_of(package_of(field(c.type)), fmt::format("f\n{}\n", c.cell)).empty() ==
              c.sound);
    }
}

TEST_CASE("constraints are held, and an empty cell breaks only 'required'") {
    geo::FieldSchema status = field("string");
    status.allowed = {"held", "none"};
    CHECK(faults_of(package_of(status), "f,g\n,\nheld,\n").size() == 1);  // g is not described
    const auto unknown = faults_of(package_of(status), "f\nheld\nhold\n");
    REQUIRE(unknown.size() == 1);
    CHECK(unknown.front().row == 1);
    CHECK(unknown.front().what == "'hold' is not known here; write one of: held, none");

    geo::FieldSchema share = field("number");
    share.required = true, share.minimum = 0, share.maximum = 100;
    CHECK(faults_of(package_of(share), "f\n0\n100\n").empty());
    CHECK(faults_of(package_of(share), "f\n-0.1\n100.5\n").size() == 2);

    geo::FieldSchema code = field("string");
    code.pattern = R"(^E\d{8}$)";
    const auto wrong = faults_of(package_of(code), "f\nE06000001\nE6\nE06000001\nE6\n");
    REQUIRE(wrong.size() == 2);
    CHECK(wrong.back().row == 3);
    const std::string endless(100'000, 'E');  // std::regex would exhaust the stack
    CHECK(faults_of(package_of(code), fmt::format("f\n{}\n", endless)).size() == 1);
}

TEST_CASE("a long cell is quoted by its front, cut between letters") {
    std::string letters;
    for (int i = 0; i < 100; ++i) letters += "x\xC3\xB4";
    const auto faults = faults_of(package_of(field("number")), fmt::format("f\n{}\n", letters));
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().what.starts_with(
        fmt::format("'{}…' is not a number", letters.substr(0, 60))));
}

TEST_CASE("a required cell may not be empty") {
    geo::FieldSchema needed = field("string");
    needed.required = true;
    auto package = package_of(needed);
    package.resources.front().fields.push_back(field("string", std::string(1, 'g')));
    const auto faults = faults_of(package, "f,g\n,1\n");
    REQUIRE(faults.size() == 1);
    CHECK(geo::located(faults.front(), table_of("f,g\n,1\n")).where == "t.csv, line 2, column f");
}

TEST_CASE("a header has the columns that are described, in any order") {
    auto package = package_of(field("string"));
    package.resources.front().fields.push_back(field("number", std::string(1, 'g')));
    CHECK(faults_of(package, "g,f\n1,x\n").empty());
    const auto faults = faults_of(package, "f,h\nx,1\n");
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].what == "the column 'g' is missing; add it");
    CHECK(faults[1].column == "h");
}

TEST_CASE("a primary key is met once") {
    auto package = package_of(field("string"));
    package.resources.front().fields.push_back(field("string", std::string(1, 'g')));
    package.resources.front().primary_key = {"f", "g"};
    CHECK(faults_of(package, "f,g\na,b\na,c\nab,\n,ab\n").empty());
    const auto faults = faults_of(package, "f,g\na,b\na,c\na,b\n");
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().row == 2);
    CHECK(faults.front().what == "the same f, g as in line 2; keep one of the two");
}

TEST_CASE("a foreign key is found in the other table, item by item") {
    auto package = package_of(field("string"));
    package.resources.front().foreign_keys = {{"f", "areas", "code"}};
    const geo::Tables tables{{"t", table_of("f\nA\nA;B\n\"\"\nA;C\nC\n")},
                             {"areas", *geo::CsvTable::parse("code\nA\nB\n", "areas.csv")}};
    const auto faults = geo::check_tables(package, tables);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].row == 3);
    CHECK(faults[0].what == "'C' is not a code of areas.csv; correct it or add it there");
    CHECK(geo::check_tables(package, {{"t", table_of("f\nC\n")}}).empty());  // areas is missing
}

TEST_CASE("faults come in the order of lines, whichever column they are in") {
    auto package = package_of(field("number"));
    package.resources.front().fields.push_back(field("number", std::string(1, 'g')));
    const auto faults = faults_of(package, "f,g\n1,x\ny,1\n");
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].column == "g");
    CHECK(faults[1].column == "f");
}
