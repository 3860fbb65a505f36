#include "app/text/text.h"

#include <libintl.h>

#include <atomic>
#include <clocale>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/text/language.h"
#include "app/text/text_in_context.h"

/// gettext's own count of changes: raised, it looks texts up anew (gettext manual, "gettext grok").
extern "C" int _nl_msg_cat_cntr;  // NOLINT(readability-identifier-naming): not our name

namespace app {
namespace {

constexpr const char* domain = "devolution-atlas";

std::atomic<Language> chosen = Language::english;

bool is_c(std::string_view locale) {
    return locale.empty() || locale == "C" || locale == "POSIX" || locale.starts_with("C.");
}

std::string_view of_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// What the environment asks for beside LANGUAGE, in POSIX's order.
std::string locale_of_environment() {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto value = of_environment(name); !value.empty()) return std::string(value);
    return {};
}

/// gettext translates nothing in the locale C. C.UTF-8 is on every machine, other locales only
/// where somebody made them; and LANGUAGE overrules it as it does any.
void leave_c() {
    if (const char* const locale = std::setlocale(LC_MESSAGES, nullptr);
        locale == nullptr || std::string_view(locale) == "C" || std::string_view(locale) == "POSIX")
        std::setlocale(LC_MESSAGES, "C.UTF-8");
}

void say_language(const std::string& code) {
    setenv("LANGUAGE", code.c_str(), 1);
    ++_nl_msg_cat_cntr;
}

}  // namespace

void choose_language(const std::string& locale_folder) {
    // Messages only: numbers in files keep their point. Where the machine lacks the locale that is
    // asked for, its name still says the language. LANGUAGE is there from the start, for to add a
    // variable later, beside threads that read others, is not safe; to replace one is, in glibc.
    const std::string wanted = locale_of_environment();
    std::setlocale(LC_MESSAGES, "");
    if (is_c(wanted))
        say_language("en");
    else if (of_environment("LANGUAGE").empty())
        say_language(wanted);
    leave_c();
    bindtextdomain(domain, locale_folder.c_str());
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
    const std::string_view header = dgettext(domain, "");
    chosen = header.find("Language: cy") != header.npos ? Language::welsh : Language::english;
}

void set_language(Language language) {
    leave_c();
    say_language(std::string(code_of(language)));
    chosen = language;
}

Language language() { return chosen; }

const char* tr(const char* english) { return dgettext(domain, english); }

const char* tr_in(const char* context, const char* english) {
    // As gettext.h has it: catalogues keep such a text behind its context and an end of
    // transmission.
    const std::string key = std::string(context) + '\004' + english;
    const char* const said = dgettext(domain, key.c_str());
    return said == key.c_str() ? english : said;
}

const char* trn(const char* one, const char* many, std::size_t n) {
    return dngettext(domain, one, many, n);
}

}  // namespace app
