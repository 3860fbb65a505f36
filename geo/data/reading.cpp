#include "geo/data/reading.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <numeric>

namespace geo {
namespace {

struct TableLine {
    std::string table;
    std::size_t line = 0;
};

/// Undoes CsvTable::where: "powers.csv, line 12, column status" speaks of line 12 of powers.csv.
std::optional<TableLine> table_line_in(std::string_view where) {
    constexpr std::string_view mark = ", line ";
    const std::size_t at = where.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view digits = where.substr(at + mark.size());
    std::size_t line = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), line).ec != std::errc{})
        return std::nullopt;
    return TableLine{std::string(where.substr(0, at)), line};
}

/// Where a figure stands in its layer; there is one for each area and year.
std::pair<AreaIndex, int> place_of(const Figure& figure) { return {figure.area, figure.year}; }

}  // namespace

TextIndex Texts::index_of(std::string_view text) {
    if (text == last_) return last_number_;
    auto found = numbers_.find(text);
    if (found == numbers_.end()) {
        const std::string& kept = in_order_.emplace_back(text);
        found = numbers_.emplace(kept, static_cast<TextIndex>(numbers_.size())).first;
    }
    last_ = found->first;
    last_number_ = found->second;
    return last_number_;
}

SoundTable::SoundTable(const CsvTable* table, const std::unordered_set<std::size_t>& faulty_lines)
    : table_(table) {
    if (table_ == nullptr) return;
    rows_.reserve(table_->rows());
    for (std::size_t row = 0; row < table_->rows(); ++row)
        if (faulty_lines.empty() || !faulty_lines.contains(table_->line_of(row)))
            rows_.push_back(row);
}

SoundTable::Column SoundTable::column(std::string_view name) const {
    return {table_ == nullptr ? std::nullopt : table_->column(name)};
}

std::string_view SoundTable::cell(std::size_t row, Column column) const {
    return column.number ? table_->cell(row, *column.number) : std::string_view{};
}

std::string SoundTable::where(std::size_t row, Column column) const {
    return column.number ? table_->where(row, *column.number) : table_->where(row);
}

Reading::Reading(const DataPackage& package, const std::map<std::string, CsvTable>& tables,
                 std::vector<Error>& faults)
    : package_(package), tables_(tables), faults_(faults) {
    for (const Error& error : faults_)
        if (const auto found = table_line_in(error.where))
            faulty_lines_[found->table].insert(found->line);
}

Reading::Reading(const Reading& whole, std::vector<Error>& faults)
    : package_(whole.package_),
      tables_(whole.tables_),
      faults_(faults),
      faulty_lines_(whole.faulty_lines_),
      areas_(whole.areas_) {}

void Reading::take_in(const Reading& other, std::vector<Layer>& layers) {
    faults_.insert(faults_.end(), other.faults_.begin(), other.faults_.end());
    std::vector<TextIndex> numbers;
    for (const std::string& other_text : other.texts()) numbers.push_back(text(other_text));
    for (Layer& layer : layers)
        for (Figure& figure : layer.figures)
            for (TextIndex* number : {&figure.period, &figure.source, &figure.note})
                *number = numbers[*number];
}

SoundTable Reading::table(std::string_view name) const {
    const auto found = tables_.find(std::string(name));
    if (found == tables_.end()) return {nullptr, {}};
    const auto faulty = faulty_lines_.find(found->second.name());
    return {&found->second,
            faulty == faulty_lines_.end() ? std::unordered_set<std::size_t>{} : faulty->second};
}

void Reading::fault(std::string what, std::string where) {
    faults_.push_back({std::move(what), std::move(where)});
}

std::optional<AreaIndex> Reading::area(const SoundTable& table, std::size_t row,
                                       SoundTable::Column column) {
    const std::string_view code = table.cell(row, column);
    const auto found = areas().find(code);
    if (!found)
        fault(fmt::format("no area has the code '{}'; the row is left out", code),
              table.where(row, column));
    return found;
}

std::optional<double> Reading::number(const SoundTable& table, std::size_t row,
                                      SoundTable::Column column) {
    const std::string_view cell = table.cell(row, column);
    if (cell.empty()) return std::nullopt;
    const std::optional<double> number = number_in(cell);
    if (!number)
        fault(fmt::format("not a number: '{}'; the row is left out", cell),
              table.where(row, column));
    return number;
}

Basis Reading::basis(const SoundTable& table, std::size_t row, SoundTable::Column column) {
    const std::string_view cell = table.cell(row, column);
    if (cell.empty()) return Basis::published;
    const std::optional<Basis> basis = basis_of(cell);
    // A figure of unknown standing is shown as the least certain kind, and the word is reported.
    if (!basis) fault(fmt::format("unknown basis '{}'", cell), table.where(row, column));
    return basis.value_or(Basis::recalled);
}

void Reading::credit(Layer& layer, std::string_view name) const {
    const Resource* resource = package_.find(name);
    if (resource == nullptr) {
        layer.source = fmt::format("{} of the data package", name);
        return;
    }
    const auto& sources = resource->sources.empty() ? package_.sources : resource->sources;
    const auto& licences = resource->licences.empty() ? package_.licences : resource->licences;
    for (const Source& source : sources)
        layer.source += (layer.source.empty() ? "" : "; ") + source.title;
    for (const Licence& licence : licences)
        layer.licence += (layer.licence.empty() ? "" : "; ") +
                         (licence.name.empty() ? licence.title : licence.name);
    if (layer.source.empty())
        layer.source = resource->title.empty() ? resource->path : resource->title;
    if (!sources.empty()) layer.source_url = sources.front().path;
}

void LayerDraft::add(const Figure& figure, std::optional<std::size_t> row) {
    if (!layer.figures.empty() && place_of(layer.figures.back()) >= place_of(figure))
        in_order_ = false;
    layer.figures.push_back(figure);
    rows_.push_back(row);
}

void LayerDraft::set(std::vector<Figure> figures) {
    layer.figures = std::move(figures);
    rows_.clear();
    in_order_ = std::ranges::adjacent_find(layer.figures, std::ranges::greater_equal{}, place_of) ==
                layer.figures.end();
}

Layer LayerDraft::finish(Reading& reading, const SoundTable& table) && {
    if (in_order_) return std::move(layer);
    rows_.resize(layer.figures.size());
    std::vector<std::size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return place_of(layer.figures[i]); });
    std::vector<Figure> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) {
        const Figure& figure = layer.figures[i];
        if (sorted.empty() || place_of(sorted.back()) != place_of(figure))
            sorted.push_back(figure);
        else
            reading.fault(
                fmt::format("a second figure of '{}' for {} in {}; the first one is kept", layer.id,
                            text_of(reading.areas()[figure.area].id), figure.year),
                rows_[i] ? table.where(*rows_[i]) : std::string{});
    }
    layer.figures = std::move(sorted);
    return std::move(layer);
}

std::optional<int> year_in(std::string_view period) {
    int year = 0;
    if (period.size() < 4) return std::nullopt;
    const auto [end, error] = std::from_chars(period.data(), period.data() + 4, year);
    if (error != std::errc{} || end != period.data() + 4) return std::nullopt;
    return year;
}

std::string kebab(std::string_view words) {
    std::string id;
    for (const char c : words) {
        const auto letter = static_cast<unsigned char>(c);
        if (std::isalnum(letter) != 0)
            id += static_cast<char>(std::tolower(letter));
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (id.ends_with('-')) id.pop_back();
    return id;
}

}  // namespace geo
