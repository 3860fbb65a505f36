#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/picture/history_words.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

double logo(Frame& f, double middle) {
    // Three bars of a chart that is also a flight of steps: the accent one on top.
    f.paint.rect({16, middle - 8, 10, 4}, f.c.accent);
    f.paint.rect({16, middle - 2, 14, 4}, f.c.ink);
    f.paint.rect({16, middle + 4, 18, 4}, f.c.ink);
    if (f.in.layout.window.width < 1240) return 44;
    f.paint.text(Face::heading, {44, middle}, f.c.ink, tr("Devolution Atlas"));
    const double right = 44 + std::ceil(f.paint.width(Face::heading, tr("Devolution Atlas"))) + 20;
    f.paint.vertical(right, middle - 12, 24, f.c.rule);
    return right + 1;
}

double page_tab(Frame& f, Page page, double x, double room) {
    const Box& bar = f.in.layout.top_bar;
    const bool current = f.in.scene.page == page;
    const std::string label = title_of(page);
    const double width = std::ceil(f.paint.width(Face::body_strong, label)) + room;
    const Box box{x, bar.y, width, bar.height};
    const Response r = f.control(
        {"page:" + std::string(code_of(page)), label, Role::tab, box, {}, current, "pages"});
    const Face face = current ? Face::body_strong : Face::body;
    f.paint.text(face, {x + width / 2, bar.y + bar.height / 2},
                 current || r.hovered ? f.c.ink : f.c.ink2, label, Align::centre);
    const Box underline{x + room / 2 - 2, bar.bottom() - 4, width - room + 4, 4};
    if (current)
        f.paint.rect(underline, f.c.accent);
    else if (r.hovered)
        f.paint.rect(underline, f.c.rule);
    if (r.pressed && !current) f.ask(ShowPage{page});
    return box.right();
}

/// The briefing that is open, or an empty one.
void open_briefing(Frame& f) {
    if (f.in.desk != nullptr)
        f.ask(Brief{ShowDesk{true}});
    else
        f.ask(Brief{NewBriefing{}});
}

double briefing_tab(Frame& f, double x, double room) {
    const Box& bar = f.in.layout.top_bar;
    const std::string label = tr("Briefing");
    const Box box{x, bar.y, std::ceil(f.paint.width(Face::body_strong, label)) + room, bar.height};
    const Response r = f.control({"page:briefing", label, Role::tab, box, {}, false, "pages"});
    f.paint.text(Face::body, {x + box.width / 2, bar.y + bar.height / 2},
                 r.hovered ? f.c.ink : f.c.ink2, label, Align::centre);
    if (r.hovered)
        f.paint.rect({x + room / 2 - 2, bar.bottom() - 4, box.width - room + 4, 4}, f.c.rule);
    if (r.pressed) open_briefing(f);
    return box.right();
}

// The undo arrow; `side` is -1 for one that points to the left, 1 to the right.
void curved_arrow(Painter& paint, const Box& box, Rgba colour, double side) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2 + 1};
    paint.polyline(std::array<ScreenPoint, 3>{{{c.x + side * 2, c.y - 7.5},
                                               {c.x + side * 6, c.y - 3.5},
                                               {c.x + side * 2, c.y + 0.5}}},
                   colour, 1.75);
    paint.line({c.x + side * 6, c.y - 3.5}, {c.x - side * 2, c.y - 3.5}, colour, 1.75);
    const double pi = std::numbers::pi;
    if (side > 0)
        paint.arc({c.x - 2, c.y + 0.5}, 4, pi / 2, 3 * pi / 2, colour, 1.75);
    else
        paint.arc({c.x + 2, c.y + 0.5}, 4, -pi / 2, pi / 2, colour, 1.75);
    paint.line({c.x - side * 2, c.y + 4.5}, {c.x + side * 3, c.y + 4.5}, colour, 1.75);
}

void sun_or_moon(Frame& f, const Box& box, Rgba colour) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    if (!f.in.scene.dark) {  // pressing it makes night
        f.paint.disc(c, 6.5, colour);
        f.paint.disc({c.x + 3.5, c.y - 2.5}, 5.5, f.c.panel);
        return;
    }
    f.paint.ring(c, 3.75, colour, 1.75);
    for (int i = 0; i < 8; ++i) {
        const double a = std::numbers::pi * i / 4;
        f.paint.line({c.x + 6.2 * std::cos(a), c.y + 6.2 * std::sin(a)},
                     {c.x + 8.6 * std::cos(a), c.y + 8.6 * std::sin(a)}, colour, 1.75);
    }
}

struct Places {
    Box undo, redo, history, open, save, export_to, light;
};

Places places_of(const Frame& f, double middle) {
    double x = f.in.layout.window.right() - 16;
    const auto next = [&](double width, double gap) {
        x -= width;
        const Box box{x, middle - 15, width, 30};
        x -= gap;
        return box;
    };
    Places p;
    const bool narrow = f.in.layout.narrow;
    const double gap = narrow ? 4 : 8, word = narrow ? 58 : 64;
    p.light = next(32, gap);
    p.export_to = next(word + 8, gap);
    p.save = next(word, gap);
    p.open = next(word, gap);
    p.history = next(22, 0);
    p.redo = next(32, 0);
    p.undo = next(32, 12);
    return p;
}

