#include "app/pack/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace app {

geo::Result<std::string> whole_file(const std::filesystem::path& file, std::size_t most) {
    std::error_code fault;
    if (!std::filesystem::is_regular_file(file, fault))
        return geo::failure("there is no such file", file.string());
    if (std::filesystem::file_size(file, fault) > most)
        return geo::failure(fmt::format("is larger than {} MB, which no such file is", most >> 20),
                            file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream || bytes.size() > most) return geo::failure("cannot be read", file.string());
    return bytes;
}

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
