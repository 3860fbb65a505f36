#include "app/scene/own_data.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

#include "geo/own/formula.h"
#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"
#include "geo/secure/embargoed_file.h"

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

std::string path_in(const std::filesystem::path& file, const std::filesystem::path& folder,
                    FarFiles far) {
    const auto whole = std::filesystem::absolute(file).lexically_normal();
    const auto relative =
        whole.lexically_relative(std::filesystem::absolute(folder / ".").lexically_normal());
    if (!relative.empty() && *relative.begin() != "..") return relative.string();
    return far == FarFiles::by_path ? whole.string() : whole.filename().string();
}

std::string unknown(const char* what, const std::string& code) {
    return fmt::format("{}: unknown {} '{}'", what, what, code);
}

/// A text that may be missing; one that is none is a fault.
std::string text_in(const json& one, const char* name, std::string& fault) {
    if (!one.contains(name)) return {};
    if (one[name].is_string()) {
        auto text = one[name].get<std::string>();
        if (text.find('\0') == std::string::npos) return text;
    }
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
    if (one.contains("marking")) {
        const json marking = one["marking"].is_object() ? one["marking"] : json::object();
        const std::string code = text_in(marking, "level", fault);
        const auto marked = geo::marking_level_of(code);
        if (!marked) fault = unknown("marking", code);
        source.options.marking = {marked.value_or(geo::Marking::Level::none),
                                  text_in(marking, "words", fault)};
    }
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

/// A list that may be missing, each of its members read by `read`.
template <class Read>
auto list_in(const json& document, const char* name, const char* of_what, Read read)
    -> geo::Result<std::vector<typename decltype(read(document))::value_type>> {
    std::vector<typename decltype(read(document))::value_type> all;
    if (!document.contains(name)) return all;
    const json& list = document[name];
    if (!list.is_array()) return geo::failure(fmt::format("expected a list of {}", of_what), name);
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto one = read(list[i]);
        if (!one) return geo::failure(one.error().what, fmt::format("{}[{}]", name, i));
        all.push_back(*std::move(one));
    }
    return all;
}

geo::Result<OwnFormula> formula_of(const json& one) {
    std::string fault;
    OwnFormula read;
    if (one.is_object()) read = {text_in(one, "name", fault), text_in(one, "formula", fault)};
    if (!fault.empty()) return geo::failure(fault);
    if (read.formula.empty()) return geo::failure("expected a name and its formula");
    return read;
}

geo::Result<geo::SourceName> boundaries_of(const json& one, const std::filesystem::path& folder) {
    if (!one.is_object()) return geo::failure("expected boundaries with their file");
    std::string fault;
    const std::string file = text_in(one, "file", fault), layer = text_in(one, "layer", fault);
    const std::string code = text_in(one, "code_column", fault);
    const std::string name = text_in(one, "name_column", fault);
    if (file.empty() && fault.empty()) fault = "expected boundaries with their file";
    if (!fault.empty()) return geo::failure(fault);
    auto source = geo::source_name_of((folder / file).string());
    if (!source) return source;
    if (source->kind != geo::SourceName::Kind::file)
        return geo::failure("file: expected a file's name");
    source->layer = layer;
    source->code_column = code;
    source->name_column = name;
    return source;
}

ordered_json table_json(const OwnSource& source, const std::filesystem::path& folder,
                        FarFiles far) {
    ordered_json one{{"file", path_in(source.file, folder, far)}};
    for (const TextOption& option : text_options)
        if (const std::string& text = source.options.*option.text; !text.empty())
            one[option.name] = text;
    if (source.options.level) one["level"] = geo::code_of(*source.options.level);
    if (source.options.polarity) one["polarity"] = geo::code_of(*source.options.polarity);
    if (const geo::Marking& marking = source.options.marking; !marking.empty()) {
        one["marking"] = {{"level", geo::code_of(marking.level)}};
        if (!marking.words.empty()) one["marking"]["words"] = marking.words;
    }
    if (!source.options.value_columns.empty()) one["value_columns"] = source.options.value_columns;
    return one;
}

ordered_json boundaries_json(const geo::SourceName& source, const std::filesystem::path& folder,
                             FarFiles far) {
    ordered_json one{{"file", path_in(file_of(source), folder, far)}};
    if (!source.layer.empty()) one["layer"] = source.layer;
    if (!source.code_column.empty()) one["code_column"] = source.code_column;
    if (!source.name_column.empty()) one["name_column"] = source.name_column;
    return one;
}

