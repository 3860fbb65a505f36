#pragma once

#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Only what XML 1.0 has a place for: no control characters.
inline std::string kept_in_xml(const std::string& text) {
    std::string kept;
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') kept += c;
    return kept;
}

template <class Value>
void set(pugi::xml_node node, const char* name, Value value) {
    node.append_attribute(name).set_value(value);
}
inline void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(kept_in_xml(value).c_str());
}
inline void set_text(pugi::xml_node node, const std::string& words) {
    node.append_child(pugi::node_pcdata).set_value(kept_in_xml(words).c_str());
}

/// A document with its declaration and a root of that name and these attributes.
inline pugi::xml_node new_document(
    pugi::xml_document& document, const char* root,
    const std::vector<std::pair<const char*, const char*>>& attributes) {
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    pugi::xml_node node = document.append_child(root);
    for (const auto& [name, value] : attributes) set(node, name, value);
    return node;
}

inline std::string bytes_of(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

}  // namespace app
