#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace app {

/// A folder for what measured programs write; gone with it.
class Scratch {
public:
    Scratch()
        : folder_(std::filesystem::temp_directory_path() /
                  fmt::format("atlas-bench-{}", getpid())) {
        std::filesystem::create_directories(folder_);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;
    std::string folder() const { return folder_.string(); }
    std::string file(const char* name) const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

}  // namespace app
