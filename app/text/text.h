#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace app {

/// Chooses the language of every text from the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG)
/// and finds the catalogues under `locale_folder`. English is what the source says, and needs none.
void choose_language(const std::string& locale_folder);

/// The text in the reader's language. Call with a literal, so that xgettext finds it.
const char* tr(const char* english);

/// The text itself, marked for xgettext: in tables, of which tr() is asked when they are shown.
constexpr const char* later(const char* english) { return english; }

/// The form that fits `n`: trn("{} area", "{} areas", n), to be formatted by the caller.
const char* trn(const char* one, const char* many, std::size_t n);

/// tr() and fmt in one: say("{} of {} areas", 12, 361).
template <class... Arguments>
std::string say(const char* english, const Arguments&... arguments) {
    return fmt::format(fmt::runtime(tr(english)), arguments...);
}

}  // namespace app
