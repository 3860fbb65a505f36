#include "app/file_exporter.h"

#include "app/office/export_slides.h"
#include "app/pack/embargo_log.h"
#include "app/stage/export_handout.h"
#include "app/stage/stage_scene.h"

namespace app {
namespace {

geo::Result<void> export_briefing(const ExportRequest& request) {
    if (request.file.extension() == ".pptx")
        return export_slides(request.atlas, *request.briefing, request.file);
    return export_handout(request.atlas, *request.briefing, request.file);
}

/// What will be written of layers under embargo, before it is.
geo::Result<void> log(const ExportRequest& request) {
    const auto layers = request.briefing
                            ? embargoed_in(request.atlas, *request.briefing)
                            : embargoed_in_view(*request.atlas, request.workspace.scene);
    return log_embargoed(layers, "exported to " + request.file.string(), geo::present_moment());
}

}  // namespace

void FileExporter::look(Session& session, const FigureOptions& options,
                        std::shared_ptr<const Overlay> over, std::function<void()> ready) {
    if (writing_.is_ready()) session.take_exported(writing_.take());
    if (!session.exporting() || writing_.is_under_way()) return;
    writing_.begin(
        [request = *session.exporting(), options, over = std::move(over)]() -> geo::Result<void> {
            if (auto logged = log(request); !logged) return logged;
            if (request.briefing) return export_briefing(request);
            FigureOptions with_boundaries = options;
            with_boundaries.over = over.get();
            return export_file(*request.atlas, request.workspace, request.file, with_boundaries);
        },
        std::move(ready));
}

}  // namespace app
