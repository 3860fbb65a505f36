#include <algorithm>
#include <cmath>

#include "app/kiosk/page_parts.h"
#include "app/text/text.h"

namespace app {
namespace {

void draw_logo(Pen& pen, ScreenPoint at, double size) {
    pen.rect({at.x, at.y, size * 0.45, size * 0.24}, pen.c.accent);
    pen.rect({at.x, at.y + size * 0.36, size * 0.8, size * 0.24}, pen.c.ink);
    pen.rect({at.x, at.y + size * 0.72, size * 1.15, size * 0.24}, pen.c.ink);
}

/// The big button, with the ring that asks to be touched.
void draw_start(Board& board, const KioskInput& in, const Box& box) {
    Pen& pen = board.pen;
    board.rounded(box, 14, board.is_pressed("start") ? pen.c.accent_pressed : pen.c.accent);
    const ScreenPoint middle{box.x + 84, box.y + box.height / 2};
    const auto ring = [&](double radius, double width, int alpha) {
        std::vector<ScreenPoint> line;
        for (int i = 0; i <= 48; ++i) {
            const double angle = i * 2 * 3.14159265358979 / 48;
            line.push_back(
                {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
        }
        Rgba colour = pen.c.on_accent;
        colour.a = static_cast<std::uint8_t>(alpha);
        pen.sheet.stroke({line}, colour, width, false);
    };
    pen.mark(MarkShape::disc, middle, 34, pen.c.on_accent);
    ring(31, 2.5, 220);
    ring(31 + 13 * in.pulse, 2, static_cast<int>(200 * (1 - in.pulse * 0.7)));
    const StageType type = board.fitting(board.strong(40), tr("Touch to start"),
                                         box.right() - box.x - 170, 60 * board.form.type, 20);
    type.draw(pen, {box.x + 150, middle.y}, pen.c.on_accent, tr("Touch to start"));
    board.note({.id = "start",
                .label = tr("Touch to start"),
                .role = KioskRole::button,
                .box = box,
                .action = StartVisit{}});
}

/// Names of the areas that join, beside the map, each with a line to its ground.
void draw_joined(Board& board, const KioskInput& in, const StoryYear& year, double lowest) {
    if (in.maps.empty() || in.pictures.empty()) return;
    const KioskMap& map = in.maps.front();
    const MapPicture& shown = in.pictures.front()->map;
    for (const AttractStory::Nation& nation : in.attract.nations) {
        const geo::Area& one = in.atlas.areas[nation.area];
        const ScreenPoint p = screen_at(shown.camera, shown.size, one.label_point);
        // Only the south of Scotland is on the map of England: its name stands there.
        const ScreenPoint at{map.box.x + p.x * map.scale,
                             std::max(map.box.y + 60, map.box.y + p.y * map.scale)};
        if (at.y > map.box.bottom() - 60 || at.x < map.box.x + 60) continue;
        const StageType strong{PaperFace::text_strong, std::max(24.0, 20 * board.form.type)};
        const StageType plain{PaperFace::text, std::max(22.0, 20 * board.form.type)};
        strong.draw(board.pen, {at.x, at.y - 14}, board.pen.c.ink, name_in(one, in.visit.language),
                    Pen::Align::centre);
        plain.draw(board.pen, {at.x, at.y - 14 + strong.em * 1.2}, board.pen.c.ink2,
                   say("since {}", nation.since), Pen::Align::centre);
    }
    constexpr std::size_t most = 4;
    Pen& pen = board.pen;
    struct Beside {
        std::string name;
        ScreenPoint from;
    };
    std::vector<Beside> beside;
    for (const geo::AreaIndex area : year.joined) {
        if (beside.size() == most) break;
        const geo::Area& one = in.atlas.areas[area];
        if (one.label_point.x == 0 && one.label_point.y == 0) continue;
        const ScreenPoint p = screen_at(shown.camera, shown.size, one.label_point);
        const ScreenPoint at{map.box.x + p.x * map.scale, map.box.y + p.y * map.scale};
        beside.push_back({map_name_in_language(one), at});
    }
    std::ranges::sort(beside, {}, [](const Beside& one) { return one.from.y; });
    const StageType name = board.strong(28);
    double last = 40;
    for (const Beside& one : beside) {
        const double wide = name.width(pen, one.name);
        const double y = std::min(
            lowest - 52 * static_cast<double>(beside.end() -
                                              (beside.begin() + (&one - beside.data()) + 1)),
            std::max(last + 52, one.from.y - 40));
        const double x = std::min(board.form.page.width.value - kiosk_margin - wide,
                                  std::max(one.from.x + 70, map.box.right() - 400));
        // To the name's nearer end, or to it from below where it stands over the place.
        const bool is_above = one.from.x > x - 14;
        pen.line(one.from,
                 is_above ? ScreenPoint{one.from.x, y + name.em * 0.6} : ScreenPoint{x - 14, y},
                 pen.c.ink, 1.5);
        pen.mark(MarkShape::disc, one.from, 14, pen.c.ink);
        pen.mark(MarkShape::disc, one.from, 10, pen.c.stage);
        name.draw_haloed(pen, {x, y}, pen.c.ink, pen.c.halo, one.name);
        last = y;
    }
}

}  // namespace

Box years_box(const KioskForm& form, KioskPage page) {
    const double width = form.page.width.value;
    const double below =
        page == KioskPage::attract ? 108 * std::max(1.0, form.type) : bar_height(form) + 4;
    const double bottom = form.page.height.value - below;
    const double tall = 168 * (form.is_upright() ? 2 : 1);
    return {kiosk_margin, bottom - tall, width - 2 * kiosk_margin, tall};
}

std::vector<Box> year_boxes(const KioskForm& form, std::size_t years, const Box& in) {
    const std::size_t rows = form.is_upright() ? 2 : 1,
                      each = (years + rows - 1) / std::max<std::size_t>(1, rows);
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < years; ++i) {
        const double wide = in.width / static_cast<double>(std::max<std::size_t>(1, each));
        boxes.push_back(
            {in.x + wide * static_cast<double>(i % each),
             in.y + in.height / static_cast<double>(rows) * static_cast<double>(i / each), wide,
             in.height / static_cast<double>(rows)});
    }
    return boxes;
}

void draw_years(Board& board, const KioskInput& in, const Box& line) {
    Pen& pen = board.pen;
    const auto& years = in.attract.years;
    if (years.empty()) return;
    const std::size_t chosen =
        in.attract.at(in.visit.view.year == 0 ? in.atlas.present_year : in.visit.view.year);
    const auto boxes = year_boxes(board.form, years.size(), line);
    if (!board.form.is_upright()) {
        const double done = boxes[chosen].x + boxes[chosen].width * 0.4;
        pen.rect({line.x, line.y, line.width, 4}, pen.c.rule);
        pen.rect({line.x, line.y, done - line.x, 4}, pen.c.accent);
        pen.mark(MarkShape::disc, {done, line.y + 2}, 20, pen.c.accent);
    }
    for (std::size_t i = 0; i < years.size(); ++i) {
        const bool is_now = i == chosen, is_past = i < chosen;
        const Box& box = boxes[i];
        const double map_side = year_map_side(board.form, box),
                     side = map_side > 0 ? map_side + 8 : 0;
        const double type = std::min(board.form.type, (box.width - side - 14) / 76);
        const Rgba ink = is_now ? pen.c.accent : is_past ? pen.c.ink : pen.c.ink3;
        const std::string id = fmt::format("year:{}", years[i].year);
        if (board.is_pressed(id))
            board.rounded({box.x - 6, box.y + 8, box.width, 142}, 10, pen.c.control_pressed);
        pen.rect({box.x + side, box.y + 26, 16, 16}, is_now ? pen.c.accent
                                                     : is_past
                                                         ? story_colour(in.attract, years[i].year)
                                                         : pen.c.rule_strong);
        const StageType year{PaperFace::text_strong, 30 * type}, share{PaperFace::text, 22 * type};
        year.draw(pen, {box.x + side, box.y + 50 + 16 * type}, ink, std::to_string(years[i].year));
        share.draw(pen, {box.x + side, box.y + 60 + 42 * type},
                   is_now || is_past ? pen.c.ink : pen.c.ink3,
                   years[i].share.empty() ? tr("planned") : years[i].share);
        board.note({.id = id,
                    .label = std::to_string(years[i].year),
                    .spoken = say("{}: {}", years[i].year, told_of(in.attract, i)),
                    .role = KioskRole::button,
                    .box = {box.x, box.y + 8, box.width - 14, 140},
                    .chosen = is_now,
                    .action = ShowKioskYear{years[i].year}});
    }
}

void draw_attract(Board& board, const KioskInput& in) {
    Pen& pen = board.pen;
    const double width = board.form.page.width.value;
    const bool upright = board.form.is_upright();
    draw_logo(pen, {kiosk_margin, 66}, 27);
    board.strong(32).draw(pen, {kiosk_margin + 42, 80}, pen.c.ink, tr("Devolution Atlas"));
    const double column = upright ? width - 2 * kiosk_margin : width * 0.4;
    double y = board.heading("title", {PaperFace::page_title, 80}, {kiosk_margin, 132, column, 300},
                             tr("Who decides what, where you live?"));
    const Box years = years_box(board.form, in.visit.view.page);
    const double start_height = 136, start_top = upright ? y + 60 + 4 * 43 * board.form.type
                                                         : years.y - 84 - start_height;
    const std::size_t number =
        in.attract.at(in.visit.view.year == 0 ? in.atlas.present_year : in.visit.view.year);
    if (!in.attract.years.empty())
        y = board.text("story", board.plain(32), {kiosk_margin, y + 28, column, start_top - y},
                       pen.c.ink2, told_of(in.attract, number));
    if (!in.attract.facts.empty()) {
        const std::string& fact = in.attract.facts[in.fact % in.attract.facts.size()];
        const StageType type = board.plain(26);
        const double tall =
            static_cast<double>(type.wrapped(pen, fact, column).size()) * type.line_height();
        if (y + 16 + tall + 16 <= start_top)
            board.text("fact", type, {kiosk_margin, y + 16, column, 0}, pen.c.ink, fact);
    }
    // The language keeps its room whatever the size of type.
    const double for_language = std::max(198.0, board.button_width("Cymraeg", Icon::none));
    const double wide = std::min(572.0, column - for_language - 24);
    draw_start(board, in, {kiosk_margin, start_top, wide, start_height});
    const bool is_welsh = in.visit.language == Language::welsh;
    if (!in.one_language)
        board.button("language", {kiosk_margin + wide + 24, start_top, for_language, start_height},
                     is_welsh ? "English" : "Cymraeg",
                     SpeakLanguage{is_welsh ? Language::english : Language::welsh},
                     KioskLook::quiet);
    draw_on_map(board, in, 0);
    if (!in.attract.years.empty()) {
        const StoryYear& year = in.attract.years[number];
        draw_joined(board, in, year, years.y - 210);
        const StageType numeral{PaperFace::page_title, 128}, small = board.strong(30);
        const double right = width - kiosk_margin;
        numeral.draw(pen, {right, years.y - 76}, pen.c.ink, std::to_string(year.year),
                     Pen::Align::right);
        // It may lie over the map, whose newest areas are of the accent's colour.
        small.draw_haloed(pen, {right - small.width(pen, year.joined_in_words), years.y - 162},
                          pen.c.ink, pen.c.halo, year.joined_in_words);
    }
    draw_years(board, in, years);
    const double bottom = board.form.page.height.value;
    // Downwards from the years; where type is large only the shorter words have room.
    const double wide_text = width - 2 * kiosk_margin;
    const bool is_planned = !in.attract.years.empty() && in.attract.years[number].planned;
    const std::string shown =
        is_planned ? tr("Share of England’s people in an area with a devolved authority. Dashed "
                        "lines: planned, not yet made.")
                   : tr("Share of England’s people in an area with a devolved authority. Touch a "
                        "year to stop there.");
    const StageType small = board.plain(20);
    const double source_height = 2 * small.line_height();
    const double source_top = bottom - source_height - 10;
    if (const StageType plain = board.plain(24);
        !upright && plain.wrapped(pen, shown, wide_text).size() == 1)
        board.text("what-is-shown", plain,
                   {kiosk_margin, source_top - plain.line_height(), wide_text, 32}, pen.c.ink,
                   shown);
    std::string source = tr("Sources and licences: see More.");
    for (const std::string* one : {&in.attract.source_in_short, &in.attract.source})
        if (small.wrapped(pen, *one, wide_text).size() <= 2) source = *one;
    board.text("source", small, {kiosk_margin, source_top, wide_text, 54}, pen.c.ink3, source);
}

void draw_timeline(Board& board, const KioskInput& in) {
    Pen& pen = board.pen;
    const PageRoom room = page_room(board.form);
    const double top = board.form.lowered, width = board.form.page.width.value;
    const bool upright = board.form.is_upright();
    const double column = upright ? width - 2 * kiosk_margin : width * 0.4;
    const std::size_t number =
        in.attract.at(in.visit.view.year == 0 ? in.atlas.present_year : in.visit.view.year);
    Box years = years_box(board.form, in.visit.view.page);
    years.y += top;
    const bool large = board.form.has_large_type();
    double y =
        board.heading("title", {PaperFace::page_title, large ? 48.0 : 64.0},
                      {kiosk_margin, top + (large ? 24 : 56), column, 300}, tr("Year by year"));
    if (!in.attract.years.empty()) {
        const StoryYear& year = in.attract.years[number];
        const double em = large ? 72 : 128;
        const StageType numeral{PaperFace::page_title, em};
        numeral.draw(pen, {kiosk_margin, y + em * 0.78}, pen.c.accent, std::to_string(year.year));
        const StageType told = board.fitting(board.plain(32), told_of(in.attract, number), column,
                                             std::max(80.0, years.y - y - em * 1.5 - 24), 20);
        y = board.text("story", told, {kiosk_margin, y + em * 1.48, column, 300}, pen.c.ink2,
                       told_of(in.attract, number));
        std::vector<std::string> names;
        for (const geo::AreaIndex area : year.joined)
            names.push_back(map_name_in_language(in.atlas.areas[area]));
        std::string joined = fmt::format("{}: {}.", year.joined_in_words, fmt::join(names, ", "));
        if (year.planned) joined += std::string(" ") + tr("Dashed lines: planned, not yet made.");
        const StageType plain = board.plain(28);
        const double tall =
            static_cast<double>(plain.wrapped(pen, joined, column).size()) * plain.line_height();
        if (!names.empty() && !upright && y + 16 + tall < years.y - 16)
            board.text("joined", plain, {kiosk_margin, y + 16, column, 300}, pen.c.ink, joined);
    }
    draw_on_map(board, in, 0);
    if (years.y + 150 <= room.bar) draw_years(board, in, years);
    const auto& all = in.attract.years;
    if (!all.empty() && !upright && years.y + 150 > room.bar) {
        // The small maps give way to the bar: what they do is done by two buttons.
        const double tall = kiosk_button, at = room.bar - tall - 24;
        if (number > 0)
            board.button("earlier", {kiosk_margin, at, 300, tall}, tr("Earlier"),
                         ShowKioskYear{all[number - 1].year}, KioskLook::plain, Icon::back);
        if (number + 1 < all.size())
            board.button("later", {kiosk_margin + 316, at, 300, tall}, tr("Later"),
                         ShowKioskYear{all[number + 1].year});
    }
}

}  // namespace app
