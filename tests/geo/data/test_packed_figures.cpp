// The package's figures packed beside their table: the same atlas, and none the wiser without.
#include <algorithm>
#include <filesystem>

#include "geo/packed/packed_figures.h"
#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

namespace fs = std::filesystem;

/// The repository's package in a folder of its own, whose files may be replaced.
class RealPackage {
public:
    RealPackage() {
        for (const fs::directory_entry& file : fs::directory_iterator(real_atlas().folder))
            fs::create_symlink(file.path(), folder_ / file.path().filename().string());
    }
    const fs::path& folder() const { return folder_.path(); }
    std::string text(std::string_view file) const { return text_in(folder_ / file); }
    void write(std::string_view file, std::string_view text) const {
        remove(file);
        folder_.write(file, text);
    }
    void remove(std::string_view file) const { fs::remove(folder_ / file); }
    void exchange(std::string_view file, std::string_view piece, std::string_view other) const {
        std::string all = text(file);
        const std::size_t place = all.find(piece);
        REQUIRE(place != std::string::npos);
        write(file, all.replace(place, piece.size(), other));
    }
    /// Packs other figures as if they had been made of the tables that are there.
    template <class Change>
    void repack(const Change& change) const {
        const auto source =
            checksum_of_tables(*read_data_package(folder_.path()), "metrics").value();
        auto figures = unpacked_figures(text("metrics.figures"), source).value().value();
        change(figures);
        write("metrics.figures", packed(figures, source));
    }
    Atlas open() const {
        Result<Atlas> atlas = open_atlas(folder_.path());
        REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
        return *std::move(atlas);
    }

private:
    TestFolder folder_;
};

std::string categories_of(const Layer& layer) {
    std::string all;
    for (const Category& category : layer.categories) all += category.id + category.label + "\n";
    return all;
}

auto words_of(const Layer& layer) {
    return std::tie(layer.id, layer.theme, layer.group, layer.label, layer.short_label,
                    layer.description, layer.unit, layer.style, layer.decimals, layer.kind,
                    layer.polarity, layer.lasting, layer.is_count, layer.downwards, layer.upwards,
                    layer.weight, layer.source, layer.source_url, layer.licence);
}

auto all_of(const Figure& figure) {
    return std::tie(figure.area, figure.year, figure.basis, figure.status, figure.marker,
                    figure.value, figure.interval, figure.period, figure.source, figure.note);
}

void check_same(const Atlas& a, const Atlas& b) {
    CHECK(a.texts == b.texts);
    CHECK(a.faults == b.faults);
    CHECK(std::ranges::equal(a.tables, b.tables, {}, &decltype(a.tables)::value_type::first,
                             &decltype(b.tables)::value_type::first));
    CHECK(a.areas.size() == b.areas.size());
    CHECK(a.neighbours.size() == b.neighbours.size());
    CHECK(a.districts->areas == b.districts->areas);
    REQUIRE(a.layers.size() == b.layers.size());
    for (std::size_t i = 0; i < a.layers.size(); ++i) {
        CAPTURE(a.layers[i].id);
        CHECK(words_of(a.layers[i]) == words_of(b.layers[i]));
        CHECK(categories_of(a.layers[i]) == categories_of(b.layers[i]));
        CHECK(std::ranges::equal(a.layers[i].figures, b.layers[i].figures, {}, all_of, all_of));
    }
}

bool says(const Atlas& atlas, std::string_view what, std::string_view where) {
    return std::ranges::any_of(atlas.faults, [&](const Error& fault) {
        return fault.what.find(what) != std::string::npos && fault.where == where;
    });
}

const std::optional<double>& crime_in_leeds(const Atlas& atlas) {
    return layer_in(atlas, "recorded-crime-rate").of(area_in(atlas, "E08000035")).front().value;
}

}  // namespace

TEST_CASE("packed figures give the atlas that the table gives, and are done without") {
    const RealPackage package;
    for (const std::size_t faults : {0u, 1u}) {
        CAPTURE(faults);
        if (faults == 1) package.exchange("powers.csv", "held", "hold");
        const Atlas with = package.open();
        package.remove("metrics.figures");
        const Atlas without = package.open();
        CHECK(with.faults.size() == faults);
        check_same(with, without);
        fs::copy(real_atlas().folder / "metrics.figures", package.folder());
    }
}

