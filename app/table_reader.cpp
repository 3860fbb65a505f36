#include "app/table_reader.h"

#include <algorithm>

#include "geo/export/export_table.h"
#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"

namespace app {
namespace {

/// May a table carry what it was exported from? Others need not be read once more to see.
bool may_be_exported(const geo::Sheet& sheet, const std::filesystem::path& file) {
    std::error_code none;
    return std::ranges::find(sheet.worksheets, geo::recipe_name) != sheet.worksheets.end() ||
           std::filesystem::exists(metadata_beside(file), none);
}

/// Takes what the file was exported from, or why that cannot be used; false where it carries none.
bool takes_workspace(TableReading& reading) {
    auto carried = carried_workspace(reading.file);
    if (!carried)
        reading.fault = geo::one_line(carried.error());
    else
        reading.workspace = *std::move(carried);
    return reading.workspace || !reading.fault.empty();
}

}  // namespace

TableReading read_table(const std::shared_ptr<const geo::Atlas>& atlas,
                        const std::filesystem::path& file, const geo::OwnOptions& options,
                        bool imports) {
    TableReading reading{.file = file, .imports = imports};
    if (!geo::looks_like_table(file.string())) {
        reading.is_boundaries = !takes_workspace(reading);
        return reading;
    }
    auto sheet = geo::read_sheet(file, options.sheet);
    if (!imports && sheet && may_be_exported(*sheet, file) && takes_workspace(reading))
        return reading;
    auto table = sheet ? geo::own_table(*atlas, *std::move(sheet), options)
                       : tl::make_unexpected(sheet.error());
    if (!table) {
        reading.fault = geo::one_line(table.error());
        return reading;
    }
    if (imports)
        reading.atlas = std::make_shared<const geo::Atlas>(geo::with_own_layers(*atlas, *table));
    reading.table = std::make_shared<const geo::OwnTable>(*std::move(table));
    return reading;
}

void TableReader::look(Session& session, std::function<void()> ready) {
    if (reading_.is_ready()) session.take_table(reading_.take());
    const std::optional<TableDraft>& draft = session.table();
    if (!draft || draft->stage == TableDraft::Stage::shown || reading_.is_under_way()) return;
    reading_.begin(
        [atlas = session.base_atlas(), file = draft->file, options = draft->options,
         imports = draft->stage == TableDraft::Stage::importing] {
            return read_table(atlas, file, options, imports);
        },
        std::move(ready));
}

}  // namespace app
