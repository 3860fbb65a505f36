#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "app/scene/own_data.h"
#include "geo/core/result.h"
#include "geo/secure/signing_key.h"

namespace app {

/// A folder that only its owner may look into, below that of temporary files; gone at the end, or
/// where the program was killed before at its next start (see remove_abandoned_folders()).
class PrivateFolder {
public:
    /// Fails where none can be made.
    static geo::Result<std::shared_ptr<const PrivateFolder>> make();
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    PrivateFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

    std::filesystem::path path_;
    int lock_;  // on the folder itself, while its program lives
};

/// Removes private folders of this person's whose program is gone without having done so.
void remove_abandoned_folders();

/// A pack that was found to be whole and of a trusted key, unpacked.
struct OpenedPack {
    std::shared_ptr<const PrivateFolder> folder;
    std::filesystem::path briefing, data, fonts;
    std::vector<OwnSource> embargoed;  // tables of the briefing that need a passphrase
    geo::PublicKey signer;
};

bool looks_like_pack(const std::filesystem::path& file);

/// Reads a pack and unpacks it once every byte of it is known to be as one of `trusted` signed it;
/// before that nothing is written. Fails on what is no such pack, and on the key of somebody else:
/// the error says whose.
geo::Result<OpenedPack> open_pack(const std::filesystem::path& file,
                                  std::span<const geo::PublicKey> trusted);

}  // namespace app
