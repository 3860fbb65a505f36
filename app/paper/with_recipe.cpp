#include "app/paper/with_recipe.h"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <string_view>

#include "app/paper/xml_text.h"
#include "app/scene/embedded_recipe.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr std::string_view object_ends = "endobj";

/// The number behind a key of the trailer, such as "/Size 30"; 0 where there is none.
std::size_t number_after(std::string_view text, std::string_view key) {
    const std::size_t found = text.rfind(key);
    if (found == std::string_view::npos) return 0;
    std::size_t number = 0;
    const char* const from = text.data() + found + key.size();
    std::from_chars(from, text.data() + text.size(), number);
    return number;
}

/// What a numbered object holds, between "N 0 obj" and "endobj".
std::string_view object(std::string_view pdf, std::size_t number) {
    const std::string begins = fmt::format("\n{} 0 obj\n", number);
    const std::size_t found = pdf.find(begins);
    if (found == std::string_view::npos) return {};
    const std::size_t from = found + begins.size();
    return pdf.substr(from, pdf.find(object_ends, from) - from);
}

/// A dictionary with more entries before its end.
std::string with_entries(std::string_view dictionary, const std::string& entries) {
    const std::size_t end = dictionary.rfind(">>");
    return std::string(dictionary.substr(0, end)) + entries + "\n>>\n";
}

/// Text in UTF-16 with its byte order mark, in hexadecimal digits.
std::string text_string(std::string_view text) {
    std::string out = "<FEFF";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = geo::character_after(text, i);
        auto c = static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
        const std::size_t length = next - i;
        if (length > 1) c &= 0x7FU >> length;
        for (std::size_t j = i + 1; j < next; ++j)
            c = c << 6 | (static_cast<unsigned char>(text[j]) & 0x3FU);
        if (c < 0x10000)
            out += fmt::format("{:04X}", c);
        else
            out += fmt::format("{:04X}{:04X}", 0xD800 + ((c - 0x10000) >> 10),
                               0xDC00 + ((c - 0x10000) & 0x3FF));
        i = next;
    }
    return out + ">";
}

/// Objects on their way to the end of a file, and where each begins.
class Appended {
public:
    explicit Appended(std::string pdf) : bytes_(std::move(pdf)) {}

    void add(std::size_t number, const std::string& content) {
        at_[number] = bytes_.size();
        bytes_ += fmt::format("{} 0 obj\n{}endobj\n", number, content);
    }

    /// With the table of where they are.
    std::string finished(std::size_t size, std::size_t root, std::size_t info,
                         std::size_t previous) && {
        const std::size_t table = bytes_.size();
        bytes_ += "xref\n";
        for (const auto& [number, at] : at_)
            bytes_ += fmt::format("{} 1\n{:010} 00000 n \n", number, at);
        bytes_ += fmt::format(
            "trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\n"
            "startxref\n{}\n%%EOF\n",
            size, root, info, previous, table);
        return std::move(bytes_);
    }

private:
    std::string bytes_;
    std::map<std::size_t, std::size_t> at_;
};

}  // namespace

std::string svg_with_recipe(const std::string& svg, const std::string& recipe) {
    std::string out = svg;
    out.insert(out.rfind("</svg>"), fmt::format("<metadata>{}{}{}</metadata>\n", svg_recipe_begins,
                                                xml_text(recipe), svg_recipe_ends));
    return out;
}

std::string pdf_with_recipe(const std::string& pdf, const std::string& recipe,
                            const std::vector<std::string>& alternatives) {
    const std::size_t size = number_after(pdf, "/Size "), root = number_after(pdf, "/Root "),
                      info = number_after(pdf, "/Info "), table = number_after(pdf, "startxref\n");
    Appended out(pdf);
    out.add(size, fmt::format("{}{} >>\nstream\n{}\nendstream\n", pdf_recipe_begins, recipe.size(),
                              recipe));
    out.add(size + 1, fmt::format("<< /Type /Filespec /F (recipe.json) /UF (recipe.json)\n"
                                  "   /AFRelationship /Source /EF << /F {} 0 R >>\n>>\n",
                                  size));
    out.add(
        root,
        with_entries(
            object(pdf, root),
            fmt::format(
                "   /Names << /EmbeddedFiles << /Names [ (recipe.json) {0} 0 "
                "R ] >> >>\n   /AF [ {0} 0 R ]\n   /Lang (en-GB)\n   /MarkInfo << /Marked true >>\n"
                "   /ViewerPreferences << /DisplayDocTitle true >>",
                size + 1)));
    std::size_t figure = 0;
    for (std::size_t number = 1; number < size && figure < alternatives.size(); ++number)
        if (const auto element = object(pdf, number);
            element.find("/S /Figure") != std::string_view::npos)
            out.add(number,
                    with_entries(element, "   /Alt " + text_string(alternatives[figure++])));
    return std::move(out).finished(size + 2, root, info, table);
}

}  // namespace app
