#include "app/speech/spoken.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <optional>

namespace app {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    // Bytes of letters beyond ASCII count as letters, so that no unit ends within a word.
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

struct Words {
    std::string_view english, welsh;
    std::string_view in(Language language) const {
        return language == Language::welsh ? welsh : english;
    }
};

struct Symbol {
    std::string_view written;
    Words said;
};

/// What is said for a sign wherever it stands. Those that begin like another come first.
constexpr std::array symbols{
    Symbol{"\u00a0", {" ", " "}},  // no-break space
    Symbol{"\u202f", {" ", " "}},  // narrow no-break space
    Symbol{"\u2009", {" ", " "}},  // thin space
    Symbol{" – ", {", ", ", "}},
    Symbol{" — ", {", ", ", "}},
    Symbol{" - ", {", ", ", "}},
    Symbol{" · ", {", ", ", "}},
    Symbol{" • ", {", ", ", "}},
    Symbol{" | ", {", ", ", "}},
    Symbol{"…", {".", "."}},
    Symbol{"→", {" to ", " i "}},
    Symbol{"←", {" from ", " o "}},
    Symbol{"↑", {" up ", " i fyny "}},
    Symbol{"▲", {" up ", " i fyny "}},
    Symbol{"↓", {" down ", " i lawr "}},
    Symbol{"▼", {" down ", " i lawr "}},
    Symbol{"≥", {" at least ", " o leiaf "}},
    Symbol{"≤", {" at most ", " dim mwy na "}},
    Symbol{"<", {" less than ", " llai na "}},
    Symbol{">", {" more than ", " mwy na "}},
    Symbol{"≈", {" about ", " tua "}},
    Symbol{"±", {" plus or minus ", " plws neu minws "}},
    Symbol{"×", {" times ", " gwaith "}},
    Symbol{"=", {" equals ", " yn hafal i "}},
    Symbol{"&", {" and ", " a "}},
    Symbol{"%", {" per cent", " y cant"}},
    Symbol{"£", {" pounds ", " punnoedd "}},
    Symbol{"½", {" a half", " hanner"}},
    Symbol{"−", {" minus ", " minws "}},
    Symbol{"CO2e", {"carbon dioxide equivalent ", "carbon deuocsid cyfwerth "}},
    Symbol{"CO₂e", {"carbon dioxide equivalent ", "carbon deuocsid cyfwerth "}},
    Symbol{"CO2", {"carbon dioxide ", "carbon deuocsid "}},
    Symbol{"CO₂", {"carbon dioxide ", "carbon deuocsid "}},
};

struct Unit {
    std::string_view written;
    std::string_view one, many, welsh;  // Welsh counts in the singular
    bool stands_alone = false;          // is one without a figure before it, too
};

constexpr std::array units{
    Unit{"µg/m³", "microgram per cubic metre", "micrograms per cubic metre",
         "microgram y metr ciwbig", true},
    Unit{"km²", "square kilometre", "square kilometres", "cilomedr sgwâr", true},
    Unit{"m²", "square metre", "square metres", "metr sgwâr", true},
    Unit{"m³", "cubic metre", "cubic metres", "metr ciwbig", true},
    Unit{"°C", "degree Celsius", "degrees Celsius", "gradd Celsius", true},
    Unit{"kWh", "kilowatt hour", "kilowatt hours", "cilowat awr", true},
    Unit{"MWh", "megawatt hour", "megawatt hours", "megawat awr", true},
    Unit{"GWh", "gigawatt hour", "gigawatt hours", "gigawat awr", true},
    Unit{"kW", "kilowatt", "kilowatts", "cilowat", true},
    Unit{"MW", "megawatt", "megawatts", "megawat", true},
    Unit{"GW", "gigawatt", "gigawatts", "gigawat", true},
    Unit{"kt", "kilotonne", "kilotonnes", "cilodunnell"},
    Unit{"Mt", "megatonne", "megatonnes", "megatunnell"},
    Unit{"km", "kilometre", "kilometres", "cilomedr"},
    Unit{"mm", "millimetre", "millimetres", "milimetr"},
    Unit{"ha", "hectare", "hectares", "hectar"},
    Unit{"pp", "percentage point", "percentage points", "pwynt canran"},
    Unit{"m", "metre", "metres", "metr"},
};

constexpr std::array scales{
    Symbol{"bn", {"billion", "biliwn"}},       Symbol{"m", {"million", "miliwn"}},
    Symbol{"k", {"thousand", "mil"}},          Symbol{" billion", {"billion", "biliwn"}},
    Symbol{" million", {"million", "miliwn"}}, Symbol{" biliwn", {"billion", "biliwn"}},
    Symbol{" miliwn", {"million", "miliwn"}},
};

constexpr std::array<Words, 12> months{{{"January", "Ionawr"},
                                        {"February", "Chwefror"},
                                        {"March", "Mawrth"},
                                        {"April", "Ebrill"},
                                        {"May", "Mai"},
                                        {"June", "Mehefin"},
                                        {"July", "Gorffennaf"},
                                        {"August", "Awst"},
                                        {"September", "Medi"},
                                        {"October", "Hydref"},
                                        {"November", "Tachwedd"},
                                        {"December", "Rhagfyr"}}};

/// Goes over a text once, from figure to sign to word.
class Reading {
public:
    Reading(std::string_view text, Language language) : text_(text), language_(language) {}

