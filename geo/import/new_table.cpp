#include "geo/import/new_table.h"

#include <algorithm>
#include <cassert>

namespace geo {

namespace {

void append_cell(std::string& text, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    text += '"';
}

}  // namespace

NewTable::NewTable(const Resource& resource) : resource_(&resource) {}

std::size_t NewTable::number_of(std::string_view column) const {
    const auto found = std::ranges::find(resource_->fields, column, &FieldSchema::name);
    assert(found != resource_->fields.end());
    return static_cast<std::size_t>(found - resource_->fields.begin());
}

void NewTable::begin_row(Origin origin) {
    origins_.push_back(origin);
    cells_.resize(cells_.size() + resource_->fields.size());
}

void NewTable::set(std::string_view column, std::string_view value) {
    cells_[cells_.size() - resource_->fields.size() + number_of(column)] = value;
}

std::string_view NewTable::cell(std::size_t row, std::string_view column) const {
    return cells_[row * resource_->fields.size() + number_of(column)];
}

std::string NewTable::origin_of(std::size_t row, const std::string& column) const {
    const Origin& origin = origins_[row];
    std::string where = origin.table->where(origin.row);
    if (column.empty()) return where;
    const auto before = before_.find({origin.table, column});
    return fmt::format("{}, column {}", where, before == before_.end() ? column : before->second);
}

std::string NewTable::csv() const {
    const std::size_t width = resource_->fields.size();
    std::string text;
    for (std::size_t i = 0; i < width; ++i) {
        if (i > 0) text += ',';
        append_cell(text, resource_->fields[i].name);
    }
    text += '\n';
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        append_cell(text, cells_[i]);
        text += (i + 1) % width == 0 ? '\n' : ',';
    }
    return text;
}

}  // namespace geo
