#include <algorithm>

#include "app/kiosk/page_parts.h"
#include "app/text/text.h"

namespace app {

void draw_sources(Board& board, const KioskInput& in) {
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const double width = board.form.page.width.value, top = board.form.lowered;
    const bool upright = board.form.is_upright();
    pen.rect({0, top, width, room.bar - top}, pen.c.panel);
    const double column = upright ? width - 2 * kiosk_margin : width * 0.52;
    const double tall = 96 * std::min(1.4, board.form.type), gap = kiosk_gap;
    const int columns = upright || in.visit.speaks ? 2 : 1;
    const int count = in.visit.speaks ? 8 : 5, rows = (count + columns - 1) / columns;
    const double below = upright ? rows * (tall + gap) + 40 : 0;
    board.column(
        {kiosk_margin, top + 48, column, room.bar - 56 - below}, in.visit.view.part,
        [&](Board& b, const Box& at) {
            Pen& p = b.pen;
            double y = b.heading("title", b.display(56), {at.x, at.y, at.width, 0},
                                 tr("What is this, and where is it from?")) +
                       16;
            y = b.text(
                    "what", b.plain(30), {at.x, y, at.width, 0}, p.c.ink,
                    tr("This atlas shows who decides what in each part of the United Kingdom, with "
                       "which money and whose votes, and how places fare. Every figure keeps its "
                       "source, its date and how sure it is.")) +
                16;
            y = b.text(
                    "marks", b.plain(26), {at.x, y, at.width, 0}, p.c.ink2,
                    tr("Published figures stand alone. “Derived” ones were worked out from others, "
                       "“estimates” are not published as such, “inherited” ones are of a larger "
                       "area, and “recalled” facts were not checked against a document.")) +
                20;
            y = b.heading("from", b.strong(30), {at.x, y, at.width, 0}, tr("Sources")) + 6;
            // First those of what was shown before.
            const std::string shown = in.comparison != nullptr ? in.comparison->sources
                                      : in.place != nullptr    ? in.place->sources
                                                               : std::string();
            if (!shown.empty())
                y = b.text("of-place", b.plain(24), {at.x, y, at.width, 0}, p.c.ink, shown) + 8;
            for (const std::string& line :
                 {in_language(in.atlas.attribution),
                  std::string(
                      tr("Health, schools, crime, pay and emissions: official statistics, named "
                         "with each figure.")),
                  std::string(tr("Powers: orders, Acts and agreements; votes: returning officers; "
                                 "budgets: government and authorities.")),
                  in.version})
                if (!line.empty())
                    y = b.text("line:" + line.substr(0, 12), b.plain(24), {at.x, y, at.width, 0},
                               p.c.ink2, line) +
                        8;
            return y;
        });
    // Choices, in the lower half.
    const double x = upright ? kiosk_margin : kiosk_margin + column + 64;
    const double wide = width - kiosk_margin - x;
    struct Choice {
        const char* id;
        const char* label;
        KioskAction action;
        bool chosen;
        Icon icon;
    };
    const Visit& visit = in.visit;
    std::vector<Choice> choices{
        {"speak", visit.speaks ? tr("Stop reading aloud") : tr("Read aloud"),
         ReadAloud{!visit.speaks}, visit.speaks, Icon::speak},
        {"contrast", tr("High contrast"), ContrastMore{!visit.high_contrast}, visit.high_contrast,
         Icon::contrast},
        {"still", tr("No motion"), KeepStill{!visit.still}, visit.still, Icon::none},
        {"timeline", tr("Year by year"), ShowKioskPage{KioskPage::timeline}, false, Icon::none},
        {"take-away", tr("Take it with you"), ShowKioskPage{KioskPage::take_away}, false,
         Icon::none}};
    if (visit.speaks) {
        choices.push_back({"again", tr("Say it again"), SayAgain{}, false, Icon::none});
        choices.push_back({"louder", tr("Louder"), SpeakLouder{10}, false, Icon::none});
        choices.push_back({"quieter", tr("Quieter"), SpeakLouder{-10}, false, Icon::none});
    }
    const double each = (wide - gap * (columns - 1)) / columns;
    const double first = top + room.bar - rows * (tall + gap) - 8;
    for (std::size_t i = 0; i < choices.size(); ++i)
        board.button(
            choices[i].id,
            {x + static_cast<double>(static_cast<int>(i) % columns) * (each + gap),
             first + static_cast<double>(static_cast<int>(i) / columns) * (tall + gap), each, tall},
            choices[i].label, choices[i].action,
            choices[i].chosen ? KioskLook::chosen : KioskLook::plain, choices[i].icon);
}

void draw_take_away(Board& board, const KioskInput& in) {
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const double width = board.form.page.width.value, top = board.form.lowered;
    const bool upright = board.form.is_upright();
    pen.rect({0, top, width, room.bar - top}, pen.c.panel);
    const double column = upright ? width - 2 * kiosk_margin : width * 0.5;
    const double most = upright ? width - 2 * kiosk_margin : width - column - 3 * kiosk_margin;
    const double side =
        std::min({most, (upright ? 0.5 : 1) * room.bar - (upright ? 0 : 160), 620.0});
    const double words = room.bar - 64 - (upright && !in.code.empty() ? side + 100 : 0);
    board.column(
        {kiosk_margin, top + 56, column, words}, in.visit.view.part, [&](Board& b, const Box& at) {
            double y = b.heading("title", b.display(56), {at.x, at.y, at.width, 0},
                                 tr("Take it with you")) +
                       16;
            y = b.text(
                    "how", b.plain(30), {at.x, y, at.width, 0}, b.pen.c.ink,
                    tr("Point your phone’s camera at the code. It carries these words themselves; "
                       "nothing is kept here, and nothing is asked of you.")) +
                24;
            return b.text("words", b.plain(26), {at.x, y, at.width, 0}, b.pen.c.ink2,
                          in.code_words);
        });
    if (in.code.empty()) return;
    const Box box{upright ? (width - side) / 2 : width - kiosk_margin - side,
                  upright ? top + room.bar - side - 60 : top + (room.bar - side) / 2, side, side};
    pen.rect(box, hex(0xFFFFFF));
    const double quiet = 4, module = side / (static_cast<double>(in.code.size()) + 2 * quiet);
    for (std::size_t row = 0; row < in.code.size(); ++row)
        for (std::size_t i = 0; i < in.code[row].size(); ++i)
            if (in.code[row][i])
                pen.rect({box.x + (quiet + static_cast<double>(i)) * module,
                          box.y + (quiet + static_cast<double>(row)) * module, module + 0.5,
                          module + 0.5},
                         hex(0x000000));
    board.note({.id = "code", .label = tr("A code for your phone’s camera"), .box = box});
}

}  // namespace app
