#include <doctest/doctest.h>

#include <bit>

#include "geo/packed/packed_figures.h"
#include "tests/support/files.h"

namespace {

using geo::no_number;
using geo::PackedFigures;

constexpr std::uint64_t source = 20261101;

PackedFigures sample() {
    return {{"E06000001", "E06000002", "S12000033"},
            {{.id = "pay",
              .stamps = {{"2023-01-01/P1Y", 2023, ""}, {"2024-01-01/P1Y", 2024, "x"}},
              .areas = {0, 2},
              .first_figure = {0, 2, 3},
              .stamp_of = {0, 1, 0},
              .values = {612.4, no_number, 580},
              .lower = {600.1, no_number, no_number},
              .upper = {620, no_number, no_number}},
             {.id = "population",
              .stamps = {{"2024-06-30", 2024, ""}},
              .areas = {1},
              .first_figure = {0, 1},
              .stamp_of = {0},
              .values = {69281437}}}};
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
    return std::ranges::equal(a, b, {}, std::bit_cast<std::uint64_t, double>,
                              std::bit_cast<std::uint64_t, double>);
}

bool same(const geo::PackedMetric& a, const geo::PackedMetric& b) {
    return a.id == b.id && a.stamps == b.stamps && a.areas == b.areas &&
           a.first_figure == b.first_figure && a.stamp_of == b.stamp_of &&
           same(a.values, b.values) && same(a.lower, b.lower) && same(a.upper, b.upper);
}

/// Why bytes are refused; empty when they are not.
std::string refusal(std::string_view bytes) {
    const auto figures = geo::unpacked_figures(bytes, source);
    return figures ? "" : figures.error().what;
}

/// One metric with these values, there and back.
std::vector<double> back(std::vector<double> values) {
    PackedFigures figures = sample();
    geo::PackedMetric& metric = figures.metrics.back();
    metric.stamps.front().status = "u";
    metric.stamp_of.assign(values.size(), 0);
    metric.first_figure.back() = static_cast<std::uint32_t>(values.size());
    metric.values = std::move(values);
    return (*geo::unpacked_figures(geo::packed(figures, source), source))->metrics.back().values;
}

}  // namespace

TEST_CASE("figures come out as they went in") {
    const PackedFigures figures = sample();
    const std::string bytes = geo::packed(figures, source);
    const auto read = geo::unpacked_figures(bytes, source);
    REQUIRE((read && *read));
    CHECK((*read)->areas == figures.areas);
    REQUIRE((*read)->metrics.size() == 2);
    CHECK(same((*read)->metrics[0], figures.metrics[0]));
    CHECK(same((*read)->metrics[1], figures.metrics[1]));
    CHECK(geo::packed(**read, source) == bytes);
    CHECK((*geo::unpacked_figures(geo::packed(PackedFigures{}, source), source))->metrics.empty());
}

TEST_CASE("numbers come out to the bit, whatever they are") {
    for (const std::vector<double>& values : {
             std::vector<double>{-127, 0, 127},
             {-128, 127},
             {-12.8, 12.7, no_number},
             {-32768, 32767},
             {327.67, -327.68, no_number},
             {0.1, 0.25, 9.999999},
             {2147483647, -2147483647},
             {-2147483648.0},
             {1.0 / 3, 1e300, 5e-324},
             {-0.0, 0.0},
             {4294967296.5},
             {},
         }) {
        CAPTURE(values.size());
        CHECK(same(back(values), values));
    }
    std::vector<double> many;
    for (int i = 0; i < 40'000; ++i) many.push_back(i / 1000.0);
    CHECK(same(back(many), many));
}

TEST_CASE("published numbers take two bytes where they would be eight") {
    PackedFigures figures = sample();
    const std::size_t before = geo::packed(figures, source).size();
    geo::PackedMetric& metric = figures.metrics.back();
    metric.values.assign(1000, 3000.5);
    metric.stamp_of.assign(1000, 0);
    metric.first_figure.back() = 1000;
    CHECK(geo::packed(figures, source).size() < before + 1000 * 3 + 10);
}

TEST_CASE("what is of other tables or another version is nothing, and no fault") {
    const std::string bytes = geo::packed(sample(), source);
    CHECK_FALSE(geo::unpacked_figures(bytes, source + 1)->has_value());
    std::string newer = bytes;
    ++newer[std::string_view("....atlas-figures-").size()];
    CHECK_FALSE(geo::unpacked_figures(newer, source)->has_value());
    CHECK(refusal("").find("version") != std::string::npos);
    CHECK(refusal("metric_id,area_code").find("version") != std::string::npos);
}

TEST_CASE("a byte changed, or missing, anywhere is noticed") {
    const std::string bytes = geo::packed(sample(), source);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x41);
        const auto read = geo::unpacked_figures(changed, source);
        REQUIRE_FALSE((read && *read));
        REQUIRE_FALSE(geo::unpacked_figures(bytes.substr(0, i), source).has_value());
    }
    CHECK(refusal(bytes + "x") == "is damaged");
}

