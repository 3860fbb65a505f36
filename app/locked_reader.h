#pragma once

#include <functional>

#include "app/apart.h"
#include "app/session.h"

namespace app {

/// Has what a session was given under lock opened on another thread: packs are verified, tables
/// under embargo decrypted.
class LockedReader {
public:
    /// Gives the session what was opened for it and begins what it wants next. `ready` is called on
    /// the reading thread when there is something to give.
    void look(Session& session, const std::function<void()>& ready);

private:
    Apart<PackReading> pack_;
    Apart<UnsealedReading> sealed_;
};

/// What LockedReader does on its thread: verifies a pack by the keys that are trusted here, unpacks
/// it and opens its data.
PackReading read_pack(const std::filesystem::path& file);

/// Likewise: the layers of a table under embargo, by the passphrase of its draft.
UnsealedReading unsealed(const std::shared_ptr<const geo::Atlas>& atlas, const SealedDraft& draft);

}  // namespace app
