#include <optional>

#include "geo/table/check_table.h"
#include "geo/table/largest_first.h"

namespace geo {

std::map<std::string, CsvTable> read_tables(const DataPackage& package, std::vector<Error>& faults,
                                            const std::function<bool(const Resource&)>& is_needed) {
    std::vector<std::optional<Result<CsvTable>>> read(package.resources.size());
    const auto size_of = [&](std::size_t i) {
        std::error_code none;
        const auto size =
            std::filesystem::file_size(package.folder / package.resources[i].path, none);
        return none ? 0 : size;
    };
    largest_first(read.size(), size_of, [&](std::size_t i) {
        const Resource& resource = package.resources[i];
        if (resource.format == "csv" && is_needed(resource))
            read[i] = CsvTable::read(package.folder / resource.path);
    });
    Tables tables;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (!read[i]) continue;
        Result<CsvTable>& table = *read[i];
        if (!table) {
            faults.push_back(std::move(table).error());
            continue;
        }
        faults.insert(faults.end(), table->faults().begin(), table->faults().end());
        tables.emplace(package.resources[i].name, *std::move(table));
    }
    for (const TableFault& fault : check_tables(package, tables))
        faults.push_back(located(fault, tables.at(fault.resource)));
    return tables;
}

Error located(const TableFault& fault, const CsvTable& table) {
    std::string where =
        fault.row ? table.where(*fault.row) : fmt::format("{}, line 1", table.name());
    if (!fault.column.empty()) where += fmt::format(", column {}", fault.column);
    return {fault.what, std::move(where)};
}

}  // namespace geo
