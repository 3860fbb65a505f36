#include "geo/table/check_table.h"

namespace geo {

std::map<std::string, CsvTable> read_tables(const DataPackage& package,
                                            std::vector<Error>& faults) {
    Tables tables;
    for (const Resource& resource : package.resources) {
        if (resource.format != "csv") continue;
        auto table = CsvTable::read(package.folder / resource.path);
        if (!table) {
            faults.push_back(std::move(table).error());
            continue;
        }
        faults.insert(faults.end(), table->faults().begin(), table->faults().end());
        tables.emplace(resource.name, *std::move(table));
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
