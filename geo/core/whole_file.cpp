#include "geo/core/whole_file.h"

#include <fstream>
#include <system_error>

namespace geo {

Result<std::string> whole_file(const std::filesystem::path& file, std::size_t most) {
    std::error_code fault;
    if (std::filesystem::is_directory(file, fault))
        return failure("is a folder; name a file", file.string());
    if (!std::filesystem::is_regular_file(file, fault))
        return failure("there is no such file", file.string());
    if (std::filesystem::file_size(file, fault) > most)
        return failure(fmt::format("is larger than {} MB, which no such file is", most >> 20),
                       file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream || bytes.size() > most) return failure("cannot be read", file.string());
    return bytes;
}

}  // namespace geo
