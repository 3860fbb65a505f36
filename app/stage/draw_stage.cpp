#include "app/stage/draw_stage.h"

#include <algorithm>
#include <cmath>

#include "app/paper/paper_legend.h"
#include "app/paper/paper_map.h"
#include "app/picture/words.h"
#include "app/stage/stage_type.h"
#include "app/text/text.h"

namespace app {
namespace {

constexpr std::size_t most_headline_lines = 5;
constexpr double headline_leading = 1.17;
constexpr int most_words = 40;

std::string sources_line(const StageDrawing& drawing) {
    return sources_of(drawing.pictures).line();
}

void draw_sources(Pen& pen, const StageDrawing& drawing) {
    const Box& box = drawing.layout.sources;
    // Whole, as licences ask for: where that is long, smaller.
    StageType type{PaperFace::small, stage_caption_em};
    if (type.wrapped(pen, sources_line(drawing), box.width).size() > 2) type.em = 16;
    const auto lines = type.wrapped(pen, sources_line(drawing), box.width, 3);
    const double height = type.em * 1.28,
                 top = box.y + (box.height - height * static_cast<double>(lines.size())) / 2;
    type.lines(pen, box.x, top, pen.c.ink3, lines, height);
}

void draw_progress(Pen& pen, const StageDrawing& drawing) {
    const StageScene& scene = drawing.scene;
    if (scene.of == 0) return;
    const Box& box = drawing.layout.progress;
    const StageType type{PaperFace::small, stage_caption_em};
    type.draw(pen, {box.right(), box.y + 16}, pen.c.ink3,
              say("{} of {}", scene.number + 1, scene.of), Pen::Align::right);
    const auto count = static_cast<double>(scene.of);
    const double step = std::min(24.0, box.width / count);
    for (std::size_t i = 0; i < scene.of; ++i)
        pen.rect({box.right() - step * (count - static_cast<double>(i)) + step * 0.25, box.y + 36,
                  step * 0.75, 6},
                 i == scene.number  ? pen.c.accent
                 : i < scene.number ? pen.c.ink
                                    : pen.c.rule_strong);
}

PaperLegend legend_of(const StageDrawing& drawing, double scale, double most) {
    const Picture& picture = *drawing.pictures.front();
    return {
        .picture = picture,
        .heading = {picture.legend.title, picture.legend.subtitle},
        .width = std::min(drawing.layout.words.width / scale, 390.0),
        .most = most / scale,
        .is_square = drawing.scene.map->page == Page::needs && picture.legend.classes.size() == 9};
}

/// Of a map of need and powers the corners that a talk is about; of any two layers the same.
struct NamedKind {
    std::size_t kind;  // among the nine: rows from the lowest, in each from the left
    std::string name;
};
std::vector<NamedKind> named_kinds(const StageScene& scene, const Legend& legend) {
    constexpr std::size_t high_low = 6, high_high = 8, low_high = 2;
    const Pane& pane = scene.map->pane();
    const geo::Layer* need = scene.atlas().layer(pane.layer);
    const geo::Layer* held = pane.second ? scene.atlas().layer(pane.second->layer) : nullptr;
    if (need != nullptr && held != nullptr && held->theme == geo::Theme::powers &&
        need->polarity != geo::Polarity::neutral)
        return {{high_low, tr("High need, few powers")},
                {high_high, tr("High need, most powers")},
                {low_high, tr("Low need, most powers")}};
    std::vector<NamedKind> named;
    for (const std::size_t kind : {high_low, high_high, low_high})
        named.push_back({kind, legend.classes[kind].label});
    return named;
}

/// The key to a map of two layers: how many areas are of each of the nine kinds, and beside it what
/// three of them are. False, and nothing drawn, where there is no room for it.
bool draw_grid_key(Pen& pen, const StageDrawing& drawing, double top) {
    const Legend& legend = drawing.pictures.front()->legend;
    if (!legend.grid || legend.classes.size() != 9) return false;
    const Box& words = drawing.layout.words;
    const double larger = std::min(drawing.layout.type, 1.3), cell = 68 * larger, gap = 2;
    const StageType axis{PaperFace::text_strong, 22 * larger},
        count{PaperFace::text_strong, 24 * larger}, small{PaperFace::text, 20 * larger};
    const double beside = small.width(pen, legend.grid->y.breaks[0]) + 16,
                 wider = small.width(pen, legend.grid->y.breaks[1]) + 16;
    const double left = std::max({48.0, beside, wider}), line = axis.line_height(),
                 below = small.line_height();
    const double height = line + 8 + 3 * cell + below + line + 4;
    if (words.bottom() - top - 24 < height) return false;
    const Box square{words.x + left, words.bottom() - height + line + 8, 3 * cell, 3 * cell};
    const auto elided = [&](const std::string& title) {
        return axis.wrapped(pen, title, words.width - left, 1).front();
    };
    axis.draw(pen, {square.x, square.y - 8 - line / 2}, pen.c.ink,
              elided("↑ " + legend.grid->y.title));
    const Colours& light = colours(false);
    for (std::size_t kind = 0; kind < 9; ++kind) {
        const LegendClass& one = legend.classes[kind];
        const Box box{square.x + cell * static_cast<double>(kind % 3),
                      square.bottom() - cell * static_cast<double>(kind / 3 + 1), cell - gap,
                      cell - gap};
        pen.rect(box, one.colour);
        const bool on_dark =
            contrast(one.colour, light.ink_inverse) > contrast(one.colour, light.ink);
        count.draw(pen, {box.x + box.width / 2, box.y + box.height / 2},
                   on_dark ? light.ink_inverse : light.ink, std::to_string(one.count),
                   Pen::Align::centre);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const double along = cell * static_cast<double>(i + 1);
        small.draw(pen, {square.x - 12, square.bottom() - along}, pen.c.ink2,
                   legend.grid->y.breaks[i], Pen::Align::right);
        small.draw(pen, {square.x + along, square.bottom() + below / 2}, pen.c.ink2,
                   legend.grid->x.breaks[i], Pen::Align::centre);
    }
    axis.draw(pen, {square.x, square.bottom() + below + line / 2}, pen.c.ink,
              elided(legend.grid->x.title + " →"));
    const double x = square.right() + 36, width = words.right() - x - 40;
    double y = square.y + 4;
    for (const NamedKind& one : named_kinds(drawing.scene, legend)) {
        if (width < 160) break;
        const LegendClass& kind = legend.classes[one.kind];
        pen.rect({x, y + 2, 24, 24}, kind.colour);
        y = axis.paragraph(pen, x + 40, y, width, pen.c.ink, one.name, 2);
        y = small.paragraph(pen, x + 40, y, width, pen.c.ink2, areas_in_words(kind.count), 1) + 8;
    }
    for (const LegendState& state : states_of(legend, pen.c)) {
        const auto lines = small.wrapped(pen, state.words, width, 2);
        const double needed = small.line_height() * static_cast<double>(lines.size());
        if (width < 160 || y + needed > words.bottom()) break;
        const Box box{x, y + 2, 24, 18};
        pen.fill(Pen::rings_of(box), {state.kind, state.ground}, pen.c.hatch_line);
        pen.outline(box, pen.c.rule_strong);
        y = small.lines(pen, x + 40, y, pen.c.ink2, lines, small.line_height());
    }
    return true;
}

/// The key to the map at the lower end of the words, or to each of several under its map.
void draw_key(Pen& pen, const StageDrawing& drawing, double top) {
    if (drawing.pictures.size() != 1) return;
    const Box& words = drawing.layout.words;
    const double scale = 1.5 * drawing.layout.type;
    const double room = words.bottom() - top - 24;
    if (room < 80 || draw_grid_key(pen, drawing, top)) return;
    const PaperLegend legend = legend_of(drawing, scale, room);
    const double height = legend_height(pen, legend) * scale;
    if (height <= room) {
        pen.sheet.place({words.x, words.bottom() - height}, scale);
        draw_legend(pen, legend, {0, 0});
    } else {
        pen.sheet.place({words.x, top + 24}, scale);
        draw_strip(pen, legend, {0, 0});
    }
    pen.sheet.unplace();
}

/// A figure that was asked for: large, with its interval and what it is held against.
void draw_answer(Pen& pen, const StageDrawing& drawing) {
    const Card& card = *drawing.answer;
    const Box& map = drawing.layout.map;
    const double larger = std::min(drawing.layout.type, 1.4), width = 520 * larger, pad = 32;
    const StageType name{PaperFace::text_strong, note_title_em * larger},
        small{PaperFace::text, note_em * larger}, value{PaperFace::page_title, 72 * larger};
    std::vector<std::string> lines;
    for (const std::string* one : {&card.interval, &card.comparison, &card.rank, &card.value_note})
        if (!one->empty())
            for (std::string& line : small.wrapped(pen, *one, width - 2 * pad))
                lines.push_back(std::move(line));
    const auto period = small.wrapped(pen, card.period, width - 2 * pad, 2);
    const double height = pad * 2 + name.line_height() + value.line_height() +
                          small.line_height() * static_cast<double>(period.size()) +
                          small.line_height() * static_cast<double>(lines.size());
    const double right = map.width > 0 ? map.right() : drawing.layout.page.width.value;
    const double bottom = drawing.layout.sources.y;
    const Box box{right - width - 48, bottom - height - 24, width, height};
    pen.rect({box.x - 2, box.y - 2, box.width + 4, box.height + 4}, pen.c.rule_strong);
    pen.rect(box, pen.c.panel);
    pen.rect({box.x, box.y, 8, box.height}, pen.c.accent);
    double y = box.y + pad;
    y = name.paragraph(pen, box.x + pad, y, width - 2 * pad, pen.c.ink, card.name, 1);
    y = small.lines(pen, box.x + pad, y, pen.c.ink2, period, small.line_height());
    y = value.paragraph(pen, box.x + pad, y, width - 2 * pad, pen.c.ink, card.value, 1);
    small.lines(pen, box.x + pad, y, pen.c.ink2, lines, small.line_height());
}

StageType headline_type(double em) { return {PaperFace::page_title, em}; }

double headline_em_of(const StageLayout& layout) {
    return headline_em * std::min(layout.type, 1.3);
}

}  // namespace

double headline_size(const Pen& pen, const StageScene& scene, const StageLayout& layout) {
    double em = headline_em_of(layout);
    while (em > least_headline_em &&
           headline_type(em).wrapped(pen, scene.headline, layout.words.width).size() >
               most_headline_lines)
        em -= 4;
    return em;
}

void draw_stage_words(Pen& pen, const StageDrawing& drawing) {
    const StageScene& scene = drawing.scene;
    const StageLayout& layout = drawing.layout;
    const Box& words = layout.words;
    const double width = words.width;
    double y = words.y;
    pen.sheet.begin(SheetPart::section, {});
    if (!scene.kicker.empty()) {
        const StageType kicker{PaperFace::text_strong, stage_text_em * std::min(layout.type, 1.4)};
        pen.rect({words.x, y, 40, 8}, pen.c.accent);
        y = kicker.paragraph(pen, words.x, y + 18, width, pen.c.accent, scene.kicker, 2) + 8;
    }
    pen.sheet.end();
    pen.sheet.begin(SheetPart::heading, {});
    const double em = headline_size(pen, scene, layout);
    const StageType headline = headline_type(em);
    y = headline.lines(pen, words.x, y, pen.c.ink, headline.wrapped(pen, scene.headline, width),
                       em * headline_leading);
    pen.sheet.end();
    pen.sheet.begin(SheetPart::paragraph, {});
    const StageType text{PaperFace::text, stage_text_em * layout.type};
    y = text.paragraph(pen, words.x, y + 18, width, pen.c.ink2, scene.text);
    if (!scene.fault.empty())
        y = text.paragraph(pen, words.x, y + 18, width, pen.c.accent,
                           say("This scene cannot be shown: {}", scene.fault));
    pen.sheet.end();
    if (!drawing.pictures.empty()) draw_key(pen, drawing, y);
    pen.sheet.begin(SheetPart::paragraph, {});
    draw_sources(pen, drawing);
    draw_progress(pen, drawing);
    pen.sheet.end();
}

void draw_band(Pen& pen, const Box& band, const geo::Marking& marking, double em) {
    if (band.height <= 0) return;
    pen.rect(band, pen.c.ink);
    StageType{PaperFace::small_strong, em}.draw(
        pen, {band.x + band.width / 2, band.y + band.height / 2}, pen.c.ink_inverse,
        geo::in_words(marking), Pen::Align::centre);
}

void draw_marking(Pen& pen, const geo::Marking& marking, const StageLayout& layout) {
    for (const Box& band : {layout.band_above, layout.band_below})
        draw_band(pen, band, marking, 20);
}

void draw_stage_maps(Pen& pen, const StageDrawing& drawing) {
    const StageLayout& layout = drawing.layout;
    pen.sheet.begin(SheetPart::figure, alternative_of(drawing.scene));
    for (std::size_t i = 0; i < drawing.pictures.size(); ++i) {
        const Box& pane = layout.panes[i];
        const Picture& picture = *drawing.pictures[i];
        pen.sheet.place({pane.x, pane.y}, layout.map_scale);
        draw_map(pen, {.picture = picture,
                       .over = nullptr,
                       .corner = {0, 0},
                       .with_scale_bar = false,
                       .with_ground = drawing.with_ground});
        if (drawing.pictures.size() > 1) {
            const PaperLegend key{.picture = picture,
                                  .heading = {picture.legend.title, picture.legend.subtitle},
                                  .width = std::min(pane.width / layout.map_scale - 16, 300.0),
                                  .most = pane.height / layout.map_scale / 3};
            const double height = strip_height(pen, key);
            pen.rect({0, 0, key.width + 16, height + 14}, picture.map.background);
            draw_strip(pen, key, {8, 8});
        }
        pen.sheet.unplace();
    }
    if (!drawing.pictures.empty()) {
        const Picture& picture = *drawing.pictures.front();
        if (!picture.what_if.empty()) {
            const StageType type{PaperFace::text_strong, stage_caption_em * layout.type};
            const Box& pane = layout.panes.front();
            const double width = std::min(type.width(pen, picture.what_if), pane.width - 64);
            const Box chip{pane.right() - width - 48, pane.y + 16, width + 32, type.em * 1.8};
            pen.rect(chip, pen.c.accent);
            type.draw(pen, {chip.x + 16, chip.y + chip.height / 2}, pen.c.on_accent,
                      picture.what_if);
        }
        draw_notes(pen, drawing.scene, layout, picture, drawing.notes);
    }
    if (drawing.answer != nullptr) draw_answer(pen, drawing);
    pen.sheet.end();
}

void draw_stage(Pen& pen, const StageDrawing& drawing) {
    const PaneSize page = drawing.layout.page;
    if (drawing.with_ground) pen.rect({0, 0, page.width.value, page.height.value}, pen.c.stage);
    draw_stage_maps(pen, drawing);
    draw_stage_words(pen, drawing);
    draw_marking(pen, drawing.scene.marking, drawing.layout);
}

int words_on(const StageScene& scene) {
    int count = 0;
    const auto add = [&](const std::string& text) {
        bool inside = false;
        for (const char c : text) {
            const bool letter = c != ' ' && c != '\n';
            count += letter && !inside ? 1 : 0;
            inside = letter;
        }
    };
    add(scene.headline);
    add(scene.text);
    for (const Annotation& one : scene.annotations) {
        add(one.title);
        add(one.text);
    }
    return count;
}

std::vector<std::string> warnings_of(const Pen& pen, const StageDrawing& drawing, const Room& room,
                                     PaneSize screen) {
    std::vector<std::string> told;
    const StageScene& scene = drawing.scene;
    if (const int words = words_on(scene); words > most_words)
        told.push_back(say("{} words to read; an audience takes in about {}.", words, most_words));
    const auto lines = headline_type(headline_size(pen, scene, drawing.layout))
                           .wrapped(pen, scene.headline, drawing.layout.words.width)
                           .size();
    if (lines > most_headline_lines)
        told.push_back(say("The headline has {} lines; say it in {}.", lines, most_headline_lines));
    const double needed = needed_capitals(room, screen);
    const double smallest = stage_caption_em * drawing.layout.type * cap_height;
    if (needed > smallest + 0.5)
        told.push_back(say(
            "The smallest text is {:.0f} mm high on that screen; the last row, {:.0f} metres "
            "away, needs {:.0f} mm. Use a larger screen or sit nearer.",
            room.length.value * 5 * smallest / needed, room.length.value, room.length.value * 5));
    else if (needed > stage_caption_em * cap_height + 0.5)
        told.push_back(say("The line of sources is smaller than the last row can read."));
    if (!drawing.pictures.empty())
        for (const auto& [one, other] :
             overlapping(drawing.layout, scene, *drawing.pictures.front(), drawing.notes)) {
            const auto name = [&](std::size_t i) {
                const Annotation& note = scene.annotations[i];
                return note.title.empty() ? note.text : note.title;
            };
            told.push_back(one == other
                               ? say("“{}” leaves the map.", name(one))
                               : say("“{}” and “{}” lie over each other.", name(one), name(other)));
        }
    for (const geo::Error& fault : scene.faults)
        told.push_back(say("Left out: {}.", geo::one_line(fault)));
    return told;
}

}  // namespace app
