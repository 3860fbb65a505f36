#include "geo/export/write_together.h"

#include <unistd.h>

#include <fstream>
#include <system_error>

#include "geo/core/folder_beside.h"

namespace geo {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> not_written(const fs::path& file) {
    return failure(
        "cannot be written; choose a folder that exists, with room, and is yours to write to",
        file.string());
}

}  // namespace

Result<void> write_together(const fs::path& folder, const std::vector<std::string>& names,
                            const std::function<Result<void>(const fs::path&)>& write) {
    std::error_code error;
    for (const std::string& name : names)
        if (fs::is_directory(folder / name, error))
            return failure("is a folder; give the file another name", (folder / name).string());
    // The process number keeps two programs apart. The name of a file is no part of this one: GDAL
    // takes the first ".xlsx" in a path for the end of a workbook's.
    const FolderBeside beside(folder / fmt::format(".devolution-atlas-{}.part", getpid()));
    if (!fs::create_directory(beside.path(), error)) return not_written(folder / names.front());
    if (auto written = write(beside.path()); !written) {
        Error fault = std::move(written).error();
        const fs::path name = fs::path(fault.where).filename();
        if (fs::path(fault.where) == beside.path() / name) fault.where = (folder / name).string();
        return tl::make_unexpected(std::move(fault));
    }
    for (const std::string& name : names) {
        fs::rename(beside.path() / name, folder / name, error);
        if (error) return not_written(folder / name);
    }
    return {};
}

Result<void> write_whole(const std::string& text, const fs::path& file) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) return not_written(file);
    return {};
}

Result<void> replace_whole(const std::string& bytes, const fs::path& file) {
    const std::string name = file.filename().string();
    return write_together(file.parent_path(), {name},
                          [&](const fs::path& there) { return write_whole(bytes, there / name); });
}

}  // namespace geo
