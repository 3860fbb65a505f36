#include "app/scene/own_sources.h"

#include <array>
#include <nlohmann/json.hpp>

#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"

namespace app {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// What is said of a table as text, by its name in a saved view.
struct TextOption {
    const char* name;
    std::string geo::OwnOptions::*text;
};
constexpr std::array text_options{TextOption{"sheet", &geo::OwnOptions::sheet},
                                  TextOption{"code_column", &geo::OwnOptions::code_column},
                                  TextOption{"name_column", &geo::OwnOptions::name_column},
                                  TextOption{"period_column", &geo::OwnOptions::period_column},
                                  TextOption{"label", &geo::OwnOptions::label},
                                  TextOption{"unit", &geo::OwnOptions::unit},
                                  TextOption{"source", &geo::OwnOptions::source},
                                  TextOption{"period", &geo::OwnOptions::period}};

std::string path_in(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const auto whole = std::filesystem::absolute(file).lexically_normal();
    const auto relative =
        whole.lexically_relative(std::filesystem::absolute(folder).lexically_normal());
    return relative.empty() || *relative.begin() == ".." ? whole.string() : relative.string();
}

std::string unknown(const char* what, const std::string& code) {
    return fmt::format("{}: unknown {} '{}'", what, what, code);
}

/// A text that may be missing; one that is none is a fault.
std::string text_in(const json& one, const char* name, std::string& fault) {
    if (!one.contains(name)) return {};
    if (one[name].is_string()) return one[name].get<std::string>();
    fault = std::string(name) + ": expected text";
    return {};
}

geo::Result<OwnSource> source_of(const json& one, const std::filesystem::path& folder) {
    if (!one.is_object()) return geo::failure("expected a table with its file");
    std::string fault;
    const std::string file = text_in(one, "file", fault);
    OwnSource source{.file = folder / file};
    for (const TextOption& option : text_options)
        source.options.*option.text = text_in(one, option.name, fault);
    const std::string level = text_in(one, "level", fault);
    const std::string polarity = text_in(one, "polarity", fault);
    if (!level.empty() && !(source.options.level = geo::level_of(level)))
        fault = unknown("level", level);
    if (!polarity.empty() && !(source.options.polarity = geo::polarity_of(polarity)))
        fault = unknown("polarity", polarity);
    const json columns = one.value("value_columns", json::array());
    for (const json& column : columns) {
        if (columns.is_array() && column.is_string())
            source.options.value_columns.push_back(column.get<std::string>());
        else
            fault = "value_columns: expected a list of texts";
    }
    if (file.empty() && fault.empty()) fault = "expected a table with its file";
    if (!fault.empty()) return geo::failure(fault);
    return source;
}

}  // namespace

std::shared_ptr<const geo::Atlas> with_own_sources(std::shared_ptr<const geo::Atlas> atlas,
                                                   std::span<const OwnSource> sources,
                                                   std::vector<geo::Error>& faults) {
    for (const OwnSource& source : sources) {
        std::error_code ignored;
        if (!std::filesystem::exists(source.file, ignored)) {
            faults.push_back(
                {"this table of your own is no longer there, so its layers are left "
                 "out; open it again",
                 source.file.string()});
            continue;
        }
        auto sheet = geo::read_sheet(source.file, source.options.sheet);
        const auto table = sheet ? geo::own_table(*atlas, *std::move(sheet), source.options)
                                 : tl::make_unexpected(sheet.error());
        if (table)
            atlas = std::make_shared<const geo::Atlas>(geo::with_own_layers(*atlas, *table));
        else
            faults.push_back(table.error());
    }
    return atlas;
}

std::string to_json(std::span<const OwnSource> sources, const std::filesystem::path& folder) {
    ordered_json out = ordered_json::array();
    for (const OwnSource& source : sources) {
        ordered_json one{{"file", path_in(source.file, folder)}};
        for (const TextOption& option : text_options)
            if (const std::string& text = source.options.*option.text; !text.empty())
                one[option.name] = text;
        if (source.options.level) one["level"] = geo::code_of(*source.options.level);
        if (source.options.polarity) one["polarity"] = geo::code_of(*source.options.polarity);
        if (!source.options.value_columns.empty())
            one["value_columns"] = source.options.value_columns;
        out.push_back(std::move(one));
    }
    return out.dump();
}

geo::Result<std::vector<OwnSource>> own_sources_from_json(const std::string& text,
                                                          const std::filesystem::path& folder) {
    const json document = json::parse(text, nullptr, false);
    if (!document.is_array()) return geo::failure("expected a list of tables", "tables");
    std::vector<OwnSource> sources;
    for (std::size_t i = 0; i < document.size(); ++i) {
        auto source = source_of(document[i], folder);
        if (!source) return geo::failure(source.error().what, fmt::format("tables[{}]", i));
        sources.push_back(*std::move(source));
    }
    return sources;
}

}  // namespace app
