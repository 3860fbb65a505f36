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

/// From now on every text is in this language, whatever the environment says. The catalogues are
/// those that choose_language() found, which is called first. Not while another thread asks for
/// texts. Where a text has no translation it stays in English.
void set_language(Language language);

/// The language that was set; English before one was.
Language language();

}  // namespace app
