#include "app/bench/report.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "app/cli/tables.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

std::optional<double> number_at(const Json& object, const std::string& key,
                                const std::string& field) {
    if (!object.contains(key) || !object[key].is_object() || !object[key].contains(field))
        return std::nullopt;
    return object[key][field].get<double>();
}

std::string said(double milliseconds) {
    const int decimals = milliseconds < 0.1 ? 4 : milliseconds < 10 ? 2 : 1;
    return fmt::format("{:.{}f}", milliseconds, decimals);
}

std::string ratio(std::optional<double> now, std::optional<double> before) {
    return now && before && *before > 0 ? fmt::format("{:.2f}", *now / *before) : "";
}

std::string times_table(const Json& measured, const Json& baseline) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& item : measured.items()) {
        const std::string& key = item.key();
        const Json& value = item.value();
        if (!value.is_object() || !value.contains("p50_ms")) continue;
        const auto field = [&](const char* name) { return number_at(measured, key, name); };
        const auto before = [&](const char* name) { return number_at(baseline, key, name); };
        rows.push_back({key, std::to_string(value["n"].get<int>()), said(*field("p50_ms")),
                        said(*field("p95_ms")), said(*field("p99_ms")), said(*field("longest_ms")),
                        ratio(field("p50_ms"), before("p50_ms")),
                        ratio(field("p99_ms"), before("p99_ms"))});
    }
    if (rows.empty()) return {};
    return table_text(
               {"times in ms", "n", "p50", "p95", "p99", "longest", "p50/baseline", "p99/baseline"},
               rows, std::vector<bool>{false, true, true, true, true, true, true, true}) +
           "\n";
}

std::string scale_table(const Json& measured) {
    if (!measured.contains("scale")) return {};
    std::vector<std::vector<std::string>> rows;
    for (const Json& one : measured["scale"])
        rows.push_back({std::to_string(one["polygons"].get<int>()),
                        std::to_string(one["vertices"].get<int>()), said(one["load_ms"]),
                        said(one["second_load_ms"]), said(one["p50_ms"]), said(one["p99_ms"]),
                        said(one["kingdom_ms"]), said(one["region_ms"]), said(one["city_ms"]),
                        fmt::format("{:.0f}", one["pss_mb"].get<double>())});
    return table_text({"polygons", "vertices", "load", "again", "p50", "p99", "kingdom", "region",
                       "city", "MiB"},
                      rows, std::vector<bool>(10, true)) +
           "\n";
}

std::string counts_table(const Json& measured) {
    if (!measured.contains("counts")) return {};
    std::vector<std::vector<std::string>> rows;
    for (const auto& [drawing, frames] : measured["counts"].items())
        for (const auto& [frame, counts] : frames.items())
            rows.push_back({drawing, frame, counts["triangles"].dump(), counts["draw_calls"].dump(),
                            counts["bytes_uploaded"].dump()});
    return table_text({"drawing", "frame", "triangles", "draw calls", "bytes uploaded"}, rows,
                      {false, false, true, true, true}) +
           "\n";
}

std::string lines_of(const Json& measured, const Json& baseline) {
    std::string text;
    if (measured.contains("memory") && measured["memory"].is_object()) {
        const auto now = number_at(measured, "memory", "pss_mb");
        const std::string part = ratio(now, number_at(baseline, "memory", "pss_mb"));
        text += fmt::format("memory {:.1f} MiB{}\n", *now,
                            part.empty() ? "" : ", " + part + " of the baseline's");
    }
    if (measured.contains("idle") && measured["idle"].is_object())
        text += fmt::format("idle for {} s: {} frames, {:.2f} % of a core\n",
                            measured["idle"]["seconds"].get<int>(),
                            measured["idle"]["frames"].get<int>(),
                            measured["idle"]["cpu_percent"].get<double>());
    for (const auto& [key, value] : measured.items())
        if (value.is_null()) text += fmt::format("{}: only in a window (--window)\n", key);
    return text;
}

}  // namespace

std::string report_text(const Json& measured, const Json& baseline) {
    return fmt::format("{}, {} cores; {}; {}x{} {}\n\n",
                       measured["machine"]["processor"].get<std::string>(),
                       measured["machine"]["cores"].get<int>(),
                       measured["driver"].get<std::string>(), measured["size"][0].get<int>(),
                       measured["size"][1].get<int>(), measured["surface"].get<std::string>()) +
           times_table(measured, baseline) + scale_table(measured) + counts_table(measured) +
           lines_of(measured, baseline);
}

std::vector<std::string> changed_counts(const Json& measured, const Json& baseline) {
    std::vector<std::string> changed;
    if (!measured.contains("counts") || !baseline.contains("counts")) return changed;
    const Json before = baseline["counts"].flatten(), now = measured["counts"].flatten();
    for (const auto& [place, count] : now.items())
        if (!before.contains(place))
            changed.push_back(fmt::format("counts{} is new", place));
        else if (before[place] != count)
            changed.push_back(
                fmt::format("counts{} is {}, was {}", place, count.dump(), before[place].dump()));
    return changed;
}

}  // namespace app
