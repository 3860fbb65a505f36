#pragma once

#include <optional>
#include <string_view>

namespace app {

/// What the program can be read and heard in.
enum class Language { english, welsh };

/// "en", "cy": of ISO 639-1.
constexpr std::string_view code_of(Language language) {
    return language == Language::welsh ? "cy" : "en";
}

/// The language of a code as above; nothing for any other.
constexpr std::optional<Language> language_of(std::string_view code) {
    if (code == "en") return Language::english;
    if (code == "cy") return Language::welsh;
    return std::nullopt;
}

/// From now on every text is in this language, whatever the environment says; where one has no
/// translation it stays in English. Works on machines that have the locale C.UTF-8 alone. The
/// catalogues are those of choose_language(), which is called first, before there are threads.
/// Texts that other threads are making meanwhile may be of either language.
void set_language(Language language);

/// What texts are in: as set, or as the environment chose.
Language language();

}  // namespace app
