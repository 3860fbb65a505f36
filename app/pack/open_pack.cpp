#include "app/pack/open_pack.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "app/pack/pack_briefing.h"
#include "app/scene/briefing.h"
#include "geo/core/whole_file.h"
#include "geo/export/write_together.h"
#include "geo/secure/embargoed_file.h"
#include "geo/secure/signed_pack.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_pack = std::size_t{1} << 31;

// A folder has its lock before it has the name by which one that was abandoned is found.
constexpr std::string_view begun = "devolution-atlas-new-", kept = "devolution-atlas-pack-";

tl::unexpected<geo::Error> no_folder(const std::string& path) {
    return geo::failure(
        fmt::format("no folder can be made to unpack it into: {}", std::strerror(errno)), path);
}

/// The folder, opened; -1 where it is none, or somebody else's.
int own_folder_at(const fs::path& path) {
    const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about {};
    if (folder < 0 || (fstat(folder, &about) == 0 && about.st_uid == geteuid())) return folder;
    close(folder);
    return -1;
}

/// What the briefing names of its own. Fails on a file outside of the pack.
geo::Result<OwnData> own_data_of(const fs::path& root, const geo::PackMember& talk,
                                 const fs::path& pack) {
    auto briefing = briefing_from_json(talk.bytes, pack.string(), root);
    if (!briefing) return tl::make_unexpected(briefing.error());
    OwnData own = std::move(briefing->own);
    std::vector<fs::path> files;
    for (const OwnSource& table : own.tables) files.push_back(table.file);
    if (own.boundaries) files.emplace_back(file_of(*own.boundaries));
    for (const fs::path& one : files) {
        const fs::path way = one.lexically_normal().lexically_relative(root);
        if (way.empty() || *way.begin() == "..")
            return geo::failure("names a file outside of the pack, so nothing of it is used",
                                pack.string());
    }
    return own;
}

geo::Result<void> unpack(const geo::PackMember& member, const fs::path& root) {
    const fs::path file = root / member.name;
    std::error_code fault;
    fs::create_directories(file.parent_path(), fault);
    if (auto written = geo::write_whole(member.bytes, file); !written) return written;
    const std::array<timespec, 2> times{{{member.changed, 0}, {member.changed, 0}}};
    utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
    return {};
}

}  // namespace

geo::Result<std::shared_ptr<const PrivateFolder>> PrivateFolder::make() {
    std::error_code fault;
    const fs::path folder = fs::temp_directory_path(fault).lexically_normal();
    std::string path = (folder / (std::string(begun) + "XXXXXX")).string();
    if (fault || mkdtemp(path.data()) == nullptr) return no_folder(path);  // mode 0700
    const int lock = own_folder_at(path);
    const fs::path named = folder / (std::string(kept) + path.substr(path.size() - 6));
    if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0 ||
        rename(path.c_str(), named.c_str()) != 0) {
        const auto why = no_folder(path);
        if (lock >= 0) close(lock);
        fs::remove(path, fault);
        return why;
    }
    return std::shared_ptr<const PrivateFolder>(new PrivateFolder(named, lock));
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    close(lock_);
}

void remove_abandoned_folders() {
    std::error_code fault;
    std::vector<fs::path> folders;
    for (fs::directory_iterator one(fs::temp_directory_path(fault), fault), end;
         !fault && one != end; one.increment(fault))
        if (one->path().filename().string().starts_with(kept)) folders.push_back(one->path());
    for (const fs::path& one : folders) {
        const int lock = own_folder_at(one);
        if (lock < 0) continue;
        if (flock(lock, LOCK_EX | LOCK_NB) == 0) fs::remove_all(one, fault);
        close(lock);
    }
}

bool looks_like_pack(const fs::path& file) { return file.extension() == pack_ending; }

geo::Result<OpenedPack> open_pack(const fs::path& file, std::span<const geo::PublicKey> trusted) {
    const auto bytes = geo::whole_file(file, largest_pack);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto pack = geo::opened_pack(*bytes, file.string());
    if (!pack) return tl::make_unexpected(pack.error());
    if (std::ranges::find(trusted, pack->signer) == trusted.end())
        return geo::failure(
            fmt::format("is signed with a key that is not trusted here, of fingerprint {}; if its "
                        "owner tells you the same, trust their .pub file with devolution-atlas "
                        "trust FILE, and open it again",
                        geo::fingerprint_of(pack->signer)),
            file.string());
    const auto member = [&](const std::string& name) {
        return std::ranges::find(pack->members, name, &geo::PackMember::name);
    };
    const auto talk = member(std::string(packed_briefing));
    if (talk == pack->members.end() ||
        member(std::string(packed_data) + "/datapackage.json") == pack->members.end())
        return geo::failure("is a pack without a briefing or without data; ask for it again",
                            file.string());
    auto folder = PrivateFolder::make();
    if (!folder) return tl::make_unexpected(folder.error());
    const fs::path root = (*folder)->path();
    const auto own = own_data_of(root, *talk, file);
    if (!own) return tl::make_unexpected(own.error());
    for (const geo::PackMember& one : pack->members)
        if (auto put = unpack(one, root); !put) return tl::make_unexpected(put.error());
    OpenedPack opened{
        *folder, root / packed_briefing, root / packed_data, root / packed_fonts, {}, pack->signer};
    for (const OwnSource& table : own->tables)
        if (table.file.extension() == geo::embargo_ending) opened.embargoed.push_back(table);
    return opened;
}

}  // namespace app
