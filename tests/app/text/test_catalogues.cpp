#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/catalogue.h"

namespace {

/// Which argument of fmt::format each replacement field stands for, and how it is written: "{:.1f}
/// of {}" is {0: ":.1f", 1: ""}. An argument that stands twice is of both forms.
std::multimap<std::string, std::string> fields_of(const std::string& text) {
    std::multimap<std::string, std::string> fields;
    int next = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '}' && i + 1 < text.size() && text[i + 1] == '}') ++i;
        if (text[i] != '{') continue;
        if (i + 1 < text.size() && text[i + 1] == '{') {
            ++i;
            continue;
        }
        const std::size_t end = text.find('}', i);
        if (end == text.npos) return {{"unclosed", text}};
        const std::string field = text.substr(i + 1, end - i - 1);
        const std::size_t colon = std::min(field.find(':'), field.size());
        const std::string number = colon == 0 ? std::to_string(next++) : field.substr(0, colon);
        // A field that asks for a figure by name (app/picture/told.h) has words behind its colon,
        // which are translated, and a capital where it begins a sentence.
        const bool is_asked =
            !number.empty() && std::isalpha(static_cast<unsigned char>(number[0]));
        if (is_asked)
            fields.emplace(static_cast<char>(std::tolower(number[0])) + number.substr(1), "");
        else
            fields.emplace(number, field.substr(colon));
        i = end;
    }
    return fields;
}

bool mixes_ways_of_numbering(const std::string& text) {
    const bool by_order = text.find("{}") != text.npos || text.find("{:") != text.npos;
    bool by_number = false;
    for (char digit = '0'; digit <= '9'; ++digit)
        by_number |= text.find(std::string("{") + digit) != text.npos;
    return by_order && by_number;
}

}  // namespace

TEST_CASE("a field says which argument it stands for") {
    CHECK(fields_of("{:.1f} of {}") == fields_of("{1} of {0:.1f}"));
    CHECK(fields_of("{} of {}") != fields_of("{}"));
    CHECK(fields_of("{{12}} {}") == fields_of("{0}"));
    CHECK(fields_of("{:.1f}") != fields_of("{}"));
    CHECK(mixes_ways_of_numbering("{} of {1}"));
}

TEST_CASE(
    "a translation stands for the arguments of its text: else the program ends as it speaks") {
    const std::filesystem::path folder = std::filesystem::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "po";
    int catalogues = 0, translations = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".po") continue;
        ++catalogues;
        for (const Message& message : messages_of(file.path())) {
            if (message.english.front().empty()) continue;  // the header
            for (const std::string& translated : message.translated) {
                if (translated.empty()) continue;
                ++translations;
                CAPTURE(message.english.front());
                CAPTURE(translated);
                CHECK_FALSE(mixes_ways_of_numbering(translated));
                // Of a plural, "one area" may do without the number that "{} areas" has.
                const auto fields = fields_of(translated);
                CHECK(std::ranges::any_of(message.english, [&](const std::string& english) {
                    return fields_of(english) == fields;
                }));
            }
        }
    }
    CHECK(catalogues > 0);
    CHECK(translations > 0);
}
