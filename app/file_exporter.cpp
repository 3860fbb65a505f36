#include "app/file_exporter.h"

#include "app/pack/embargo_log.h"

namespace app {

void FileExporter::look(Session& session, const FigureOptions& options,
                        std::shared_ptr<const Overlay> over, std::function<void()> ready) {
    if (writing_.is_ready()) session.take_exported(writing_.take());
    if (!session.exporting() || writing_.is_under_way()) return;
    const ExportRequest& wanted = *session.exporting();
    if (const auto logged =
            log_embargoed(*wanted.atlas, wanted.workspace.scene,
                          "exported to " + wanted.file.string(), geo::present_moment());
        !logged)
        return session.take_exported(logged);
    writing_.begin(
        [request = *session.exporting(), options, over = std::move(over)] {
            FigureOptions with_boundaries = options;
            with_boundaries.over = over.get();
            return export_file(*request.atlas, request.workspace, request.file, with_boundaries);
        },
        std::move(ready));
}

}  // namespace app