TEST_CASE("figures are taken from the packed file where it belongs to the tables") {
    const RealPackage package;
    const auto leeds = [](PackedFigures& figures) -> double& {
        PackedMetric& crime =
            *std::ranges::find(figures.metrics, "recorded-crime-rate", &PackedMetric::id);
        const auto area = std::ranges::find(figures.areas, "E08000035") - figures.areas.begin();
        const auto run = std::ranges::find(crime.areas, static_cast<std::uint32_t>(area));
        return crime
            .values[crime.first_figure[static_cast<std::size_t>(run - crime.areas.begin())]];
    };
    package.repack([&](PackedFigures& figures) { leeds(figures) = 1234.5; });
    CHECK(crime_in_leeds(package.open()) == 1234.5);
}

TEST_CASE("a table that was edited by hand is read, and nothing is told") {
    struct Case {
        std::string_view file, piece, other;
    };
    for (const Case& c : {
             Case{"metrics.csv", "E08000035,2024-07-01/P1Y,2024,118.5",
                  "E08000035,2024-07-01/P1Y,2024,118.6"},
             Case{"areas.csv", "Leeds", "Loidis"},
             Case{"metric_definitions.csv", "All offences", "Offences"},
             Case{"datapackage.json", R"(["u", "x", "c", "z", "k"])",
                  R"(["u", "x", "c", "z", "k", "p"])"},
         }) {
        CAPTURE(c.file);
        const RealPackage package;
        // Were it used all the same, there would be no figures.
        package.repack([](PackedFigures& figures) { figures.metrics.clear(); });
        CHECK(layer_in(package.open(), "recorded-crime-rate").figures.empty());
        package.exchange(c.file, c.piece, c.other);
        const Atlas atlas = package.open();
        CHECK(atlas.faults.empty());
        REQUIRE(layer_in(atlas, "recorded-crime-rate").figures.size() == 416);
        CHECK(crime_in_leeds(atlas) == (c.file == "metrics.csv" ? 118.6 : 118.5));
    }
}

TEST_CASE("a packed file that is damaged is told, and the table is read") {
    const RealPackage package;
    const std::string whole = package.text("metrics.figures");
    for (const std::string& damaged : {whole.substr(0, whole.size() / 2), std::string(),
                                       std::string(whole.size(), '\0'), whole + "x"}) {
        CAPTURE(damaged.size());
        package.write("metrics.figures", damaged);
        const Atlas atlas = package.open();
        CHECK(atlas.faults.size() == 1);
        CHECK(says(atlas, "so metrics.csv is read", "metrics.figures"));
        CHECK(crime_in_leeds(atlas) == crime_in_leeds(real_atlas()));
    }
}

TEST_CASE("what a packed file names and is not there is left out and said") {
    const RealPackage package;
    package.repack([](PackedFigures& figures) {
        *std::ranges::find(figures.areas, "E08000035") = "E08000099";
        figures.metrics.front().id = "luck";
        for (PackedStamp& stamp : figures.metrics.back().stamps) stamp.status = "q";
    });
    const Atlas atlas = package.open();
    CHECK(says(atlas, "the area 'E08000099'", "resource metrics_packed"));
    CHECK(says(atlas, "the metric 'luck'", "resource metrics_packed"));
    CHECK(says(atlas, "the status 'q'", "resource metrics_packed"));
    CHECK(layer_in(atlas, "recorded-crime-rate").of(area_in(atlas, "E08000035")).empty());
    CHECK(layer_in(atlas, "gva-per-hour-worked").figures.empty());
    CHECK(layer_in(atlas, "population").figures.empty());
}

TEST_CASE("packed figures in another order, or twice, come out in order and once") {
    const RealPackage package;
    package.repack([](PackedFigures& figures) {
        std::ranges::reverse(figures.areas);
        PackedMetric& crime =
            *std::ranges::find(figures.metrics, "recorded-crime-rate", &PackedMetric::id);
        crime.areas[1] = crime.areas[0];
    });
    const Atlas atlas = package.open();
    CHECK(says(atlas, "a second figure of 'recorded-crime-rate'", ""));
    for (const Layer& layer : atlas.layers)
        CHECK(std::ranges::adjacent_find(layer.figures, std::ranges::greater_equal{},
                                         [](const Figure& figure) {
                                             return std::pair(figure.area, figure.year);
                                         }) == layer.figures.end());
}

}  // namespace geo
