#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "geo/own/own_table.h"
#include "geo/secure/secret.h"

namespace app {

/// A person's table on its way to a layer: read, looked at, imported or left.
struct TableDraft {
    enum class Stage : std::uint8_t { reading, shown, importing };
    std::filesystem::path file;
    Stage stage = Stage::reading;
    geo::OwnOptions options{};                     // of the import, once it is asked for
    std::shared_ptr<const geo::OwnTable> table{};  // once it is read
    std::string fault{};                           // why it could not be imported as asked
};

/// A table under embargo on its way to layers: its reader's passphrase is asked for, or tried.
struct SealedDraft {
    enum class Stage : std::uint8_t { asked, opening };
    std::filesystem::path file;
    geo::OwnOptions options{};
    Stage stage = Stage::asked;
    std::shared_ptr<const geo::Secret> passphrase{};  // while it is tried
    std::string fault{};                              // why the last one did not open it
};

}  // namespace app
