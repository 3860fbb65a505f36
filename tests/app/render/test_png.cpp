#include <doctest/doctest.h>

#include <filesystem>
#include <iterator>

#include "app/render/image.h"
#include "tests/support/files.h"

using namespace app;

namespace {

Image pattern(int width, int height, bool opaque) {
    Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        for (const int c : {i * 7, i * 3, i / 5, opaque ? 255 : i})
            image.rgba.push_back(static_cast<std::uint8_t>(c));
    return image;
}

}  // namespace

TEST_CASE("a picture that is written can be read back, with or without transparency") {
    const TestFolder folder;
    for (const bool opaque : {true, false}) {
        const Image image = pattern(37, 23, opaque);
        REQUIRE(write_png(image, folder / "a.png", {.source = "ONS"}));
        CHECK(read_png(folder / "a.png") == image);
    }
}

TEST_CASE("the same picture gives the same bytes, and the file says where it is from") {
    const TestFolder folder;
    const Image image = pattern(64, 64, true);
    REQUIRE(write_png(image, folder / "a.png", {.source = "Source: ONS, © Crown copyright"}));
    REQUIRE(write_png(image, folder / "b.png", {.source = "Source: ONS, © Crown copyright"}));
    const std::string bytes = text_in(folder / "a.png");
    CHECK(bytes == text_in(folder / "b.png"));
    CHECK(bytes.find("Source: ONS, © Crown copyright") != std::string::npos);
}

TEST_CASE("what cannot be written says what to do, and leaves nothing behind") {
    const TestFolder folder;
    const auto missing = write_png(pattern(4, 4, true), folder / "none" / "a.png");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().what.find("the folder does not exist") != std::string::npos);
    CHECK(missing.error().where == (folder / "none" / "a.png").string());

    std::filesystem::create_directory(folder / "a.png");
    CHECK_FALSE(write_png(pattern(4, 4, true), folder / "a.png"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);

    CHECK_FALSE(write_png(Image{}, folder / "empty.png"));
}

TEST_CASE("what is no whole PNG picture is refused by name") {
    const TestFolder folder;
    REQUIRE(write_png(pattern(64, 64, true), folder / "good.png"));
    const std::string good = text_in(folder / "good.png");
    std::string damaged = good;
    damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
    struct Case {
        std::string bytes;
        const char* because;
    };
    for (const Case& c : {Case{"", "empty"}, Case{"GIF89a", "another format"},
                          Case{good.substr(0, good.size() / 2), "truncated"},
                          Case{good.substr(0, 20), "only a header"}, Case{damaged, "a bit fell"}}) {
        CAPTURE(c.because);
        folder.write("bad.png", c.bytes);
        const auto image = read_png(folder / "bad.png");
        REQUIRE_FALSE(image);
        CHECK(image.error().where == (folder / "bad.png").string());
    }
    CHECK_FALSE(read_png(folder / "none.png"));
}
