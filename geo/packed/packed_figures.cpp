#include "geo/packed/packed_figures.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>
#include <span>

#include "geo/table/utf8.h"

namespace geo {
namespace {

// What stands behind the kind is the version: of what follows, and of what it means.
constexpr std::string_view kind = "atlas-figures-";
constexpr std::string_view word = "atlas-figures-1";

constexpr std::int32_t nothing = std::numeric_limits<std::int32_t>::min();
constexpr std::array powers_of_ten{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
constexpr std::uint32_t as_they_are = powers_of_ten.size();

/// The least number of a type stands for nothing.
template <class Narrow>
bool holds(std::span<const std::int32_t> numbers) {
    return std::ranges::all_of(numbers, [](std::int32_t n) {
        return n == nothing ||
               (n > std::numeric_limits<Narrow>::min() && n <= std::numeric_limits<Narrow>::max());
    });
}

template <class Narrow>
void put_as(ByteWriter& writer, std::span<const std::int32_t> numbers) {
    std::vector<Narrow> list;
    list.reserve(numbers.size());
    for (const std::int32_t n : numbers)
        list.push_back(n == nothing ? std::numeric_limits<Narrow>::min() : static_cast<Narrow>(n));
    writer.put(static_cast<std::uint32_t>(sizeof(Narrow)));
    writer.put_list(list);
}

/// Whole numbers, in one, two or four bytes each.
void put_whole(ByteWriter& writer, std::span<const std::int32_t> numbers) {
    if (holds<std::int8_t>(numbers)) return put_as<std::int8_t>(writer, numbers);
    if (holds<std::int16_t>(numbers)) return put_as<std::int16_t>(writer, numbers);
    put_as<std::int32_t>(writer, numbers);
}

void put_whole(ByteWriter& writer, const std::vector<std::uint32_t>& numbers) {
    put_whole(writer, std::vector<std::int32_t>(numbers.begin(), numbers.end()));
}

/// Calls `use` with a list of whole numbers as it lies in the file.
template <class Use>
auto with_whole(ByteReader& reader, const Use& use) {
    switch (reader.number<std::uint32_t>()) {
        case 1:
            return use(reader.list<std::int8_t>());
        case 2:
            return use(reader.list<std::int16_t>());
        default:
            return use(reader.list<std::int32_t>());
    }
}

std::vector<std::uint32_t> indices_in(ByteReader& reader) {
    return with_whole(reader, [](const auto& list) {
        return std::vector<std::uint32_t>(list.begin(), list.end());
    });
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// The numbers times a power of ten, where that is whole and the way back leads to the same bits.
std::optional<std::vector<std::int32_t>> scaled(const std::vector<double>& numbers, double scale) {
    std::vector<std::int32_t> whole;
    whole.reserve(numbers.size());
    for (const double number : numbers) {
        if (std::isnan(number)) {
            whole.push_back(nothing);
            continue;
        }
        const double rounded = std::round(number * scale);
        if (!(std::abs(rounded) <= std::numeric_limits<std::int32_t>::max())) return std::nullopt;
        whole.push_back(static_cast<std::int32_t>(rounded));
        if (!same_bits(whole.back() / scale, number)) return std::nullopt;
    }
    return whole;
}

/// Published numbers have few decimals: mostly two bytes each, where they would be eight.
void put_numbers(ByteWriter& writer, const std::vector<double>& numbers) {
    for (std::uint32_t decimals = 0; decimals < powers_of_ten.size(); ++decimals)
        if (const auto whole = scaled(numbers, powers_of_ten[decimals])) {
            writer.put(decimals);
            return put_whole(writer, *whole);
        }
    writer.put(as_they_are);
    writer.put_list(numbers);
}

std::vector<double> numbers_in(ByteReader& reader) {
    const auto decimals = reader.number<std::uint32_t>();
    if (decimals >= powers_of_ten.size()) return reader.list<double>();
    return with_whole(
        reader, [scale = powers_of_ten[decimals]]<class Narrow>(const std::vector<Narrow>& list) {
            std::vector<double> numbers(list.size());
            std::ranges::transform(list, numbers.begin(), [scale](Narrow n) {
                return n == std::numeric_limits<Narrow>::min() ? no_number : n / scale;
            });
            return numbers;
        });
}

PackedMetric metric_in(ByteReader& reader) {
    PackedMetric metric;
    metric.id = reader.text();
    const auto stamps = reader.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < stamps && reader.is_whole(); ++i) {
        PackedStamp stamp;
        stamp.period = reader.text();
        stamp.year = reader.number<std::int16_t>();
        stamp.status = reader.text();
        metric.stamps.push_back(std::move(stamp));
    }
    metric.areas = indices_in(reader);
    metric.first_figure = indices_in(reader);
    metric.stamp_of = indices_in(reader);
    metric.values = numbers_in(reader);
    metric.lower = numbers_in(reader);
    metric.upper = numbers_in(reader);
    return metric;
}

bool is_text(const std::string& bytes) { return !first_fault_in_utf8(bytes); }

bool has_sound_figure(const PackedMetric& metric, std::size_t i) {
    const double value = metric.values[i];
    if (std::isinf(value)) return false;
    if (std::isnan(value) && metric.stamps[metric.stamp_of[i]].status.empty()) return false;
    if (metric.lower.empty()) return true;
    const double lower = metric.lower[i], upper = metric.upper[i];
    if (std::isnan(lower) && std::isnan(upper)) return true;
    return !std::isnan(value) && std::isfinite(lower) && std::isfinite(upper) && lower <= upper;
}

bool is_sound(const PackedMetric& metric, std::size_t areas) {
    const auto below = [](const std::vector<std::uint32_t>& numbers, std::size_t limit) {
        return std::ranges::all_of(numbers, [limit](std::uint32_t n) { return n < limit; });
    };
    const std::size_t count = metric.values.size();
    const bool intervals = !metric.lower.empty() || !metric.upper.empty();
    if (!is_text(metric.id) || !below(metric.areas, areas) ||
        metric.first_figure.size() != metric.areas.size() + 1 ||
        !leads_through(metric.first_figure, count) || metric.stamp_of.size() != count ||
        !below(metric.stamp_of, metric.stamps.size()) ||
        (intervals && (metric.lower.size() != count || metric.upper.size() != count)) ||
        !std::ranges::all_of(metric.stamps, [](const PackedStamp& stamp) {
            return is_text(stamp.period) && is_text(stamp.status);
        }))
        return false;
    for (std::size_t i = 0; i < count; ++i)
        if (!has_sound_figure(metric, i)) return false;
    return true;
}

void put_rules(ByteWriter& writer, const Resource& table) {
    const auto put_texts = [&writer](const std::vector<std::string>& texts) {
        writer.put(static_cast<std::uint32_t>(texts.size()));
        for (const std::string& text : texts) writer.put_text(text);
    };
    writer.put_text(table.name);
    writer.put_text(table.path);
    writer.put(static_cast<std::uint32_t>(table.fields.size()));
    for (const FieldSchema& field : table.fields) {
        writer.put_text(field.name);
        writer.put_text(field.type);
        writer.put_text(field.pattern);
        writer.put(field.required);
        writer.put(field.minimum.value_or(no_number));
        writer.put(field.maximum.value_or(no_number));
        put_texts(field.allowed);
    }
    put_texts(table.primary_key);
    writer.put(static_cast<std::uint32_t>(table.foreign_keys.size()));
    for (const ForeignKey& key : table.foreign_keys)
        put_texts({key.field, key.resource, key.reference});
}

/// Adds a table and those its keys lead to, each once.
void follow_keys(const DataPackage& package, std::string_view name,
                 std::set<std::string_view>& names) {
    if (!names.insert(name).second) return;
    if (const Resource* table = package.find(name))
        for (const ForeignKey& key : table->foreign_keys)
            if (!key.resource.empty()) follow_keys(package, key.resource, names);
}

}  // namespace

Result<std::uint64_t> checksum_of_tables(const DataPackage& package, std::string_view table) {
    std::set<std::string_view> names;
    follow_keys(package, table, names);
    ByteWriter all;
    for (const std::string_view name : names) {
        const Resource* resource = package.find(name);
        if (resource == nullptr) return failure(fmt::format("there is no table '{}'", name));
        const auto bytes = file_checksum(package.folder / resource->path);
        if (!bytes) return tl::make_unexpected(bytes.error());
        put_rules(all, *resource);
        all.put(*bytes);
    }
    return checksum_of(all.take());
}

std::string packed(const PackedFigures& figures, std::uint64_t source) {
    ByteWriter body;
    body.put(static_cast<std::uint32_t>(figures.areas.size()));
    for (const std::string& code : figures.areas) body.put_text(code);
    body.put(static_cast<std::uint32_t>(figures.metrics.size()));
    for (const PackedMetric& metric : figures.metrics) {
        body.put_text(metric.id);
        body.put(static_cast<std::uint32_t>(metric.stamps.size()));
        for (const PackedStamp& stamp : metric.stamps) {
            body.put_text(stamp.period);
            body.put(stamp.year);
            body.put_text(stamp.status);
        }
        put_whole(body, metric.areas);
        put_whole(body, metric.first_figure);
        put_whole(body, metric.stamp_of);
        put_numbers(body, metric.values);
        put_numbers(body, metric.lower);
        put_numbers(body, metric.upper);
    }
    return sealed(word, source, body.take());
}

Result<std::optional<PackedFigures>> unpacked_figures(std::string_view bytes,
                                                      std::uint64_t source) {
    if (const auto found = word_of(bytes); found.starts_with(kind) && found != word)
        return std::nullopt;
    const auto file = unsealed(word, bytes);
    if (!file) return tl::make_unexpected(file.error());
    if (file->source != source) return std::nullopt;
    ByteReader reader(file->body);
    PackedFigures figures;
    std::set<std::string> ids;
    const auto areas = reader.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < areas && reader.is_whole(); ++i)
        figures.areas.emplace_back(reader.text());
    const auto metrics = reader.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < metrics && reader.is_whole(); ++i) {
        figures.metrics.push_back(metric_in(reader));
        if (!is_sound(figures.metrics.back(), figures.areas.size()) ||
            !ids.insert(figures.metrics.back().id).second)
            return failure("is damaged");
    }
    if (!reader.is_whole() || !reader.at_end() || !std::ranges::all_of(figures.areas, is_text))
        return failure("is damaged");
    return figures;
}

}  // namespace geo
