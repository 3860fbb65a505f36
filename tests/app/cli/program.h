#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/files.h"

using nlohmann::json;
namespace fs = std::filesystem;

struct Answer {
    int status = 0;
    std::string out, errors;
};

/// Where the program runs and writes.
inline const TestFolder& folder() {
    static const TestFolder made;
    return made;
}

/// Runs the program with these words, without a display.
inline Answer run(const std::string& words) {
    const fs::path errors = folder() / "errors.txt";
    const std::string command =
        fmt::format("cd {} && env -u DISPLAY -u WAYLAND_DISPLAY {} {} 2>{}",
                    folder().path().string(), DEVOLUTION_ATLAS_PROGRAM, words, errors.string());
    Answer answer;
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 65536> piece{};
    while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), pipe))
        answer.out.append(piece.data(), n);
    answer.status = WEXITSTATUS(pclose(pipe));
    answer.errors = text_in(errors);
    return answer;
}

inline json document(const std::string& words) {
    const Answer answer = run(words);
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
    return json::parse(answer.out);
}