    std::string words() {
        while (at_ < text_.size())
            if (!date() && !figure() && !symbol() && !unit_alone()) said_ += text_[at_++];
        return tidied();
    }

private:
    std::string_view rest() const { return text_.substr(at_); }
    char before() const { return at_ == 0 ? ' ' : text_[at_ - 1]; }
    bool digit_at(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }

    bool take(std::string_view written) {
        if (!rest().starts_with(written)) return false;
        at_ += written.size();
        return true;
    }

    /// The sign, if no letter follows: "m" of "5 m", not of "5 men".
    bool take_word(std::string_view written) {
        const std::size_t end = at_ + written.size();
        if (!rest().starts_with(written)) return false;
        if (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end])) &&
            text_.substr(end, 3) != "–" && text_.substr(end, 3) != "…")
            return false;
        at_ = end;
        return true;
    }

    void say(const Words& words) { said_ += words.in(language_); }

    /// "2026-05-07".
    bool date() {
        constexpr std::string_view form = "dddd-dd-dd";
        const std::string_view written = rest().substr(0, form.size());
        if (written.size() < form.size() || is_digit(before()) || digit_at(at_ + form.size()))
            return false;
        for (std::size_t i = 0; i < form.size(); ++i)
            if (form[i] == 'd' ? !is_digit(written[i]) : written[i] != form[i]) return false;
        const auto digit_of = [](char c) { return static_cast<std::size_t>(c - '0'); };
        const auto two = [&](std::size_t i) {
            return digit_of(written[i]) * 10 + digit_of(written[i + 1]);
        };
        const std::size_t month = two(5), day = two(8);
        if (month < 1 || month > 12 || day < 1 || day > 31) return false;
        said_ +=
            fmt::format("{} {} {}", day, months[month - 1].in(language_), written.substr(0, 4));
        at_ += form.size();
        return true;
    }

    /// Digits at `at_`, without the commas of thousands; the first of a range, a sum, a share.
    std::string digits() {
        std::string number;
        while (digit_at(at_)) number += text_[at_++];
        const bool may_group = number.size() <= 3;
        const auto group = [&] {
            return may_group && rest().starts_with(',') && digit_at(at_ + 1) && digit_at(at_ + 2) &&
                   digit_at(at_ + 3) && !digit_at(at_ + 4);
        };
        while (group()) {
            number += text_.substr(at_ + 1, 3);
            at_ += 4;
        }
        if (rest().starts_with('.') && digit_at(at_ + 1)) {
            number += '.';
            for (++at_; digit_at(at_);) number += text_[at_++];
        }
        return number;
    }

    bool figure() {
        if (is_digit(before()) || is_letter_before()) return false;
        const std::size_t start = at_;
        constexpr Words minus{"minus ", "minws "}, plus{"plus ", "plws "};
        std::optional<Words> sign;
        if (take("−") || take("-"))
            sign = minus;
        else if (take("+"))
            sign = plus;
        bool pounds = take("£");
        if (!digit_at(at_)) {
            at_ = start;
            return false;
        }
        if (sign) say(*sign);
        for (;;) {
            const std::string number = digits();
            said_ += number;
            if (!range_goes_on()) {
                behind(number, pounds);
                if (!range_goes_on()) return true;  // "57%–62%"
                pounds = false;
            }
            say({" to ", " i "});
            pounds |= take("£");
        }
    }

    bool is_letter_before() const {
        // A sign of more than a byte is no letter, though its bytes look like those of one.
        for (const std::string_view sign :
             {"–", "—", "−", "→", "←", "↑", "↓",      "▲",      "▼",      "≥", "≤", "≈",
              "±", "×", "·", "•", "…", "£", "\u00a0", "\u202f", "\u2009", "“", "‘"})
            if (text_.substr(0, at_).ends_with(sign)) return false;
        return is_letter(before());
    }

    /// "2022–25", "2022-25", "2022/23", "16–64", "£3–£5".
    bool range_goes_on() {
        for (const std::string_view written : {"–", "-", "/"}) {
            if (!rest().starts_with(written)) continue;
            std::size_t next = at_ + written.size();
            if (text_.substr(next).starts_with("£")) next += std::string_view("£").size();
            if (!digit_at(next)) continue;
            // "1/2" is no range, "2022/23" is.
            if (written == "/" && (at_ < 4 || !digit_at(at_ - 4))) continue;
            at_ += written.size();
            return true;
        }
        return false;
    }

    /// What stands behind a number: a scale, a share, a unit, "and over".
    void behind(const std::string& number, bool pounds) {
        bool scaled = false;
        for (const Symbol& scale : scales) {
            if (!take_word(scale.written)) continue;
            said_ += ' ';
            say(scale.said);
            scaled = true;
            break;
        }
        if (pounds) {
            const bool one = number == "1" && !scaled;
            say(one ? Words{" pound", " bunt"} : Words{" pounds", " o bunnoedd"});
        }
        if (take("½")) say({" and a half", " a hanner"});
        if (take("%") || take(" %") || take("\u00a0%") || take("\u202f%")) {
            say({" per cent", " y cant"});
            return;
        }
        if (rest().starts_with('+') && !digit_at(at_ + 1)) {
            ++at_;
            say({" and over", " a throsodd"});
        }
        if (scaled || pounds) return;
        const std::size_t start = at_;
        if (!take(" ") && !take("\u00a0") && !take("\u202f")) take("\u2009");
        for (const Unit& unit : units) {
            if (!take_word(unit.written)) continue;
            said_ += ' ';
            say({number == "1" ? unit.one : unit.many, unit.welsh});
            return;
        }
        at_ = start;
    }

    bool symbol() {
        for (const Symbol& symbol : symbols)
            if (take(symbol.written)) {
                say(symbol.said);
                return true;
            }
        return false;
    }

    /// "per km²".
    bool unit_alone() {
        if (is_letter_before() || is_digit(before())) return false;
        const bool one = said_.ends_with("per ");
        for (const Unit& unit : units) {
            if (!unit.stands_alone || !take_word(unit.written)) continue;
            say({one ? unit.one : unit.many, unit.welsh});
            return true;
        }
        return false;
    }

    /// One space between words, none before a comma or a stop, none at the ends.
    std::string tidied() const {
        std::string text;
        for (const char c : said_) {
            const bool blank = c == ' ' || c == '\t';
            if (blank && (text.empty() || text.back() == ' ' || text.back() == '\n')) continue;
            if ((c == ',' || c == '.' || c == ';' || c == ':' || c == '\n' || c == ')') &&
                text.ends_with(' '))
                text.pop_back();
            text += blank ? ' ' : c;
        }
        while (text.ends_with(' ')) text.pop_back();
        return text;
    }

    std::string_view text_;
    Language language_;
    std::size_t at_ = 0;
    std::string said_;
};

}  // namespace

std::string spoken(std::string_view text, Language language) {
    return Reading(text, language).words();
}

}  // namespace app
