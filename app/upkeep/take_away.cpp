#include "app/upkeep/take_away.h"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "geo/core/characters.h"

namespace app {
namespace {

constexpr int smallest_code = 21, largest_code = 177, step_of_sizes = 4;  // modules, ISO 18004

constexpr unsigned eci_utf_8 = 26;  // AIM, Extended Channel Interpretations: assignment 000026

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Ends of sentences, ascending; the text's own end is the last. "£1.2bn" ends none.
std::vector<std::size_t> ends_of_sentences(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const bool stops = text[i] == '.' || text[i] == '!' || text[i] == '?';
        if (text[i + 1] == '\n' || (stops && is_space(text[i + 1]))) ends.push_back(i + 1);
    }
    ends.push_back(text.size());
    return ends;
}

/// Ends of words, ascending, without the text's own.
std::vector<std::size_t> ends_of_words(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i < text.size(); ++i)
        if (is_space(text[i]) && !is_space(text[i - 1])) ends.push_back(i);
    return ends;
}

tl::unexpected<geo::Error> no_room() {
    return geo::failure("does not fit into a code of this size; draw it larger, or say less");
}

}  // namespace

int most_modules(double side_mm) {
    const double most = std::min(side_mm / smallest_module_mm - 2 * quiet_zone, 1.0 * largest_code);
    if (!(most >= smallest_code)) return 0;
    const int steps = (static_cast<int>(most) - smallest_code) / step_of_sizes;
    return smallest_code + steps * step_of_sizes;
}

geo::Result<QrCode> qr_code(std::string_view bytes, int most) {
    if (bytes.empty()) return geo::failure("there is nothing to put into a code");
    constexpr std::size_t most_bytes = 2953;  // of any code
    if (bytes.size() > most_bytes || most < smallest_code) return no_room();
    const std::unique_ptr<QRinput, void (*)(QRinput*)> input(QRinput_new2(0, QR_ECLEVEL_M),
                                                             QRinput_free);
    // Unless a code says that it is UTF-8, readers guess: "£1" has been read as Chinese.
    const bool is_ascii = std::ranges::none_of(bytes, [](char c) { return c < 0; });
    if (input == nullptr || (!is_ascii && QRinput_appendECIheader(input.get(), eci_utf_8) != 0) ||
        QRinput_append(input.get(), QR_MODE_8, static_cast<int>(bytes.size()),
                       reinterpret_cast<const unsigned char*>(bytes.data())) != 0)
        return geo::failure("there is no memory for a code");
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(QRcode_encodeInput(input.get()),
                                                          QRcode_free);
    if (code == nullptr || code->width > most) return no_room();
    QrCode made{code->width, {}};
    const auto modules = static_cast<std::size_t>(made.side) * static_cast<std::size_t>(made.side);
    made.modules.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i) made.modules.push_back((code->data[i] & 1) != 0);
    return made;
}

geo::Result<TakeAway> text_to_take_away(std::string_view summary, double side_mm) {
    const std::string_view text = trimmed(summary);
    if (text.empty()) return geo::failure("there is nothing to take away");
    const int most = most_modules(side_mm);
    const auto longest = [&](const std::vector<std::size_t>& ends,
                             std::string_view behind) -> std::optional<TakeAway> {
        for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
            std::string cut = std::string(trimmed(text.substr(0, *end))) + std::string(behind);
            if (auto code = qr_code(cut, most))
                return TakeAway{std::move(cut), *std::move(code), *end < text.size()};
        }
        return std::nullopt;
    };
    if (auto whole = longest(ends_of_sentences(text), "")) return *std::move(whole);
    if (auto words = longest(ends_of_words(text), "…")) return *std::move(words);
    return no_room();
}

std::string percent_encoded(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                geo::is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
        text +=
            unreserved ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return text;
}

bool is_base_url(std::string_view text) {
    const std::size_t scheme = text.starts_with("https://")  ? 8
                               : text.starts_with("http://") ? 7
                                                             : 0;
    return scheme > 0 && text.size() > scheme && text[scheme] != '/' &&
           std::ranges::all_of(text, [](char c) {
               return c > ' ' && c < 0x7F &&
                      std::string_view("#\"<>\\^`{|}").find(c) == std::string_view::npos;
           });
}

geo::Result<TakeAway> address_to_take_away(std::string_view base_url, std::string_view place,
                                           std::string_view state, double side_mm) {
    if (!is_base_url(base_url))
        return geo::failure(
            fmt::format("not an address to begin with: '{}'; write https://… without #", base_url));
    std::string fragment;
    if (!place.empty()) fragment += "place=" + percent_encoded(place);
    if (!state.empty())
        fragment += (fragment.empty() ? "state=" : "&state=") + percent_encoded(state);
    std::string address(base_url);
    if (!fragment.empty()) address += "#" + fragment;
    auto code = qr_code(address, most_modules(side_mm));
    if (!code) return tl::make_unexpected(code.error());
    return TakeAway{std::move(address), *std::move(code), false};
}

}  // namespace app
