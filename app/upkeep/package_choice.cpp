#include "app/upkeep/package_choice.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "geo/core/folder_beside.h"
#include "geo/export/write_together.h"
#include "geo/table/fingerprint.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// Lies in every copy that was made here: nothing else is ever replaced.
constexpr const char* mark = ".devolution-atlas-last-good";

geo::Result<geo::Atlas> opened(const fs::path& folder) {
    if (auto described = is_as_described(folder); !described)
        return tl::make_unexpected(std::move(described).error());
    auto atlas = geo::open_atlas(folder);
    if (atlas && atlas->districts == nullptr)
        return geo::failure("has no ground to draw", folder.string());
    return atlas;
}

tl::unexpected<geo::Error> not_copied(const std::error_code& fault, const fs::path& where) {
    return geo::failure(
        fmt::format("the data package cannot be kept there as the last good one ({})",
                    fault.message()),
        where.string());
}

bool is_same_description(const fs::path& one, const fs::path& other) {
    const auto a = geo::read_data_package(one), b = geo::read_data_package(other);
    if (!a || !b || a->version != b->version || a->resources.size() != b->resources.size())
        return false;
    for (std::size_t i = 0; i < a->resources.size(); ++i) {
        const geo::Resource &x = a->resources[i], &y = b->resources[i];
        if (x.path != y.path || x.hash != y.hash || x.bytes != y.bytes) return false;
    }
    return true;
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
    const fs::path way = inner.lexically_relative(outer);
    return !way.empty() && *way.begin() != "..";
}

/// Waits until a folder's disk has all that was written to it: a copy that a power cut empties is
/// of no use.
void settle(const fs::path& folder) {
    const int opened_folder = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened_folder < 0) return;  // the copy was checked; this is a further precaution
    syncfs(opened_folder);
    close(opened_folder);
}

/// Puts `fresh` in the place of `old` in one step; what was there is then at `fresh`.
std::error_code put_in_place(const fs::path& fresh, const fs::path& old) {
    std::error_code fault;
    if (fs::exists(old, fault)) {
        if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, old.c_str(), RENAME_EXCHANGE) == 0)
            return {};
        if (errno != EINVAL && errno != ENOSYS) return {errno, std::generic_category()};
        // Not every file system can exchange: there the package itself is the one that is whole.
        fs::remove_all(old, fault);
        if (fault) return fault;
    }
    fs::rename(fresh, old, fault);
    return fault;
}

/// May `folder` be replaced: it is not there, empty, or a copy made here?
bool is_ours(const fs::path& folder) {
    std::error_code fault;
    if (!fs::exists(folder, fault)) return true;
    return fs::is_directory(folder, fault) &&
           (fs::is_empty(folder, fault) || fs::exists(folder / mark, fault));
}

}  // namespace

geo::Result<void> is_as_described(const fs::path& folder) {
    const auto package = geo::read_data_package(folder);
    if (!package) return tl::make_unexpected(package.error());
    for (const geo::Resource& resource : package->resources) {
        std::error_code fault;
        if (!fs::is_regular_file(folder / resource.path, fault))
            return geo::failure("is missing", (folder / resource.path).string());
        if (auto difference = geo::difference_from(resource, folder, std::nullopt))
            return geo::failure("is not the file that datapackage.json describes",
                                (folder / resource.path).string());
    }
    return {};
}

geo::Result<PackageChoice> choose_package(const fs::path& configured, const fs::path& last_good) {
    auto atlas = opened(configured);
    if (atlas) return PackageChoice{*std::move(atlas), configured, std::nullopt};
    if (last_good.empty()) return tl::make_unexpected(atlas.error());
    auto instead = opened(last_good);
    if (instead) return PackageChoice{*std::move(instead), last_good, atlas.error()};
    return geo::failure(fmt::format("{}; nor does the last good one open ({})", atlas.error().what,
                                    geo::one_line(instead.error())),
                        atlas.error().where);
}

geo::Result<bool> keep_as_last_good(const fs::path& package, const fs::path& last_good) {
    std::error_code fault;
    const fs::path from = fs::weakly_canonical(package, fault);
    fs::path to = fs::weakly_canonical(last_good, fault);
    if (fault) return not_copied(fault, last_good);
    if (!to.has_filename()) to = to.parent_path();
    if (lies_in(from, to) || lies_in(to, from))
        return geo::failure("is the data package itself, or lies in it; name another folder",
                            last_good.string());
    if (!is_ours(to))
        return geo::failure("holds other things than a copy of a data package; name another folder",
                            last_good.string());
    if (is_same_description(from, to) && is_as_described(to)) return false;
    fs::create_directories(to.parent_path(), fault);
    const geo::FolderBeside fresh(fs::path(to) += ".part");
    fs::create_directory(fresh.path(), fault);
    if (fault) return not_copied(fault, last_good);
    fs::copy(from, fresh.path(), fs::copy_options::recursive, fault);
    if (fault) return not_copied(fault, last_good);
    if (auto marked = geo::write_whole("", fresh.path() / mark); !marked)
        return tl::make_unexpected(marked.error());
    if (auto whole = is_as_described(fresh.path()); !whole)
        return tl::make_unexpected(whole.error());
    settle(fresh.path());
    fault = put_in_place(fresh.path(), to);
    if (fault) return not_copied(fault, last_good);
    return true;
}

}  // namespace app
