#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "app/bench/camera_path.h"

namespace {
std::filesystem::path path_file() {
    return std::filesystem::temp_directory_path() / "devolution-atlas-test-camera.tsv";
}
}  // namespace

TEST_CASE("the built-in path takes ten seconds to Greater Manchester and back") {
    const app::CameraPath path = app::built_in_path();
    REQUIRE(path.size() == 601);
    CHECK(path.front().width == doctest::Approx(path.back().width));
    CHECK(path[300].width == doctest::Approx(100'000));
    CHECK(path[240].centre.x == doctest::Approx(383'000));
}

TEST_CASE("a recorded path is read by its columns' names, in its own reference system") {
    const auto file = path_file();
    std::filesystem::remove(file);
    std::ofstream(file) << "t\tlon\txmin\tymin\txmax\tymax\n"
                           "0.5\t-2\t400000\t300000\t500000\t360000\n";
    const auto path = app::read_camera_path(file, "EPSG:27700");
    REQUIRE(path);
    REQUIRE(path->size() == 1);
    CHECK(path->front().seconds == 0.5);
    CHECK(path->front().centre.x == doctest::Approx(450'000));
    CHECK(path->front().width == doctest::Approx(100'000));
    CHECK_FALSE(app::read_camera_path(file, "EPSG:nonsense"));
}

TEST_CASE("a path that cannot be followed is refused with the reason") {
    const auto file = path_file();
    std::filesystem::remove(file);
    CHECK_FALSE(app::read_camera_path(file, "EPSG:27700"));
    std::ofstream(file) << "t\txmin\tymin\txmax\n";
    CHECK(app::read_camera_path(file, "EPSG:27700").error().what.find("'ymax'") !=
          std::string::npos);
    std::ofstream(file) << "t\txmin\tymin\txmax\tymax\n0\t1\t2\tthree\t4\n";
    CHECK(app::read_camera_path(file, "EPSG:27700").error().where.ends_with("line 2"));
    std::ofstream(file) << "t\txmin\tymin\txmax\tymax\n";
    CHECK_FALSE(app::read_camera_path(file, "EPSG:27700"));
}
