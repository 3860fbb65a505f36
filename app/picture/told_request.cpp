#include "app/picture/told_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "geo/table/csv.h"

namespace app {
namespace {

using Kind = ToldCondition::Kind;

struct ConditionWord {
    std::string_view word;
    Kind kind;
};
constexpr std::array compared_words{
    ConditionWord{"above", Kind::above},    ConditionWord{"at-least", Kind::at_least},
    ConditionWord{"below", Kind::below},    ConditionWord{"at-most", Kind::at_most},
    ConditionWord{"higher", Kind::higher},  ConditionWord{"lower", Kind::lower},
    ConditionWord{"unclear", Kind::unclear}};
constexpr std::array thirds{"low", "middle", "high"};

struct Flag {
    std::string_view word;
    bool ToldRequest::*is;
};
constexpr std::array flags{Flag{"map", &ToldRequest::of_map}, Flag{"bare", &ToldRequest::bare},
                           Flag{"whole", &ToldRequest::whole}, Flag{"digits", &ToldRequest::digits},
                           Flag{"ascending", &ToldRequest::ascending}};

std::optional<int> whole_number(std::string_view word) {
    const auto number = geo::number_in(word);
    if (!number || *number < 0 || *number > 9999 || word.find('.') != word.npos)
        return std::nullopt;
    return static_cast<int>(*number);
}

bool is_year(std::string_view word) { return word.size() == 4 && whole_number(word).has_value(); }

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(' ');
    if (from == text.npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

std::vector<std::string> split_at_slashes(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('/', from), text.size());
        parts.push_back(trimmed(text.substr(from, end - from)));
        from = end + 1;
    }
    return parts;
}

/// Reads the words of a brace one after the other.
class Reading {
public:
    Reading(const geo::Atlas& atlas, std::string_view brace) : atlas_(atlas) {
        const std::size_t colon = brace.find(':');
        if (colon != brace.npos) out_.alternatives = split_at_slashes(brace.substr(colon + 1));
        std::istringstream in{std::string(brace.substr(0, colon))};
        for (std::string word; in >> word;) words_.push_back(word);
    }

    geo::Result<ToldRequest> request() {
        if (words_.empty()) return geo::failure("an empty brace; write {{ for a brace of its own");
        out_.form = words_[next_++];
        if (out_.form[0] >= 'A' && out_.form[0] <= 'Z') {
            out_.capital = true;
            out_.form[0] = static_cast<char>(out_.form[0] - 'A' + 'a');
        }
        while (!fault_ && next_ < words_.size()) read(words_[next_++]);
        if (fault_) return tl::make_unexpected(*fault_);
        return std::move(out_);
    }

private:
    void fail(std::string what) {
        if (!fault_) fault_ = geo::Error{std::move(what), {}};
    }

    std::string_view operand(const std::string& of) {
        if (next_ < words_.size()) return words_[next_++];
        fail(fmt::format("something has to follow '{}'", of));
        return {};
    }

    std::optional<geo::AreaIndex> area(std::string_view code) {
        const auto area = atlas_.areas.find(code);
        if (!area) fail(fmt::format("unknown area '{}'", code));
        return area;
    }

    void read(const std::string& word) {
        const auto flag = std::ranges::find(flags, word, &Flag::word);
        if (flag != flags.end())
            out_.*flag->is = true;
        else if (word == "highest" || word == "lowest" || word == "benchmark")
            read_place(word);
        else if (word == "most")
            read_most();
        else if (word == "in")
            out_.within = area(operand(word));
        else if (!read_condition(word))
            read_name(word);
    }

    void read_place(const std::string& word) {
        ToldPlace place{word == "highest"  ? ToldPlace::By::highest
                        : word == "lowest" ? ToldPlace::By::lowest
                                           : ToldPlace::By::benchmark};
        if (word != "benchmark" && next_ < words_.size() && !is_year(words_[next_]))
            if (const auto nth = whole_number(words_[next_]); nth && *nth > 0) {
                place.nth = *nth;
                ++next_;
            }
        out_.places.push_back(place);
    }

