#include "app/text/text.h"

#include <libintl.h>

#include <clocale>

namespace app {

constexpr const char* domain = "devolution-atlas";

void choose_language(const std::string& locale_folder) {
    std::setlocale(LC_MESSAGES, "");  // messages only: numbers in files keep their point
    bindtextdomain(domain, locale_folder.c_str());
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
}

const char* tr(const char* english) { return dgettext(domain, english); }

const char* trn(const char* one, const char* many, std::size_t n) {
    return dngettext(domain, one, many, n);
}

}  // namespace app