TEST_CASE("figures that cannot be are refused, though the file is whole") {
    const auto broken = [](const auto& breaking) {
        PackedFigures figures = sample();
        breaking(figures, figures.metrics.front());
        return refusal(geo::packed(figures, source));
    };
    using Metric = geo::PackedMetric;
    CHECK(broken([](PackedFigures&, Metric&) {}).empty());
    CHECK(broken([](PackedFigures&, Metric& m) { m.areas[1] = 3; }) == "is damaged");
    CHECK(broken([](PackedFigures& f, Metric&) { f.areas.clear(); }) == "is damaged");
    CHECK(broken([](PackedFigures& f, Metric&) { f.areas[0] = "\xff"; }) == "is damaged");
    CHECK(broken([](PackedFigures& f, Metric& m) { f.metrics[1].id = m.id; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.id = "\xff"; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.first_figure[1] = 4; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.first_figure.pop_back(); }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.stamp_of[0] = 2; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.stamp_of.pop_back(); }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.stamps[0].period = "\xff"; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.values[2] = 1e300 * 1e10; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.stamps[1].status = ""; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.lower[0] = 621; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.upper[0] = no_number; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.values[0] = no_number; }) == "is damaged");
    CHECK(broken([](PackedFigures&, Metric& m) { m.lower.clear(); }) == "is damaged");
}

TEST_CASE("tables have another checksum when they, their keys' tables or their rules change") {
    const TestFolder folder;
    std::string description = R"({"resources": [
        {"name": "areas", "path": "areas.csv", "schema": {"fields": [{"name": "code"}]}},
        {"name": "metrics", "path": "metrics.csv", "schema": {
            "fields": [{"name": "area_code"}, {"name": "value", "type": "number"}],
            "foreignKeys": [{"fields": "area_code",
                             "reference": {"resource": "areas", "fields": "code"}}]}},
        {"name": "mayors", "path": "mayors.csv", "schema": {"fields": [{"name": "name"}]}}]})";
    for (const char* name : {"areas.csv", "metrics.csv", "mayors.csv"}) folder.write(name, "text");
    const auto print = [&] {
        return geo::checksum_of_tables(*geo::parse_data_package(description, folder.path()),
                                       "metrics");
    };
    const std::uint64_t first = *print();
    CHECK(*print() == first);
    folder.write("mayors.csv", "other");
    CHECK(*print() == first);
    for (const char* name : {"areas.csv", "metrics.csv"}) {
        folder.write(name, "texs");
        CHECK(*print() != first);
        folder.write(name, "text");
    }
    const auto with = [&](std::string_view piece, std::string_view other) {
        const std::string before = description;
        description.replace(description.find(piece), piece.size(), other);
        const std::uint64_t changed = *print();
        description = before;
        return changed;
    };
    CHECK(with("\"number\"", "\"integer\"") != first);
    CHECK(with("\"type\"", R"("constraints": {"required": true}, "type")") != first);
    CHECK(with("\"type\"", R"("constraints": {"minimum": 0}, "type")") != first);
    CHECK(with("\"type\"", R"("constraints": {"maximum": 0}, "type")") != first);
    CHECK(with("\"type\"", R"("constraints": {"enum": ["1"]}, "type")") != first);
    CHECK(with("\"type\"", R"("constraints": {"pattern": "1"}, "type")") != first);
    CHECK(with("\"foreignKeys\"", R"("primaryKey": "value", "foreignKeys")") != first);
    CHECK(with("\"type\"", R"("description": "in words", "type")") == first);
    std::filesystem::remove(folder / "areas.csv");
    CHECK(print().error().where == "areas.csv");
}

TEST_CASE("a file read piece by piece has the checksum of its bytes") {
    const TestFolder folder;
    for (const std::size_t size : {0u, 1u, 31u, 65'536u, 65'537u, 200'000u}) {
        CAPTURE(size);
        std::string bytes(size, '\0');
        for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * i / 7);
        folder.write("file", bytes);
        CHECK(*geo::file_checksum(folder / "file") == geo::checksum_of(bytes));
    }
    CHECK_FALSE(geo::file_checksum(folder / "none").has_value());
}
