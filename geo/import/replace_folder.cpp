#include "geo/import/replace_folder.h"

#include <string>

#include "geo/core/folder_beside.h"

namespace geo {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> disk_failure(const std::error_code& error, const fs::path& where) {
    return failure(
        fmt::format("{}; choose a folder that you may write to", std::string(error.message())),
        where.string());
}

/// A folder that somebody named by mistake must not lose its files: only notes may lie in it.
bool may_be_replaced(const fs::path& target, std::error_code& error) {
    if (!fs::exists(target, error) || fs::exists(target / "datapackage.json", error)) return true;
    for (const fs::directory_entry& entry : fs::directory_iterator(target, error))
        if (entry.path().extension() != ".md") return false;
    return true;
}

Result<void> carry_over(const fs::path& target, const fs::path& fresh,
                        const std::set<fs::path>& ours) {
    std::error_code error;
    if (!fs::exists(target, error)) return {};
    for (const fs::directory_entry& entry : fs::directory_iterator(target, error)) {
        const fs::path name = entry.path().filename();
        if (ours.contains(name) || fs::exists(fresh / name)) continue;
        fs::copy(entry.path(), fresh / name, fs::copy_options::recursive, error);
        if (error) return disk_failure(error, entry.path());
    }
    if (error) return disk_failure(error, target);
    return {};
}

Result<void> exchange(const fs::path& fresh, const fs::path& target, const fs::path& old) {
    std::error_code error;
    const bool existed = fs::exists(target, error);
    if (existed) fs::rename(target, old, error);
    if (error) return disk_failure(error, target);
    fs::rename(fresh, target, error);
    if (!error) return {};
    std::error_code ignored;
    if (existed) fs::rename(old, target, ignored);  // as it was
    return disk_failure(error, target);
}

}  // namespace

Result<void> replace_folder(const fs::path& target, const std::set<fs::path>& ours,
                            const std::function<Result<void>(const fs::path&)>& fill) {
    std::error_code error;
    // Links are followed and "data/" becomes "data", a name to put something behind.
    fs::path place = fs::weakly_canonical(target, error);
    if (error) return disk_failure(error, target);
    if (!place.has_filename()) place = place.parent_path();
    if (!may_be_replaced(place, error))
        return failure(
            "is a folder with other files and no data package; name a new folder or the "
            "folder of a package",
            place.string());
    const FolderBeside fresh(fs::path(place) += ".import-under-way"),
        old(fs::path(place) += ".before-import");
    fs::create_directories(fresh.path(), error);
    if (error) return disk_failure(error, fresh.path());
    if (auto filled = fill(fresh.path()); !filled) return filled;
    if (auto carried = carry_over(place, fresh.path(), ours); !carried) return carried;
    return exchange(fresh.path(), place, old.path());
}

}  // namespace geo
