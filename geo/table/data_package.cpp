#include "geo/table/data_package.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

namespace geo {

namespace {

using nlohmann::json;

constexpr std::string_view file_name = "datapackage.json";
constexpr std::array field_types{"string", "number", "integer", "year", "boolean", "date"};

/// A value of the descriptor with the way to it: "resources[3].schema". What is asked of it and is
/// not there, or is of another type, is kept as the first fault and answered with something empty.
class Node {
public:
    Node(const json& value, std::string path, std::optional<Error>& fault)
        : value_(&value), path_(std::move(path)), fault_(&fault) {}

    const json& value() const { return *value_; }

    void fail(std::string what) const {
        if (!*fault_) *fault_ = Error{std::move(what), fmt::format("{}, {}", file_name, path_)};
    }

    bool has(const char* key) const { return value_->is_object() && value_->contains(key); }

    Node operator[](const char* key) const {
        static const json nothing;
        const std::string path = path_.empty() ? key : fmt::format("{}.{}", path_, key);
        return {has(key) ? (*value_)[key] : nothing, path, *fault_};
    }

    std::string text(const char* key) const {
        if (!has(key)) return {};
        const json& found = (*value_)[key];
        if (found.is_string()) return found.get<std::string>();
        (*this)[key].fail("has to be text in quotation marks");
        return {};
    }

    std::string needed_text(const char* key) const {
        if (std::string found = text(key); !found.empty()) return found;
        (*this)[key].fail("is missing; it has to be text");
        return {};
    }

    std::optional<double> number(const char* key) const {
        if (!has(key)) return std::nullopt;
        const json& found = (*value_)[key];
        if (found.is_number()) return found.get<double>();
        (*this)[key].fail("has to be a number");
        return std::nullopt;
    }

    std::optional<std::size_t> count(const char* key) const {
        if (!has(key)) return std::nullopt;
        const json& found = (*value_)[key];
        if (found.is_number_unsigned()) return found.get<std::size_t>();
        (*this)[key].fail("has to be a whole number");
        return std::nullopt;
    }

    /// The items of an array; of nothing, none.
    std::vector<Node> items(const char* key) const {
        const Node array = (*this)[key];
        if (array.value().is_null()) return {};
        if (!array.value().is_array()) {
            array.fail("has to be a list in square brackets");
            return {};
        }
        std::vector<Node> nodes;
        for (std::size_t i = 0; i < array.value().size(); ++i)
            nodes.emplace_back(array.value()[i], fmt::format("{}[{}]", array.path_, i), *fault_);
        return nodes;
    }