    void read_most() {
        out_.most = whole_number(operand("most"));
        if (!out_.most || *out_.most < 1) fail("write how many names behind 'most'");
    }

    bool read_condition(const std::string& word) {
        const auto compared = std::ranges::find(compared_words, word, &ConditionWord::word);
        if (compared != compared_words.end()) {
            ToldCondition condition{compared->kind};
            const std::string_view than = operand(word);
            if (condition.kind < Kind::higher) condition.number = geo::number_in(than);
            if (!condition.number) condition.area = area(than);
            out_.conditions.push_back(condition);
        } else if (word == "is") {
            ToldCondition condition{Kind::category};
            condition.category = operand(word);
            out_.conditions.push_back(std::move(condition));
        } else if (word == "class") {
            const auto number = whole_number(operand(word));
            if (!number || *number < 1) fail("write which class, from 1, behind 'class'");
            out_.conditions.push_back({.kind = Kind::in_class, .one = number.value_or(1) - 1});
        } else if (word == "cell") {
            const auto row = third(operand(word)), column = third(operand(word));
            out_.conditions.push_back({.kind = Kind::in_cell, .one = row, .other = column});
        } else {
            return false;
        }
        return true;
    }

    std::optional<int> third(std::string_view word) {
        const auto found = std::ranges::find(thirds, word);
        if (found != thirds.end()) return static_cast<int>(found - thirds.begin());
        if (word != "any") fail("behind 'cell' stand two of low, middle, high, any");
        return std::nullopt;
    }

    void read_name(const std::string& word) {
        const auto document = std::ranges::find(atlas_.documents, word, &geo::ProposalDocument::id);
        if (const auto level = geo::level_of(word))
            out_.level = level;
        else if (is_year(word))
            out_.years.push_back(*whole_number(word));
        else if (const geo::Layer* layer = atlas_.layer(word))
            out_.layer = layer;
        else if (document != atlas_.documents.end())
            out_.document = &*document;
        else if (const auto known = atlas_.areas.find(word))
            out_.places.push_back({ToldPlace::By::code, *known});
        else if (geo::parse_area_id(word))
            fail(fmt::format("unknown area '{}'", word));
        else
            fail(fmt::format("'{}' is no layer, level, area or year, nor a word known here", word));
    }

    const geo::Atlas& atlas_;
    std::vector<std::string> words_;
    std::size_t next_ = 0;
    ToldRequest out_;
    std::optional<geo::Error> fault_;
};

}  // namespace

geo::Result<ToldRequest> told_request(const geo::Atlas& atlas, std::string_view brace) {
    return Reading(atlas, brace).request();
}

std::vector<ToldPart> told_parts(std::string_view text) {
    std::vector<ToldPart> parts;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        if (open != 0) parts.push_back({text.substr(0, open)});
        if (open == text.npos) break;
        text.remove_prefix(open + 1);
        if (text.starts_with('{')) {
            parts.push_back({text.substr(0, 1)});
            text.remove_prefix(1);
            continue;
        }
        const std::size_t close = text.find('}');
        parts.push_back({text.substr(0, close), true, close != text.npos});
        if (close == text.npos) break;
        text.remove_prefix(close + 1);
    }
    return parts;
}

std::vector<const geo::Layer*> layers_named(const geo::Atlas& atlas, std::string_view text) {
    std::vector<const geo::Layer*> layers;
    for (const ToldPart& part : told_parts(text)) {
        if (!part.is_brace) continue;
        std::istringstream in{std::string(part.words.substr(0, part.words.find(':')))};
        for (std::string word; in >> word;)
            if (const geo::Layer* layer = atlas.layer(word)) layers.push_back(layer);
    }
    return layers;
}

}  // namespace app