geo::Result<geo::Atlas> with_table(const geo::Atlas& atlas, const OwnSource& source) {
    std::error_code ignored;
    if (!std::filesystem::exists(source.file, ignored))
        return geo::failure(
            "this table of your own is no longer there, so its layers are left "
            "out; open it again",
            source.file.string());
    if (source.file.extension() == geo::embargo_ending)
        return geo::failure(
            "this table is or was under embargo, so its layers are left out; open it with your "
            "passphrase, in the window or by --embargoed, and then this again",
            source.file.string());
    auto sheet = geo::read_sheet(source.file, source.options.sheet);
    if (!sheet) return tl::make_unexpected(sheet.error());
    const auto table = geo::own_table(atlas, *std::move(sheet), source.options);
    if (!table) return tl::make_unexpected(table.error());
    return geo::with_own_layers(atlas, *table);
}

geo::Result<geo::Atlas> with_formula(const geo::Atlas& atlas, const OwnFormula& one) {
    auto derived = geo::with_derived_layer(atlas, one.name, one.formula);
    if (!derived) return tl::make_unexpected(derived.error());
    return std::move(derived->atlas);
}

}  // namespace

std::string file_of(const geo::SourceName& boundaries) {
    constexpr std::string_view zip = "/vsizip/";
    return boundaries.connection.starts_with(zip) && boundaries.connection.ends_with(".zip")
               ? boundaries.connection.substr(zip.size())
               : boundaries.connection;
}

std::shared_ptr<const geo::Atlas> with_own_layers(std::shared_ptr<const geo::Atlas> atlas,
                                                  OwnData& own, OwnData& left_out,
                                                  std::vector<geo::Error>& faults) {
    const auto take = [&](auto& sources, auto& without, const auto& layers_of) {
        std::erase_if(sources, [&](const auto& one) {
            geo::Result<geo::Atlas> made = layers_of(*atlas, one);
            if (made) {
                atlas = std::make_shared<const geo::Atlas>(*std::move(made));
                return false;
            }
            faults.push_back(made.error());
            without.push_back(one);
            return true;
        });
    };
    take(own.tables, left_out.tables, with_table);
    take(own.formulas, left_out.formulas, with_formula);
    return atlas;
}

void drop_known(const OwnData& own, OwnData& more) {
    const auto drop = [](const auto& known, auto& from) {
        std::erase_if(
            from, [&](const auto& one) { return std::ranges::find(known, one) != known.end(); });
    };
    drop(own.tables, more.tables);
    drop(own.formulas, more.formulas);
}

void add_new(OwnData& own, const OwnData& more) {
    OwnData rest = more;
    drop_known(own, rest);
    std::ranges::copy(rest.tables, std::back_inserter(own.tables));
    std::ranges::copy(rest.formulas, std::back_inserter(own.formulas));
}

std::string to_json(const OwnData& own, const std::filesystem::path& folder, FarFiles far) {
    ordered_json out = ordered_json::object();
    for (const OwnSource& one : own.tables) out["tables"].push_back(table_json(one, folder, far));
    for (const OwnFormula& one : own.formulas)
        out["formulas"].push_back({{"name", one.name}, {"formula", one.formula}});
    if (own.boundaries && own.boundaries->kind == geo::SourceName::Kind::file)
        out["boundaries"] = boundaries_json(*own.boundaries, folder, far);
    return out.dump();
}

geo::Result<OwnData> own_data_from_json(const std::string& text,
                                        const std::filesystem::path& folder) {
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object()) return geo::failure("expected an object");
    OwnData own;
    auto tables = list_in(document, "tables", "tables",
                          [&](const json& one) { return source_of(one, folder); });
    if (!tables) return tl::make_unexpected(tables.error());
    own.tables = *std::move(tables);
    auto formulas = list_in(document, "formulas", "formulas", formula_of);
    if (!formulas) return tl::make_unexpected(formulas.error());
    own.formulas = *std::move(formulas);
    if (!document.contains("boundaries")) return own;
    auto boundaries = boundaries_of(document["boundaries"], folder);
    if (!boundaries) return geo::failure(boundaries.error().what, "boundaries");
    own.boundaries = *std::move(boundaries);
    return own;
}

}  // namespace app
