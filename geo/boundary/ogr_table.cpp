#include "geo/boundary/ogr_table.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

namespace geo {
namespace {

// https://arrow.apache.org/docs/format/CDataInterface.html
constexpr std::string_view utf8 = "u", binary = "z", int64 = "l";

bool is_text(const OGRLayer& layer, int column) {
    return column < 0 ||
           const_cast<OGRLayer&>(layer).GetLayerDefn()->GetFieldDefn(column)->GetType() ==
               OFTString;
}

int child_of(const ArrowSchema& schema, std::string_view name, std::string_view format) {
    for (int i = 0; i < schema.n_children; ++i)
        if (schema.children[i]->name == name && schema.children[i]->format == format) return i;
    return -1;
}

std::string or_else(const char* name, const char* otherwise) {
    return name == nullptr || *name == '\0' ? otherwise : name;
}

bool is_null(const ArrowArray& column, std::size_t at) {
    const auto* valid = static_cast<const std::uint8_t*>(column.buffers[0]);
    return valid != nullptr && (valid[at / 8] >> (at % 8) & 1) == 0;
}

/// A text or binary value.
std::span<const std::byte> bytes_at(const ArrowArray& column, std::size_t row) {
    const std::size_t at = row + static_cast<std::size_t>(column.offset);
    if (is_null(column, at)) return {};
    const auto* ends = static_cast<const std::int32_t*>(column.buffers[1]);
    const auto* bytes = static_cast<const std::byte*>(column.buffers[2]);
    return {bytes + ends[at], bytes + ends[at + 1]};
}

const ArrowArray& column_of(const ArrowArray& array, int column) {
    return *array.children[static_cast<std::size_t>(column)];
}

}  // namespace

std::string_view OgrTable::text(std::size_t row, int column) const {
    if (column < 0) return {};
    const auto bytes = bytes_at(column_of(*array_, column), row);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

GIntBig OgrTable::number(std::size_t row) const {
    const ArrowArray& column = column_of(*array_, place_.number);
    return static_cast<const std::int64_t*>(
        column.buffers[1])[row + static_cast<std::size_t>(column.offset)];
}

std::span<const std::byte> OgrTable::wkb(std::size_t row) const {
    return bytes_at(column_of(*array_, place_.geometry), row);
}

void OgrTables::Release::operator()(ArrowArrayStream* stream) const {
    if (stream->release != nullptr) stream->release(stream);
    delete stream;
}

std::optional<OgrTables> OgrTables::of(OGRLayer& layer, const BoundaryColumns& columns) {
    if (layer.TestCapability(OLCFastGetArrowStream) == 0 || !is_text(layer, columns.code) ||
        !is_text(layer, columns.name))
        return std::nullopt;
    std::unique_ptr<ArrowArrayStream, Release> stream{new ArrowArrayStream{}};
    const char* const options[] = {"MAX_FEATURES_IN_BATCH=2048", nullptr};
    if (!layer.GetArrowStream(stream.get(), const_cast<char**>(options))) return std::nullopt;
    ArrowSchema schema{};
    if (stream->get_schema(stream.get(), &schema) != 0) return std::nullopt;
    const auto text_column = [&](int column) {
        return column < 0
                   ? -1
                   : child_of(schema, layer.GetLayerDefn()->GetFieldDefn(column)->GetNameRef(),
                              utf8);
    };
    const OgrTable::Place place{
        text_column(columns.code), text_column(columns.name),
        child_of(schema, or_else(layer.GetFIDColumn(), "OGC_FID"), int64),
        child_of(schema, or_else(layer.GetGeometryColumn(), "wkb_geometry"), binary)};
    schema.release(&schema);
    if (place.number < 0 || place.geometry < 0 || (columns.code >= 0 && place.code < 0) ||
        (columns.name >= 0 && place.name < 0))
        return std::nullopt;
    return OgrTables{std::move(stream), place};
}

std::optional<OgrTable> OgrTables::next() {
    auto array = std::unique_ptr<ArrowArray, void (*)(ArrowArray*)>(new ArrowArray{}, [](auto* a) {
        if (a->release != nullptr) a->release(a);
        delete a;
    });
    if (stream_->get_next(stream_.get(), array.get()) != 0 || array->release == nullptr)
        return std::nullopt;
    return OgrTable{std::shared_ptr<const ArrowArray>(std::move(array)), place_};
}

}  // namespace geo
