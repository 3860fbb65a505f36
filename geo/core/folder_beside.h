#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

namespace geo {

/// A folder in which something is made before it is put to use: it is gone at the end with all that
/// is left in it, and at the beginning, should a program that was killed have left one.
class FolderBeside {
public:
    explicit FolderBeside(std::filesystem::path path) : path_(std::move(path)) { remove(); }
    ~FolderBeside() { remove(); }
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    void remove() const {
        std::error_code ignored;  // what cannot be removed is found when it is made
        std::filesystem::remove_all(path_, ignored);
    }
    std::filesystem::path path_;
};

}  // namespace geo