/// Every step of the visit in words, the newest first, to go to.
void history_list(Frame& f, const Box& opener) {
    const History& history = f.in.history;
    auto& words = f.state.history_words;
    const std::pair now{history.size(), history.position()};
    if (f.state.history_of != now) {
        f.state.history_of = now;
        words.clear();
        for (std::size_t i = history.size(); i-- > 1;)
            words.push_back(step_in_words(f.in.atlas, history.scene(i - 1), history.scene(i)));
        words.emplace_back(tr("Opened"));
    }
    constexpr double width = 340;
    const Box under{opener.right() - width, opener.y, width, opener.height};
    const auto newest = static_cast<int>(history.size()) - 1;
    const int made =
        menu_list(f, "history", under, words, newest - static_cast<int>(history.position()));
    if (made >= 0) f.ask(GoToStep{static_cast<std::size_t>(newest - made)});
}

void history_menu(Frame& f, const Box& box) {
    const bool open = f.state.open_menu == "history";
    if (open) f.sheet = Cover::menu;  // so that it can be pressed again to close
    const bool any = f.in.history.size() > 1;
    if (icon_button(f, "history", tr("History (Ctrl+H)"), box, any,
                    [](Painter& paint, const Box& b, Rgba ink) {
                        draw_chevron(paint, {b.x + b.width / 2, b.y + b.height / 2}, ink);
                    })) {
        if (open)
            f.state.open_menu.clear();
        else
            open_history(f);
    }
    f.sheet = Cover::screen;
    if (!open) return;
    f.draw_later([&f, box] {
        f.sheet = Cover::menu;
        history_list(f, box);
        f.sheet = Cover::screen;
    });
}

void buttons(Frame& f, const Places& p) {
    if (icon_button(
            f, "undo", tr("Undo (Ctrl+Z)"), p.undo, f.in.history.can_undo(),
            [](Painter& paint, const Box& b, Rgba ink) { curved_arrow(paint, b, ink, -1); }))
        f.ask(Undo{});
    if (icon_button(f, "redo", tr("Redo (Ctrl+Shift+Z)"), p.redo, f.in.history.can_redo(),
                    [](Painter& paint, const Box& b, Rgba ink) { curved_arrow(paint, b, ink, 1); }))
        f.ask(Redo{});
    history_menu(f, p.history);
    if (button(f, "open", tr("Open"), p.open)) open_file_prompt(f, UiState::FilePrompt::open);
    if (button(f, "save", tr("Save"), p.save, ButtonLook::dark))
        open_file_prompt(f, UiState::FilePrompt::save);
    if (button(f, "export", tr("Export"), p.export_to))
        open_file_prompt(f, UiState::FilePrompt::export_to);
    const bool dark = f.in.scene.dark;
    if (icon_button(f, "dark", dark ? tr("Light colours") : tr("Dark colours"), p.light, true,
                    [&](Painter&, const Box& b, Rgba ink) { sun_or_moon(f, b, ink); }))
        f.ask(SetDark{!dark});
}

/// Where the button stands that says on every page that something is supposed, and ends it; no
/// width where nothing is.
Box end_box(const Frame& f, double right, double middle) {
    const double width = f.in.scene.hypothesis.empty()
                             ? 0
                             : std::ceil(f.paint.width(Face::body_strong, tr("End what-if"))) + 28;
    return {right - width, middle - 15, width, 30};
}

void end_of_what_if(Frame& f, const Box& box) {
    if (box.width == 0) return;
    if (button(f, "end-what-if", tr("End what-if"), box, ButtonLook::primary)) f.ask(EndWhatIf{});
    if (f.over(box)) f.tip(f.in.picture.what_if);
}

/// As tabs, or where these would leave no room for the search as a menu. Returns where they end.
double pages(Frame& f, double x, double end, double middle) {
    constexpr double least_search = 120, menu_width = 156;
    const double room = f.in.layout.narrow ? 24 : 40;
    std::vector<std::string> titles;
    double width = 0;
    for (const Page page : all_pages) {
        titles.emplace_back(title_of(page));
        width += std::ceil(f.paint.width(Face::body_strong, titles.back())) + room;
    }
    titles.emplace_back(tr("Briefing"));
    width += std::ceil(f.paint.width(Face::body_strong, titles.back())) + room;
    if (x + width + least_search <= end) {
        for (const Page page : all_pages) x = page_tab(f, page, x, room);
        return briefing_tab(f, x, room);
    }
    const Box box{x + 8, middle - 15, menu_width, 30};
    const int shown = static_cast<int>(f.in.scene.page);
    const int made = drop_down(f, "page", tr("Page"), box, titles, shown);
    if (made == static_cast<int>(all_pages.size()))
        open_briefing(f);
    else if (made >= 0 && made != shown)
        f.ask(ShowPage{all_pages[static_cast<std::size_t>(made)]});
    return box.right() + 12;
}

}  // namespace

void open_history(Frame& f) {
    const History& history = f.in.history;
    if (history.size() < 2) return;
    const std::size_t row = history.size() - 1 - history.position();
    f.state.open_menu = "history";
    f.state.history_of = {};
    f.state.menu_scroll = (static_cast<double>(row) - 3) * row_height;  // the present one in view
    f.state.focus = "history:" + std::to_string(row);
}

void top_bar(Frame& f) {
    const Box& bar = f.in.layout.top_bar;
    f.paint.rect(bar, f.c.panel);
    f.paint.horizontal(bar.x, bar.bottom() - 1, bar.width, f.c.rule);
    const double middle = bar.y + bar.height / 2;
    const Places places = places_of(f, middle);
    const Box end = end_box(f, places.undo.x - 12, middle);
    const double right = end.width > 0 ? end.x - 12 : end.x;
    // From left to right, as Tab goes.
    const double x = pages(f, logo(f, middle) + (f.in.layout.narrow ? 4 : 24), right - 12, middle);
    const double width = std::min(300.0, right - x - 12);
    search_box(f, {std::floor(right - width), middle - 15, std::floor(width), 30});
    end_of_what_if(f, end);
    buttons(f, places);
}

}  // namespace app
