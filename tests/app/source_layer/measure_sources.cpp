// How long a view of many small areas takes from a file, a web server and PostGIS, here and now:
// what README says about when to move from one to the next. Not a test, and not built with them:
//     cmake --build --preset release --target measure_sources
//     build/release/tests/app/source_layer/measure_sources 180000
// With "boundaries.gpkg" behind it areas have as many points as census output areas, 24 on average.

#include <fmt/format.h>
#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <random>
#include <stdexcept>
#include <thread>

#include "app/bench/small_areas.h"
#include "app/picture/overlay.h"
#include "geo/boundary/read_boundaries.h"
#include "geo/boundary/read_source.h"
#include "tests/support/real_atlas.h"
#include "tests/support/servers.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t no_limit = 1'000'000'000;
constexpr geo::SourceLimits after_the_first{.may_be_whole = false};

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

geo::SourceView view_at(double x, double y, double metres_per_pixel) {
    const double right = 500 * metres_per_pixel, up = 400 * metres_per_pixel;
    return {{x - right, y - up, x + right, y + up}, metres_per_pixel};
}

geo::SourceReading read(const std::string& source, const geo::SourceView& view,
                        const geo::SourceLimits& limits = {}) {
    geo::SourceWatch watch;
    auto reading = geo::read_source(geo::source_name_of(source).value(), view, watch, limits);
    if (!reading) throw std::runtime_error(geo::one_line(reading.error()));
    return *std::move(reading);
}

void append_ring(OGRPolygon& to, const geo::Ring& ring) {
    OGRLinearRing line;
    for (const geo::Point p : ring) line.addPoint(p.x, p.y);
    line.closeRings();
    to.addRing(&line);
}

