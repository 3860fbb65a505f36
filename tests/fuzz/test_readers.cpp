#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/read_anything.h"
#include "tests/support/files.h"

namespace {

std::vector<std::string> seeds() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(DEVOLUTION_ATLAS_SOURCE_DIR "/tests/fuzz/seeds"))
        files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> texts;
    for (const auto& file : files) texts.push_back(text_in(file));
    return texts;
}

/// One of the damages that files suffer: a byte changed, cut off, repeated, or a piece lost.
std::string damaged(std::string text, std::mt19937& random) {
    if (text.size() < 2) return text;
    const auto place = [&] { return 1 + random() % (text.size() - 1); };
    switch (random() % 5) {
        case 0:
            text[place()] = static_cast<char>(random());
            break;
        case 1:
            text.resize(place());
            break;
        case 2:
            text.insert(place(), text.substr(place(), random() % 40));
            break;
        case 3:
            text.erase(place(), random() % 20);
            break;
        default:
            text[place()] = ",\"\n{}[]:;\\0-"[random() % 12];
            break;
    }
    return text;
}

}  // namespace

TEST_CASE("readers survive ten thousand damaged files of each kind") {
    std::mt19937 random(20261121);
    const auto whole = seeds();
    REQUIRE(whole.size() >= 3);
    for (const std::string& seed : whole)
        for (int i = 0; i < 10'000; ++i) {
            std::string text = seed;
            for (unsigned n = 0; n <= random() % 4; ++n) text = damaged(std::move(text), random);
            read_anything(text);
        }
}
