#include "tests/fuzz/read_anything.h"

#include <cstdlib>

#include "app/scene/scene_json.h"
#include "geo/table/csv.h"
#include "geo/table/data_package.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void read_csv(const std::string& text) {
    const auto table = geo::CsvTable::parse(text, "fuzz.csv");
    if (!table) return require(!table.error().what.empty());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        for (std::size_t column = 0; column < table->header().size(); ++column) {
            const auto cell = table->cell(row, column);
            require(geo::list_in(cell).size() <= cell.size() + 1);
            static_cast<void>(geo::number_in(cell));
        }
        require(table->line_of(row) >= 2);
    }
}

void read_package(const std::string& text) {
    const auto package = geo::parse_data_package(text, ".");
    if (!package) require(!package.error().what.empty());
}

void read_scene(const std::string& text) {
    const auto scene = app::scene_from_json(text, "fuzz.json");
    if (!scene) return require(!scene.error().what.empty());
    const auto again = app::scene_from_json(app::to_json(*scene), "again.json");
    require(again.has_value() && *again == *scene);
}

}  // namespace

void read_anything(const std::string& input) {
    if (input.empty()) return;
    const std::string text = input.substr(1);
    switch (input.front()) {
        case '0':
            return read_csv(text);
        case '1':
            return read_package(text);
        case '2':
            return read_scene(text);
        default:
            return;
    }
}
