#pragma once

#include <functional>

#include "app/apart.h"
#include "app/paper/export_figure.h"
#include "app/session.h"

namespace app {

/// Has the file that a session wants exported written on another thread.
class FileExporter {
public:
    /// Tells the session how the last one went and begins what it wants next. `ready` is called on
    /// the writing thread when there is something to tell. `over`: boundaries of a person's own.
    void look(Session& session, const FigureOptions& options, std::shared_ptr<const Overlay> over,
              std::function<void()> ready);

private:
    Apart<geo::Result<void>> writing_;
};

}  // namespace app
