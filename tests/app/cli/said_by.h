#pragma once

#include <array>

#include "tests/app/cli/program.h"

/// What another program prints in the folder; it has to succeed.
inline std::string said_by(const std::string& command) {
    std::string out;
    std::FILE* pipe =
        popen(("cd " + folder().path().string() + " && " + command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> piece{};
    while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), pipe))
        out.append(piece.data(), n);
    CAPTURE(out);
    CHECK(pclose(pipe) == 0);
    return out;
}

inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}
