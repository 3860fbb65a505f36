#pragma once

#include <functional>

#include "app/apart.h"
#include "app/session.h"

namespace app {

/// Has the table that a session wants read, or made a layer, on another thread.
class TableReader {
public:
    /// Gives the session what was read for it and begins what it wants next. `ready` is called on
    /// the reading thread when there is something to give.
    void look(Session& session, std::function<void()> ready);

private:
    Apart<TableReading> reading_;
};

/// What TableReader does on its thread. With `imports`, the atlas with the table's layers, too.
/// Otherwise a file that was exported gives back what it was exported from, and one that is no
/// table is left to be read as boundaries.
TableReading read_table(const std::shared_ptr<const geo::Atlas>& atlas,
                        const std::filesystem::path& file, const geo::OwnOptions& options,
                        bool imports);

}  // namespace app
