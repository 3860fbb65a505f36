#include "app/pack/pack_briefing.h"

#include <sys/stat.h>

#include <algorithm>
#include <set>

#include "app/scene/briefing.h"
#include "app/text/inter.h"
#include "geo/core/whole_file.h"
#include "geo/secure/signed_pack.h"
#include "geo/table/data_package.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using Members = std::vector<geo::PackMember>;

constexpr std::size_t most_of_a_file = std::size_t{1} << 30;

geo::Result<void> add(Members& members, const fs::path& file, std::string name) {
    auto bytes = geo::whole_file(file, most_of_a_file);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (!geo::can_be_member(name))
        return geo::failure("has a name that a pack cannot hold; rename it", file.string());
    struct stat about {};
    if (stat(file.c_str(), &about) != 0) return geo::failure("cannot be read", file.string());
    members.push_back({std::move(name), *std::move(bytes), about.st_mtim.tv_sec});
    return {};
}

/// The description, and each file that it names.
geo::Result<void> add_package(Members& members, const fs::path& data) {
    const auto package = geo::read_data_package(data);
    if (!package) return tl::make_unexpected(package.error());
    std::set<std::string> paths{"datapackage.json"};
    for (const geo::Resource& resource : package->resources) paths.insert(resource.path);
    for (const char* about : {"LICENCES.md", "README.md", "embargoes.csv"}) {
        std::error_code ignored;
        if (fs::exists(data / about, ignored)) paths.insert(about);
    }
    for (const std::string& path : paths)
        if (auto added = add(members, data / path, fmt::format("{}/{}", packed_data, path)); !added)
            return added;
    return {};
}

/// The fonts' licence has to go with them; each names itself and it in its own name table, too.
constexpr const char* fonts_licence =
    "Inter, the typeface in this folder\n"
    "Copyright 2020 The Inter Project Authors (https://github.com/rsms/inter)\n"
    "\n"
    "This Font Software is licensed under the SIL Open Font License, Version 1.1.\n"
    "This license is available with a FAQ at: https://openfontlicense.org\n"
    "\n"
    "The files are as their authors made them. They may be used and passed on with any software,\n"
    "with this notice, and may not be sold by themselves.\n";

geo::Result<void> add_fonts(Members& members) {
    const auto folder = folder_with_inter();
    if (!folder) return tl::make_unexpected(folder.error());
    for (const char* face : inter_faces)
        if (auto added = add(members, *folder / face, fmt::format("{}/{}", packed_fonts, face));
            !added)
            return added;
    members.push_back({fmt::format("{}/LICENCE.txt", packed_fonts), fonts_licence, 0});
    return {};
}

/// A file that a format spreads over several is all that are of its name: pay.shp, pay.dbf.
std::vector<fs::path> files_of(const fs::path& file) {
    if (file.extension() != ".shp") return {file};
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& one : fs::directory_iterator(file.parent_path(), ignored))
        if (one.path().stem() == file.stem() && one.is_regular_file(ignored))
            files.push_back(one.path());
    std::ranges::sort(files);
    return files;
}

/// Puts files of a person's own into folders of their own, and names them there.
class OwnFiles {
public:
    explicit OwnFiles(Members& members) : members_(members) {}

    geo::Result<fs::path> take(const fs::path& file) {
        const std::string folder = fmt::format("own/{}", ++count_);
        for (const fs::path& one : files_of(file))
            if (auto added =
                    add(members_, one, fmt::format("{}/{}", folder, one.filename().string()));
                !added)
                return tl::make_unexpected(added.error());
        return fs::path("/") / folder / file.filename();
    }

private:
    Members& members_;
    int count_ = 0;
};

geo::Result<void> add_own(Members& members, OwnData& own) {
    OwnFiles files(members);
    for (OwnSource& table : own.tables) {
        auto there = files.take(table.file);
        if (!there) return tl::make_unexpected(there.error());
        table.file = *std::move(there);
    }
    if (!own.boundaries) return {};
    const std::string named = file_of(*own.boundaries);
    if (own.boundaries->kind != geo::SourceName::Kind::file)
        return geo::failure(
            "boundaries of a database or the web cannot be packed; save them to a "
            "file and open that",
            named);
    auto there = files.take(named);
    if (!there) return tl::make_unexpected(there.error());
    const std::string before = own.boundaries->connection;
    own.boundaries->connection = before.substr(0, before.size() - named.size()) + there->string();
    return {};
}

}  // namespace

geo::Result<std::string> pack_of(const fs::path& briefing_file, const fs::path& data,
                                 const geo::SigningKey& key) {
    auto briefing = read_briefing(briefing_file);
    if (!briefing) return tl::make_unexpected(briefing.error());
    Members members;
    if (auto added = add_own(members, briefing->own); !added)
        return tl::make_unexpected(added.error());
    members.insert(members.begin(),
                   {std::string(packed_briefing), to_json(*briefing, "/", FarFiles::by_name), 0});
    if (auto added = add_package(members, data); !added) return tl::make_unexpected(added.error());
    if (auto added = add_fonts(members); !added) return tl::make_unexpected(added.error());
    return geo::signed_pack(members, key);
}

}  // namespace app
