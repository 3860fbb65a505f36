#include "app/stage/notes_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/stage/stage_type.h"

namespace app {
namespace {

StageType strong(double em) { return {PaperFace::text_strong, em}; }
StageType plain(double em) { return {PaperFace::text, em}; }

/// Words of a line of notes, each plain or strong.
struct Word {
    std::string text;
    bool is_strong = false;
};
std::vector<Word> words_of(const std::string& line) {
    std::vector<Word> words;
    bool is_strong = false;
    std::string word;
    const auto end = [&] {
        if (!word.empty()) words.push_back({std::exchange(word, {}), is_strong});
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.compare(i, 2, "**") == 0) {
            end();
            is_strong = !is_strong;
            // Words that touch stay together: "**51.2**, the fewest".
            if (i + 2 < line.size() && line[i + 2] != ' ' && !is_strong)
                words.push_back({"", false});
            ++i;
        } else if (line[i] == ' ') {
            end();
        } else {
            word += line[i];
        }
    }
    end();
    return words;
}

double draw_words(Pen& pen, const std::vector<Word>& words, double x, double top, double width,
                  double em) {
    const double height = em * 1.4, space = em * 0.26;
    double at = x, y = top + height / 2;
    bool joins = true;
    for (const Word& word : words) {
        if (word.text.empty()) {
            joins = true;
            continue;
        }
        const StageType type = word.is_strong ? strong(em) : plain(em);
        const double wide = type.width(pen, word.text);
        if (!joins) at += space;
        if (at + wide > x + width && at > x) {
            at = x;
            y += height;
        }
        type.draw(pen, {at, y}, word.is_strong ? pen.c.ink : pen.c.ink2, word.text);
        at += wide;
        joins = false;
    }
    return y + height / 2;
}

}  // namespace

double draw_notes_text(Pen& pen, const std::string& notes, const Box& box, double em) {
    double y = box.y;
    std::size_t at = 0;
    while (at <= notes.size()) {
        const std::size_t end = std::min(notes.find('\n', at), notes.size());
        const std::string line = notes.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("# ")) {
            y += y > box.y ? em * 0.6 : 0;
            y = strong(em * 0.75).paragraph(pen, box.x, y, box.width, pen.c.accent, line.substr(2));
            y += em * 0.2;
        } else if (line.starts_with("- ")) {
            pen.rect({box.x + 6, y + em * 0.7 - 4, 8, 8}, pen.c.ink3);
            y = draw_words(pen, words_of(line.substr(2)), box.x + 30, y, box.width - 30, em) +
                em * 0.45;
        } else if (!line.empty()) {
            y = draw_words(pen, words_of(line), box.x, y, box.width, em) + em * 0.45;
        }
    }
    return y;
}

}  // namespace app
