#pragma once

#include <stdlib.h>  // mkdtemp is POSIX's

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

/// Everything a file holds; nothing when it cannot be read.
inline std::string text_in(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

inline void write_text(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

/// A folder for one test's files, of its own and gone when the test ends.
class TestFolder {
public:
    TestFolder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "atlas-test-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~TestFolder() {
        std::error_code ignored;  // a folder left behind is no reason to fail
        std::filesystem::remove_all(path_, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    std::string at(std::string_view name) const { return (path_ / name).string(); }
    std::string write(std::string_view name, std::string_view text) const {
        write_text(path_ / name, text);
        return at(name);
    }

private:
    std::filesystem::path path_;
};
