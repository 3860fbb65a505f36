#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

/// A message of a catalogue: "msgid", "msgid_plural" and the translations.
struct Message {
    std::vector<std::string> english, translated;
};

/// The text between the quotation marks of a line, as C writes it.
inline std::string text_between_quotes(const std::string& line) {
    std::string text;
    for (std::size_t i = line.find('"') + 1; i < line.size() && line[i] != '"'; ++i) {
        if (line[i] == '\\') ++i;
        text += line[i];
    }
    return text;
}

/// The messages of a .po file; obsolete ones ("#~") are none.
inline std::vector<Message> messages_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in.is_open()) throw std::runtime_error("no catalogue " + file.string());
    std::vector<Message> messages;
    std::string* text = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("msgid ")) messages.emplace_back();
        if (line.starts_with("msgid")) {
            text = &messages.back().english.emplace_back();
        } else if (line.starts_with("msgstr")) {
            text = &messages.back().translated.emplace_back();
        } else if (!line.starts_with("\"")) {
            text = nullptr;
        }
        if (text != nullptr) *text += text_between_quotes(line);
    }
    return messages;
}
