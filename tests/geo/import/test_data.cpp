#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "geo/import/check_package.h"
#include "geo/table/check_table.h"

namespace {

const std::filesystem::path data = std::filesystem::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data";

const geo::Tables& tables() {
    static const geo::Tables read = [] {
        std::vector<geo::Error> faults;
        return geo::read_tables(*geo::read_data_package(data), faults);
    }();
    return read;
}

std::string_view cell(const std::string& table, std::size_t row, std::string_view column) {
    const geo::CsvTable& found = tables().at(table);
    return found.cell(row, *found.column(column));
}

/// The rows of a table whose cell in `column` is `value`.
std::vector<std::size_t> rows_with(const std::string& table, std::string_view column,
                                   std::string_view value) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < tables().at(table).rows(); ++row)
        if (cell(table, row, column) == value) rows.push_back(row);
    return rows;
}

bool in_force(std::size_t area, double year) {
    const auto start = geo::number_in(cell("areas", area, "start_year"));
    const auto end = geo::number_in(cell("areas", area, "end_year"));
    return start.value_or(0) <= year && year <= end.value_or(9999);
}

bool stands_at(std::size_t area, std::string_view level) {
    for (const std::string_view one : geo::list_in(cell("areas", area, "levels")))
        if (one == level) return true;
    return false;
}

/// The members of an authority that are districts in force in 2025.
std::set<std::string_view> districts_of(std::string_view authority) {
    std::set<std::string_view> codes;
    for (const std::size_t row : rows_with("memberships", "parent_code", authority)) {
        const auto code = cell("memberships", row, "area_code");
        const std::size_t area = rows_with("areas", "code", code).front();
        if (stands_at(area, "ltla") && in_force(area, 2025)) codes.insert(code);
    }
    return codes;
}

}  // namespace

TEST_CASE("the package that comes with the atlas is sound") {
    for (const geo::Error& fault : geo::check_package(data)) FAIL_CHECK(geo::one_line(fault));
}

TEST_CASE("the package holds no more than 40 megabytes") {
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data))
        if (entry.is_regular_file()) bytes += entry.file_size();
    CHECK(bytes <= 40'000'000);
}

TEST_CASE(
    "in 2025 there are 361 districts, 218 upper-tier and 15 combined authorities, and London") {
    std::map<std::string_view, int> counts;
    for (std::size_t row = 0; row < tables().at("areas").rows(); ++row)
        for (const std::string_view level : geo::list_in(cell("areas", row, "levels")))
            if (in_force(row, 2025)) ++counts[level];
    CHECK(counts["ltla"] == 361);
    CHECK(counts["utla"] == 218);
    CHECK(counts["cauth"] == 15);
    CHECK(counts["gla"] == 1);
    CHECK(counts["pfa"] == 43);
}

TEST_CASE("authorities have the districts they have") {
    CHECK(districts_of("E47000001").size() == 10);
    CHECK(districts_of("E61000001").size() == 33);
    const auto east_midlands = districts_of("E47000013");
    CHECK(east_midlands.size() == 17);
    CHECK(east_midlands.contains("E07000032"));        // Amber Valley, in Derbyshire
    CHECK(east_midlands.contains("E07000170"));        // Ashfield, in Nottinghamshire
    CHECK_FALSE(east_midlands.contains("E06000016"));  // Leicester
    CHECK(rows_with("memberships", "area_code", "E06000016").empty());
}

TEST_CASE("people of districts add up to those of authorities and regions") {
    const auto people = [](std::size_t area) {
        return geo::number_in(cell("areas", area, "population")).value_or(0);
    };
    std::map<std::string_view, double> of_region, of_authority;
    for (std::size_t row = 0; row < tables().at("areas").rows(); ++row)
        if (stands_at(row, "ltla") && in_force(row, 2025))
            of_region[cell("areas", row, "region_code")] += people(row);
    for (std::size_t row = 0; row < tables().at("areas").rows(); ++row) {
        const std::string_view code = cell("areas", row, "code");
        if (!stands_at(row, "cauth") && !stands_at(row, "rgn")) continue;
        CAPTURE(code);
        if (stands_at(row, "rgn")) CHECK(of_region[code] == people(row));
        if (!stands_at(row, "cauth") || people(row) == 0) continue;
        double sum = 0;
        for (const std::string_view district : districts_of(code))
            sum += people(rows_with("areas", "code", district).front());
        CHECK(sum == people(row));
    }
}

TEST_CASE("facts come out right") {
    const auto authority = rows_with("elections", "area_code", "E47000001");
    bool found = false;
    for (const std::size_t row : authority)
        if (cell("elections", row, "election_date") == "2024-05-02") {
            CHECK(cell("elections", row, "turnout_pct") == "32.05");
            found = true;
        }
    CHECK(found);

    REQUIRE(rows_with("mayors", "area_code", "E06000016").size() == 1);  // Leicester
    CHECK(cell("mayors", rows_with("mayors", "area_code", "E06000016").front(), "office_level") ==
          "council");

    for (const std::size_t row : rows_with("turnout", "authority_code", "E61000001"))
        CHECK(cell("turnout", row, "votes_kind") == "assembly constituency");
    CHECK(rows_with("powers", "area_code", "E47000001").size() == 38);
    CHECK(tables().at("metric_definitions").rows() == 40);
}
