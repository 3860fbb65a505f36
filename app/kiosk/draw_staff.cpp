#include <algorithm>
#include <array>

#include "app/kiosk/staff_desk.h"
#include "app/text/text.h"

namespace app {
namespace {

void command(Board& board, const std::string& id, const Box& box, const std::string& label,
             KioskLook look = KioskLook::plain) {
    board.button("staff:" + id, box, label, StaffCommand{id}, look);
}

void draw_pin(Board& board, const StaffDesk& desk, const Box& page) {
    Pen& pen = board.pen;
    const double side = 110, gap = 16, wide = 3 * side + 2 * gap;
    const double x = page.x + (page.width - wide) / 2;
    const double keys = page.bottom() - 5 * (side + gap) - 24;
    board.heading("staff-title", {PaperFace::page_title, 48}, {x, keys - 220, wide + 300, 60},
                  tr("Staff PIN"), 1);
    for (std::size_t i = 0; i < std::min<std::size_t>(desk.digits, 12); ++i)
        pen.mark(MarkShape::disc, {x + 16 + 30 * static_cast<double>(i), keys - 120}, 20,
                 pen.c.ink);
    board.text("staff-told", {PaperFace::text, 26}, {x - 100, keys - 80, wide + 200, 60},
               pen.c.ink2, desk.told, 2);
    constexpr std::array<const char*, 12> keys_of{"1", "2", "3", "4",     "5", "6",
                                                  "7", "8", "9", "erase", "0", "enter"};
    for (std::size_t i = 0; i < keys_of.size(); ++i) {
        const std::string key = keys_of[i];
        const Box box{x + static_cast<double>(i % 3) * (side + gap),
                      keys + static_cast<double>(i / 3) * (side + gap), side, side};
        if (key == "erase")
            command(board, "erase", box, tr("delete"));
        else if (key == "enter")
            command(board, "enter", box, tr("OK"), KioskLook::primary);
        else
            command(board, "digit:" + key, box, key);
    }
    command(board, "leave", {x, keys + 4 * (side + gap), wide, side - 20}, tr("Leave"));
}

void draw_desk(Board& board, const StaffDesk& desk, const Box& page) {
    Pen& pen = board.pen;
    const double x = page.x + 64, wide = page.width - 128;
    double y = board.heading("staff-title", {PaperFace::page_title, 48}, {x, page.y + 40, wide, 60},
                             tr("Staff"), 1) +
               16;
    std::size_t from = 0;
    while (from < desk.state.size()) {
        const std::size_t end = std::min(desk.state.find('\n', from), desk.state.size());
        y = board.text("state:" + std::to_string(from), {PaperFace::text, 24}, {x, y, wide, 0},
                       pen.c.ink, desk.state.substr(from, end - from), 2);
        from = end + 1;
    }
    struct Choice {
        const char* id;
        std::string label;
    };
    const std::array<Choice, 12> choices{{{"volume:-", tr("Quieter")},
                                          {"volume:+", say("Louder ({})", desk.volume)},
                                          {"sound", tr("Test the sound")},
                                          {"brightness:-", tr("Darker")},
                                          {"brightness:+", say("Brighter ({})", desk.brightness)},
                                          {"language", tr("Start in the other language")},
                                          {"touch-test", tr("Test touch")},
                                          {"colour-test", tr("Test colours")},
                                          {"counts", tr("Visits")},
                                          {"export-counts", tr("Write visits to a file")},
                                          {"exit", tr("End the program")},
                                          {"leave", tr("Back to the visitors")}}};
    const double gap = 16, each = (wide - 2 * gap) / 3, tall = 100;
    const double top = page.bottom() - 4 * (tall + gap) - 20;
    for (std::size_t i = 0; i < choices.size(); ++i)
        command(board, choices[i].id,
                {x + static_cast<double>(i % 3) * (each + gap),
                 top + static_cast<double>(i / 3) * (tall + gap), each, tall},
                choices[i].label,
                choices[i].id == std::string("leave") ? KioskLook::primary : KioskLook::plain);
    board.text("staff-told", {PaperFace::text_strong, 26}, {x, top - 52, wide, 0}, pen.c.accent,
               desk.told, 1);
}

void draw_counts(Board& board, const StaffDesk& desk, const Box& page) {
    Pen& pen = board.pen;
    const double x = page.x + 64, wide = page.width - 128;
    double y = board.heading("staff-title", {PaperFace::page_title, 48}, {x, page.y + 40, wide, 60},
                             tr("Visits, by the hour"), 1) +
               12;
    std::size_t from = 0;
    while (from < desk.counts.size() && y < page.bottom() - 180) {
        const std::size_t end = std::min(desk.counts.find('\n', from), desk.counts.size());
        y = board.text("count:" + std::to_string(from), {PaperFace::text, 22}, {x, y, wide, 0},
                       pen.c.ink, desk.counts.substr(from, end - from), 2);
        from = end + 1;
    }
    command(board, "desk", {x, page.bottom() - 130, 400, 100}, tr("Back"), KioskLook::primary);
}

void draw_touch_test(Board& board, const StaffDesk& desk, const Box& page) {
    Pen& pen = board.pen;
    const double wide = page.width / touch_test_columns, tall = page.height / touch_test_rows;
    for (int i = 0; i < touch_test_columns * touch_test_rows; ++i) {
        const Box box{page.x + (i % touch_test_columns) * wide,
                      page.y + static_cast<double>(i / touch_test_columns) * tall, wide - 3,
                      tall - 3};
        const bool touched = static_cast<std::size_t>(i) < desk.touched.size() &&
                             desk.touched[static_cast<std::size_t>(i)];
        pen.rect(box, touched ? pen.c.accent : pen.c.control);
    }
    board.text(
        "staff-told", {PaperFace::text_strong, 30}, {page.x + 40, page.y + 24, page.width - 80, 0},
        pen.c.ink,
        tr("Draw over every square. What stays pale is dead. Touch the last one twice to end."), 2);
}

void draw_colour_test(Board& board, const Box& page) {
    Pen& pen = board.pen;
    constexpr std::array<std::uint32_t, 8> colours_of{0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00,
                                                      0x0000FF, 0x808080, 0xF4F1EA, 0x0D1720};
    const double wide = page.width / 4, tall = (page.height - 140) / 2;
    for (std::size_t i = 0; i < colours_of.size(); ++i)
        pen.rect({page.x + static_cast<double>(i % 4) * wide,
                  page.y + static_cast<double>(i / 4) * tall, wide, tall},
                 hex(colours_of[i]));
    command(board, "desk", {page.x + 40, page.bottom() - 120, 400, 100}, tr("Back"),
            KioskLook::primary);
}

}  // namespace

void draw_staff(Board& board, const StaffDesk& desk) {
    if (desk.page == StaffDesk::Page::none) return;
    board.nodes.clear();
    const Box page{0, 0, board.form.page.width.value, board.form.page.height.value};
    board.pen.rect(page, board.pen.c.panel);
    switch (desk.page) {
        case StaffDesk::Page::none:
            return;
        case StaffDesk::Page::pin:
            return draw_pin(board, desk, page);
        case StaffDesk::Page::desk:
            return draw_desk(board, desk, page);
        case StaffDesk::Page::counts:
            return draw_counts(board, desk, page);
        case StaffDesk::Page::touch_test:
            return draw_touch_test(board, desk, page);
        case StaffDesk::Page::colour_test:
            return draw_colour_test(board, page);
    }
}

}  // namespace app
