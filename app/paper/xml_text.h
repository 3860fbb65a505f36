#pragma once

#include <string>
#include <string_view>

namespace app {

/// Text as it stands in XML, in content and in attributes. Characters that XML 1.0 has no place
/// for (control characters) are left out.
inline std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

}  // namespace app