    /// One name or a list of names, as the standard allows for keys.
    std::vector<std::string> names(const char* key) const {
        const Node found = (*this)[key];
        if (found.value().is_string()) return {found.value().get<std::string>()};
        std::vector<std::string> all;
        for (const Node& item : items(key)) {
            if (item.value().is_string())
                all.push_back(item.value().get<std::string>());
            else
                item.fail("has to be text in quotation marks");
        }
        return all;
    }

private:
    const json* value_;
    std::string path_;
    std::optional<Error>* fault_;
};

std::vector<Source> sources_of(const Node& node) {
    std::vector<Source> sources;
    for (const Node& one : node.items("sources"))
        sources.push_back({one.needed_text("title"), one.text("path")});
    return sources;
}

std::vector<Licence> licences_of(const Node& node) {
    std::vector<Licence> licences;
    for (const Node& one : node.items("licenses"))  // the standard's spelling
        licences.push_back({one.needed_text("name"), one.text("title"), one.text("path")});
    return licences;
}

// std::regex recurses once for each bracket it opens and each character it matches, so neither
// patterns nor the cells held against them may be of any length.
constexpr std::size_t longest_pattern = 1000;

bool compiles(const std::string& pattern) {
    if (pattern.size() > longest_pattern) return false;
    try {
        const std::regex compiled(pattern);
        return true;
    } catch (const std::regex_error&) {  // std::regex has no other way to say it
        return false;
    }
}

FieldSchema field_of(const Node& node) {
    FieldSchema field{node.needed_text("name"),
                      node.text("type"),
                      node.text("description"),
                      false,
                      {},
                      {},
                      {},
                      {}};
    if (field.type.empty()) field.type = "string";
    if (std::ranges::find(field_types, field.type) == field_types.end())
        node["type"].fail(fmt::format("'{}' is no type known here; write one of: {}", field.type,
                                      fmt::join(field_types, ", ")));
    const Node rules = node["constraints"];
    const Node required = rules["required"];
    if (!required.value().is_null() && !required.value().is_boolean())
        required.fail("has to be true or false");
    field.required = required.value() == json(true);
    field.allowed = rules.names("enum");
    field.pattern = rules.text("pattern");
    if (!compiles(field.pattern))
        rules["pattern"].fail("is no regular expression of at most 1000 characters");
    field.minimum = rules.number("minimum");
    field.maximum = rules.number("maximum");
    return field;
}

bool has_field(const Resource& resource, std::string_view name) {
    return std::ranges::find(resource.fields, name, &FieldSchema::name) != resource.fields.end();
}

void read_schema(const Node& schema, Resource& resource) {
    if (!schema.value().is_object()) return schema.fail("is missing; describe the table's fields");
    for (const Node& node : schema.items("fields")) {
        FieldSchema field = field_of(node);
        if (has_field(resource, field.name))
            node.fail(fmt::format("a second field is called '{}'; take one out", field.name));
        resource.fields.push_back(std::move(field));
    }
    if (resource.fields.empty()) schema["fields"].fail("has no fields; describe the columns");
    resource.primary_key = schema.names("primaryKey");
    for (const std::string& name : resource.primary_key)
        if (!has_field(resource, name))
            schema["primaryKey"].fail(fmt::format("'{}' is no field of this table", name));
    for (const Node& node : schema.items("foreignKeys")) {
        const Node reference = node["reference"];
        const auto fields = node.names("fields"), others = reference.names("fields");
        if (fields.size() != 1 || others.size() != 1) {
            node.fail("has to name one field and one field of the table it points to");
            continue;
        }
        if (!has_field(resource, fields.front()))
            node.fail(fmt::format("'{}' is no field of this table", fields.front()));
        resource.foreign_keys.push_back(
            {fields.front(), reference.text("resource"), others.front()});
    }
}

/// The standard forbids paths out of the package's folder.
bool stays_inside(const std::filesystem::path& path) {
    return path.is_relative() && std::ranges::find(path, std::filesystem::path("..")) == path.end();
}

Resource resource_of(const Node& node) {
    Resource resource;
    resource.name = node.needed_text("name");
    resource.path = node.needed_text("path");
    resource.title = node.text("title");
    resource.format = node.text("format");
    if (!stays_inside(resource.path))
        node["path"].fail("leads out of the package; name a file inside its folder");
    if (resource.format.empty() && resource.path.find('.') != std::string::npos)
        resource.format = resource.path.substr(resource.path.rfind('.') + 1);
    resource.bytes = node.count("bytes");
    resource.rows = node.count("rows");
    resource.hash = node.text("hash");
    resource.layers = node.names("layers");
    resource.sources = sources_of(node);
    resource.licences = licences_of(node);
    if (resource.format == "csv") read_schema(node["schema"], resource);
    return resource;
}

void check_references(const Node& root, const DataPackage& package) {
    std::set<std::string_view> names;
    const std::vector<Node> nodes = root.items("resources");
    for (std::size_t i = 0; i < package.resources.size(); ++i) {
        const Resource& resource = package.resources[i];
        if (!names.insert(resource.name).second)
            nodes[i].fail(
                fmt::format("a second resource is called '{}'; rename one", resource.name));
        for (const ForeignKey& key : resource.foreign_keys) {
            const Resource* other = key.resource.empty() ? &resource : package.find(key.resource);
            if (other == nullptr || !has_field(*other, key.reference))
                nodes[i]["schema"]["foreignKeys"].fail(fmt::format(
                    "there is no field '{}' in a table '{}'", key.reference, key.resource));
        }
    }
}

/// Where a byte of a text stands: "line 3, column 5".
std::string place_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return fmt::format("line {}, column {}", std::ranges::count(before, '\n') + 1,
                       before.size() - (before.rfind('\n') + 1) + 1);
}

Result<json> json_in(const std::string& text) {
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {  // the library has no other way to say where
        const std::size_t byte = error.byte == 0 ? 0 : error.byte - 1;
        return failure(
            "is no JSON from here on; look for a missing comma, bracket or quotation mark",
            fmt::format("{}, {}", file_name, place_of(text, byte)));
    } catch (const json::exception&) {  // it does not say where
        return failure("has a number that is too large; write it as a text, or smaller",
                       std::string(file_name));
    }
}

}  // namespace

const Resource* DataPackage::find(std::string_view resource) const {
    const auto found = std::ranges::find(resources, resource, &Resource::name);
    return found == resources.end() ? nullptr : &*found;
}

Result<DataPackage> parse_data_package(const std::string& text, std::filesystem::path folder) {
    const auto parsed = json_in(text);
    if (!parsed) return tl::make_unexpected(parsed.error());
    if (!parsed->is_object())
        return failure("has to be an object in curly brackets", std::string(file_name));

    std::optional<Error> fault;
    const Node root(*parsed, "", fault);
    DataPackage package;
    package.folder = std::move(folder);
    package.name = root.text("name");
    package.title = root.text("title");
    package.version = root.text("version");
    package.attribution = root.text("attribution");
    package.sources = sources_of(root);
    package.licences = licences_of(root);
    for (const Node& node : root.items("resources")) package.resources.push_back(resource_of(node));
    if (package.resources.empty()) root["resources"].fail("is missing or empty; name the files");
    check_references(root, package);
    if (fault) return tl::make_unexpected(*std::move(fault));
    return package;
}

Result<DataPackage> read_data_package(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / file_name;
    std::error_code none;
    if (!std::filesystem::is_directory(folder, none))
        return failure("is no folder that can be read; name the folder of a data package",
                       folder.string());
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf()))
        return failure(fmt::format("there is no {} that can be read; name the folder of a data "
                                   "package",
                                   file_name),
                       folder.string());
    return parse_data_package(text.str(), folder);
}

}  // namespace geo
