#include "geo/own/written_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "geo/core/characters.h"
#include "geo/own/sheet.h"
#include "geo/table/csv.h"

namespace geo {
namespace {

constexpr std::size_t longest_number = 60;

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

bool take_front(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text = trimmed(text.substr(what.size()));
    return true;
}

bool take_back(std::string_view& text, std::string_view what) {
    if (!text.ends_with(what)) return false;
    text = trimmed(text.substr(0, text.size() - what.size()));
    return true;
}

struct Word {
    std::string_view text;
    WrittenNumber::Kind kind;
    Marker marker = Marker::none;
};

/// What stands for no number. "n/a" is read as not applicable nowhere: as often as that it is not
/// available.
constexpr std::array words{
    Word{"c", WrittenNumber::Kind::marker, Marker::confidential},
    Word{"*", WrittenNumber::Kind::marker, Marker::confidential},
    Word{"**", WrittenNumber::Kind::marker, Marker::confidential},
    Word{"suppressed", WrittenNumber::Kind::marker, Marker::confidential},
    Word{"confidential", WrittenNumber::Kind::marker, Marker::confidential},
    Word{"x", WrittenNumber::Kind::marker, Marker::unavailable},
    Word{":", WrittenNumber::Kind::marker, Marker::unavailable},
    Word{"..", WrittenNumber::Kind::marker, Marker::unavailable},
    Word{"…", WrittenNumber::Kind::marker, Marker::unavailable},
    Word{"not available", WrittenNumber::Kind::marker, Marker::unavailable},
    Word{"z", WrittenNumber::Kind::marker, Marker::not_applicable},
    Word{".", WrittenNumber::Kind::marker, Marker::not_applicable},
    Word{"not applicable", WrittenNumber::Kind::marker, Marker::not_applicable},
    Word{"u", WrittenNumber::Kind::marker, Marker::unreliable},
    Word{"", WrittenNumber::Kind::missing},
    Word{"-", WrittenNumber::Kind::missing},
    Word{"--", WrittenNumber::Kind::missing},
    Word{"–", WrittenNumber::Kind::missing},
    Word{"—", WrittenNumber::Kind::missing},
    Word{"−", WrittenNumber::Kind::missing},
    Word{"n/a", WrittenNumber::Kind::missing},
    Word{"na", WrittenNumber::Kind::missing},
    Word{"n.a.", WrittenNumber::Kind::missing},
    Word{"#n/a", WrittenNumber::Kind::missing},
    Word{"nan", WrittenNumber::Kind::missing},
    Word{"null", WrittenNumber::Kind::missing},
    Word{"none", WrittenNumber::Kind::missing},
    Word{"no data", WrittenNumber::Kind::missing},
    Word{"missing", WrittenNumber::Kind::missing},
    Word{"low", WrittenNumber::Kind::missing},
};

std::optional<WrittenNumber> word_in(std::string_view cell) {
    std::string text = lower(cell);
    if (text.size() > 2 && ((text.front() == '[' && text.back() == ']') ||
                            (text.front() == '(' && text.back() == ')' && !is_digit(text[1]))))
        text = text.substr(1, text.size() - 2);
    const auto found = std::ranges::find(words, trimmed(text), &Word::text);
    if (found == words.end()) return std::nullopt;
    return WrittenNumber{.kind = found->kind, .marker = found->marker};
}

/// A number's text without what people set about it.
struct Bare {
    std::string digits;  // digits, points, commas; spaces and apostrophes between groups are gone
    bool negative = false, percent = false, pounds = false, grouped_otherwise = false;
    double times = 1;
    Marker marker = Marker::none;
};

/// "12.3 [u]", "1,234 [note 2]": takes what is in the brackets.
Marker take_footnote(std::string_view& text) {
    if (!text.ends_with(']')) return Marker::none;
    const std::size_t open = text.rfind('[');
    if (open == std::string_view::npos || open == 0) return Marker::none;
    const std::string inside = lower(text.substr(open + 1, text.size() - open - 2));
    text = trimmed(text.substr(0, open));
    return inside == "u" ? Marker::unreliable : Marker::none;
}

bool take_minus(std::string_view& text) {
    return take_front(text, "-") || take_front(text, "−") || take_front(text, "–");
}

bool take_pounds(std::string_view& text) {
    return take_front(text, "£") || take_front(text, "GBP");
}

double take_scale(std::string_view& text, bool pounds) {
    const std::string small = lower(text);
    struct Scale {
        std::string_view word;
        double times;
        bool is_short;  // may mean something else where it is not about money
    };
    constexpr std::array scales{Scale{"billion", 1e9, false},  Scale{"million", 1e6, false},
                                Scale{"thousand", 1e3, false}, Scale{"bn", 1e9, true},
                                Scale{"m", 1e6, true},         Scale{"k", 1e3, true}};
    for (const Scale& scale : scales)
        if (small.ends_with(scale.word) && (pounds || !scale.is_short)) {
            text = trimmed(text.substr(0, text.size() - scale.word.size()));
            return scale.times;
        }
    return 1;
}

/// Takes the spaces and apostrophes out that set groups of three digits apart.
std::string without_gaps(std::string_view text, bool& gaps) {
    constexpr std::array<std::string_view, 6> kinds{
        " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99"};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t gap = 0;
        for (const std::string_view kind : kinds)
            if (text.substr(i).starts_with(kind)) gap = kind.size();
        const std::string_view next = text.substr(std::min(i + gap, text.size()), 4);
        const bool three = next.size() >= 3 && std::ranges::all_of(next.substr(0, 3), is_digit) &&
                           (next.size() < 4 || !is_digit(next[3]));
        if (gap > 0 && !out.empty() && is_digit(out.back()) && three) {
            gaps = true;
            i += gap;
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::optional<Bare> bare_number(std::string_view cell) {
    if (cell.size() > longest_number) return std::nullopt;
    Bare bare;
    bare.marker = take_footnote(cell);
    if (cell.size() > 2 && cell.front() == '(' && cell.back() == ')') {
        cell = trimmed(cell.substr(1, cell.size() - 2));
        bare.negative = true;
    }
    if (take_minus(cell)) bare.negative = !bare.negative;
    bare.pounds = take_pounds(cell);
    if (bare.pounds && take_minus(cell)) bare.negative = !bare.negative;
    if (!bare.negative) take_front(cell, "+");
    bare.percent = take_back(cell, "%") || take_back(cell, "per cent");
    bare.times = take_scale(cell, bare.pounds);
    bare.digits = without_gaps(cell, bare.grouped_otherwise);
    if (bare.digits.empty() || !std::ranges::any_of(bare.digits, is_digit)) return std::nullopt;
    return bare;
}

/// "1,234,567" with `separator` a comma: groups of three behind one of one to three.
bool is_grouped(std::string_view whole, char separator) {
    std::size_t at = whole.find(separator);
    if (at == std::string_view::npos) return true;
    if (at == 0 || at > 3 || whole.front() == '0') return false;
    while (at != std::string_view::npos) {
        const std::size_t next = whole.find(separator, at + 1);
        const std::size_t length = (next == std::string_view::npos ? whole.size() : next) - at - 1;
        if (length != 3) return false;
        at = next;
    }
    return true;
}

/// The plain text of a number with `mark`, for from_chars; nothing where it cannot have that mark.
std::optional<std::string> plain_digits(std::string_view digits, DecimalMark mark) {
    const char decimal = mark == DecimalMark::point ? '.' : ',';
    const char separator = mark == DecimalMark::point ? ',' : '.';
    // 1.5e+06, as programs write it
    const std::size_t exponent = std::min(digits.find_first_of("eE"), digits.size());
    const std::string_view number = digits.substr(0, exponent);
    const std::size_t point = std::min(number.find(decimal), number.size());
    const std::string_view whole = number.substr(0, point);
    const std::string_view part = number.substr(std::min(point + 1, number.size()));
    if (!is_grouped(whole, separator) || !std::ranges::all_of(part, is_digit)) return std::nullopt;
    if (whole.empty() && part.empty()) return std::nullopt;
    std::string plain(whole.empty() ? "0" : whole);
    std::erase(plain, separator);
    if (!std::ranges::all_of(plain, is_digit)) return std::nullopt;
    if (!part.empty()) plain += "." + std::string(part);
    std::string_view power = digits.substr(exponent);
    if (power.empty()) return plain;
    power.remove_prefix(1);
    plain += 'e';
    if (power.starts_with('+') || power.starts_with('-')) {
        if (power.front() == '-') plain += '-';
        power.remove_prefix(1);
    }
    if (power.empty() || power.size() > 3 || !std::ranges::all_of(power, is_digit))
        return std::nullopt;
    return plain.append(power);
}

/// "12", "-3.5": most cells of most tables, read a hundred thousand in some milliseconds.
std::optional<WrittenNumber> plainly_written(std::string_view cell, DecimalMark mark) {
    if (mark == DecimalMark::comma && cell.find('.') != std::string_view::npos) return std::nullopt;
    const auto value = number_in(cell);
    if (!value || !std::isfinite(*value)) return std::nullopt;
    const std::size_t point = cell.find('.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : cell.size() - point - 1;
    return WrittenNumber{.kind = WrittenNumber::Kind::number,
                         .value = *value,
                         .decimals = static_cast<int>(decimals)};
}

}  // namespace

WrittenNumber number_written(std::string_view cell, DecimalMark mark) {
    cell = trimmed(cell);
    if (const auto plain = plainly_written(cell, mark)) return *plain;
    if (const auto word = word_in(cell)) return *word;
    const auto bare = bare_number(cell);
    if (!bare) return {};
    const auto plain = plain_digits(bare->digits, mark);
    if (!plain) return {};
    double value = 0;
    const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), value);
    if (error != std::errc{} || end != plain->data() + plain->size()) return {};
    value *= bare->times;
    if (!std::isfinite(value)) return {};
    const std::size_t point = plain->find('.');
    const bool whole = point == std::string::npos || bare->times > 1;
    return {.kind = WrittenNumber::Kind::number,
            .value = bare->negative ? -value : value,
            .marker = bare->marker,
            .decimals = whole
                            ? 0
                            : static_cast<int>(plain->find_first_of("e", point) == std::string::npos
                                                   ? plain->size() - point - 1
                                                   : 3),
            .percent = bare->percent,
            .pounds = bare->pounds};
}

DecimalMark decimal_mark_of(std::span<const std::string_view> cells) {
    std::size_t points = 0, commas = 0;
    for (const std::string_view cell : cells) {
        if (cell.find_first_of(".,") == std::string_view::npos || word_in(trimmed(cell))) continue;
        const auto bare = bare_number(trimmed(cell));
        if (!bare) continue;
        const bool as_point = plain_digits(bare->digits, DecimalMark::point).has_value();
        const bool as_comma = plain_digits(bare->digits, DecimalMark::comma).has_value();
        if (as_point && !as_comma) ++points;
        if (as_comma && !as_point) ++commas;
    }
    return commas > points ? DecimalMark::comma : DecimalMark::point;
}

}  // namespace geo
