#include "app/pack/own_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace app {

geo::Result<void> write_private(const std::string& text, const std::filesystem::path& file) {
    const int made = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        return geo::failure(errno == EEXIST
                                ? std::string("is there already; choose another name")
                                : fmt::format("cannot be written: {}", std::strerror(errno)),
                            file.string());
    const bool whole = write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (close(made) == 0 && whole) return {};
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return geo::failure("cannot be written whole; is the disk full?", file.string());
}

std::filesystem::path own_folder(const char* environment, const char* usual) {
    const auto set = [](const char* name) -> const char* {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0' ? value : nullptr;
    };
    constexpr const char* program = "devolution-atlas";
    // Of the specification: paths that are not absolute are passed over.
    if (const char* folder = set(environment); folder != nullptr && folder[0] == '/')
        return std::filesystem::path(folder) / program;
    const char* home = set("HOME");
    return std::filesystem::path(home == nullptr ? "/" : home) / usual / program;
}

}  // namespace app