void write_areas(const std::string& path, const std::vector<geo::MultiPolygon>& areas) {
    GDALAllRegister();
    const GDALDatasetUniquePtr file{GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    OGRLayer* layer = file->CreateLayer("areas", &grid, wkbMultiPolygon);
    OGRFieldDefn code{"code", OFTString};
    layer->CreateField(&code);
    file->StartTransaction();
    for (std::size_t i = 0; i < areas.size(); ++i) {
        OGRMultiPolygon shape;
        for (const geo::Polygon& part : areas[i]) {
            OGRPolygon polygon;
            append_ring(polygon, part.shell);
            for (const geo::Ring& hole : part.holes) append_ring(polygon, hole);
            shape.addGeometry(&polygon);
        }
        OGRFeature feature{layer->GetLayerDefn()};
        feature.SetField(0, fmt::format("X{:06}", i).c_str());
        feature.SetGeometry(&shape);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error(path);
    }
    file->CommitTransaction();
}

void translate(const std::string& from, const std::string& to, std::vector<std::string> words) {
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(raw.data(), nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALDatasetH made = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, nullptr);
    GDALVectorTranslateOptionsFree(options);
    if (made == nullptr) throw std::runtime_error("cannot write " + to);
    GDALClose(made);
    GDALClose(source);
}

void time_views(const std::string& title, const std::string& source, int samples = 7) {
    struct View {
        const char* name;
        double metres_per_pixel;
    };
    fmt::print("{:<28}", title);
    for (const View& view : {View{"borough", 10}, View{"county", 60}, View{"region", 150}}) {
        std::vector<double> times;
        std::size_t areas = 0;
        // Round Birmingham, so that none of it was read before.
        for (int i = 0; i < samples; ++i) {
            const auto start = Clock::now();
            const auto seen = view_at(400'000 + 4000.0 * i, 290'000, view.metres_per_pixel);
            areas = read(source, seen, after_the_first).features.size();
            times.push_back(milliseconds_since(start));
        }
        std::ranges::sort(times);
        fmt::print("  {:>6.0f} ms ({:>6} areas)", times[times.size() / 2], areas);
    }
    fmt::print("\n");
}

/// How many views of a borough a source answers each second, to so many readers at once.
void time_crowd(const std::string& title, const std::string& source) {
    fmt::print("{:<28}", title);
    for (const int readers : {1, 4, 16}) {
        std::atomic<int> answered = 0;
        std::atomic<bool> over = false;
        std::vector<std::vector<double>> times(static_cast<std::size_t>(readers));
        std::vector<std::thread> threads;
        const auto start = Clock::now();
        for (std::size_t i = 0; i < times.size(); ++i)
            threads.emplace_back([&, i] {
                std::mt19937 random(static_cast<unsigned>(i));
                std::uniform_real_distribution<double> x(350'000, 550'000), y(200'000, 400'000);
                while (!over) {
                    const auto begun = Clock::now();
                    read(source, view_at(x(random), y(random), 10), after_the_first);
                    times[i].push_back(milliseconds_since(begun));
                    ++answered;
                }
            });
        std::this_thread::sleep_for(std::chrono::seconds(8));
        over = true;
        for (std::thread& thread : threads) thread.join();
        const double seconds = milliseconds_since(start) / 1000;
        std::vector<double> all;
        for (const auto& one : times) all.insert(all.end(), one.begin(), one.end());
        std::ranges::sort(all);
        fmt::print("  {:>2} readers: {:>4.0f}/s, p95 {:>5.0f} ms", readers, answered / seconds,
                   all[all.size() * 95 / 100]);
    }
    fmt::print("\n");
}

/// Of so many areas, cut from the districts of one of the package's files.
int measure(std::size_t count, const std::string& cut) {
    std::vector<geo::MultiPolygon> districts;
    std::vector<geo::Error> faults;
    auto layer = geo::read_boundaries(DEVOLUTION_ATLAS_SOURCE_DIR "/data/" + cut,
                                      {"ltla", {}, {}, false}, faults);
    for (geo::BoundaryFeature& feature : layer->features)
        districts.push_back(std::move(feature.parts));
    const TestFolder folder;
    const std::string gpkg = folder.at("areas.gpkg"), geojson_file = folder.at("areas.geojson");
    write_areas(gpkg, app::small_areas_of(districts, count, 1));
    WebServer web;
    translate(gpkg, web.at("areas.fgb"), {"-f", "FlatGeobuf"});
    translate(gpkg, geojson_file, {"-f", "GeoJSON", "-t_srs", "EPSG:4326"});
    PostgresServer postgres;
    setenv("PGPASSWORD", PostgresServer::password, 1);
    {
        const GDALDatasetUniquePtr database{
            GDALDataset::Open(postgres.source().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)};
        database->ExecuteSQL("CREATE EXTENSION postgis", nullptr, nullptr);
    }
    const auto loading = Clock::now();
    translate(gpkg, postgres.source(), {"-f", "PostgreSQL", "-nln", "areas"});
    fmt::print(
        "{} areas; into PostGIS in {:.0f} s; {:.0f} MB GeoPackage, {:.0f} FlatGeobuf, {:.0f} "
        "GeoJSON\n",
        count, milliseconds_since(loading) / 1000,
        static_cast<double>(std::filesystem::file_size(gpkg)) / 1e6,
        static_cast<double>(std::filesystem::file_size(web.at("areas.fgb"))) / 1e6,
        static_cast<double>(std::filesystem::file_size(geojson_file)) / 1e6);

    const auto start = Clock::now();
    auto whole = read(gpkg, {}, {.file = {no_limit, no_limit}});
    const double reading = milliseconds_since(start);
    app::overlay_of(*real_atlas(), std::move(whole.features), std::move(whole.outlines));
    fmt::print("held whole: {:.0f} ms to read, {:.0f} ms until it can be drawn\n", reading,
               milliseconds_since(start));

    const std::string table = postgres.source() + ":areas";
    time_views("GeoPackage", gpkg);
    time_views("FlatGeobuf", web.at("areas.fgb"));
    if (count <= 20'000) time_views("GeoJSON", geojson_file, 1);  // all of it is read for each view
    time_views("FlatGeobuf, nginx, loopback", web.address("plain/areas.fgb"));
    time_views("PostGIS, loopback", table);
    time_crowd("GeoPackage", gpkg);
    time_crowd("FlatGeobuf, nginx, loopback", web.address("plain/areas.fgb"));
    time_crowd("PostGIS, loopback", table);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    for (const std::string& why : {PostgresServer::missing(), WebServer::missing()})
        if (!why.empty()) {
            fmt::print(stderr, "{}\n", why);
            return 1;
        }
    try {
        return measure(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 180'000,
                       argc > 2 ? argv[2] : "boundaries_detailed.gpkg");
    } catch (const std::exception& fault) {
        fmt::print(stderr, "{}\n", fault.what());
        return 1;
    }
}
