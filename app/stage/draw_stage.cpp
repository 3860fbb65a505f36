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
constexpr std::size_t most_headline_lines_drawn = 8;  // what is longer ends in "…"
constexpr double headline_leading = 1.17;
constexpr int most_words = 40;

std::string sources_line(const StageDrawing& drawing) {
    return sources_of(drawing.pictures).line();
}

void draw_sources(Pen& pen, const StageDrawing& drawing) {
    const Box& box = drawing.layout.sources;
    // Whole, as licences ask for: where that is long, smaller.
    constexpr double leading = 1.28, step = 2, least = 6;
    StageType type{PaperFace::small, stage_caption_em};
    auto lines = type.wrapped(pen, sources_line(drawing), box.width);
    const auto height_of = [&] { return type.em * leading * static_cast<double>(lines.size()); };
    while (height_of() > box.height && type.em > least) {
        type.em -= step;
        lines = type.wrapped(pen, sources_line(drawing), box.width);
    }
    const double height = type.em * leading, top = box.y + (box.height - height_of()) / 2;
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
/// three of them are, and what ground without a colour means.
class GridKey {
public:
    GridKey(Pen& pen, const StageDrawing& drawing, double larger)
        : pen_(pen),
          legend_(drawing.pictures.front()->legend),
          words_(drawing.layout.words),
          cell_(68 * larger),
          axis_{PaperFace::text_strong, 22 * larger},
          count_{PaperFace::text_strong, 24 * larger},
          small_{PaperFace::text, 20 * larger} {
        for (const std::string& one : legend_.grid->y.breaks)
            left_ = std::max(left_, small_.width(pen, one) + 16);
        row_width_ = words_.width - left_ - 3 * cell_ - 36 - 40;
        if (row_width_ < 160) return;  // none beside it
        for (const NamedKind& one : named_kinds(drawing.scene, legend_)) {
            const LegendClass& kind = legend_.classes[one.kind];
            add({axis_.wrapped(pen, one.name, row_width_, 2),
                 small_.wrapped(pen, areas_in_words(kind.count), row_width_, 1),
                 kind.colour,
                 {}});
        }
        for (const LegendState& state : states_of(legend_, pen.c))
            add({{},
                 small_.wrapped(pen, state.words, row_width_, 2),
                 {},
                 {state.kind, state.ground}});
    }

    double height() const {
        const double square = 3 * cell_ + small_.line_height() + axis_.line_height() + 4;
        return head() + std::max(square, rows_height_);
    }

    void draw(double top) const {
        const Box square{words_.x + left_, top + head(), 3 * cell_, 3 * cell_};
        draw_axes(square);
        draw_cells(square);
        double y = square.y + 4;
        for (const Row& row : rows_) y = draw(row, {square.right() + 36, y});
    }

private:
    struct Row {
        std::vector<std::string> title, text;
        std::optional<Rgba> colour;  // of a kind
        Fill ground;                 // else
    };

    double head() const { return axis_.line_height() + 8; }
    double height_of(const Row& row) const {
        return axis_.line_height() * static_cast<double>(row.title.size()) +
               small_.line_height() * static_cast<double>(row.text.size()) + (row.colour ? 8 : 0);
    }
    void add(Row row) {
        if (rows_.empty()) rows_height_ = 4;
        rows_height_ += height_of(row);
        rows_.push_back(std::move(row));
    }

    void draw_axes(const Box& square) const {
        const double below = small_.line_height(), line = axis_.line_height();
        const auto draw = [&](double y, const std::string& title) {
            axis_.draw(pen_, {square.x, y}, pen_.c.ink,
                       axis_.wrapped(pen_, title, words_.width - left_, 1).front());
        };
        draw(square.y - 8 - line / 2, "↑ " + legend_.grid->y.title);
        draw(square.bottom() + below + line / 2, legend_.grid->x.title + " →");
        for (std::size_t i = 0; i < 2; ++i) {
            const double along = cell_ * static_cast<double>(i + 1);
            small_.draw(pen_, {square.x - 12, square.bottom() - along}, pen_.c.ink2,
                        legend_.grid->y.breaks[i], Pen::Align::right);
            small_.draw(pen_, {square.x + along, square.bottom() + below / 2}, pen_.c.ink2,
                        legend_.grid->x.breaks[i], Pen::Align::centre);
        }
    }

    void draw_cells(const Box& square) const {
        constexpr double gap = 2;
        const Colours& light = colours(false);
        for (std::size_t kind = 0; kind < 9; ++kind) {
            const LegendClass& one = legend_.classes[kind];
            const Box box{square.x + cell_ * static_cast<double>(kind % 3),
                          square.bottom() - cell_ * static_cast<double>(kind / 3 + 1), cell_ - gap,
                          cell_ - gap};
            pen_.rect(box, one.colour);
            const bool on_dark =
                contrast(one.colour, light.ink_inverse) > contrast(one.colour, light.ink);
            count_.draw(pen_, {box.x + box.width / 2, box.y + box.height / 2},
                        on_dark ? light.ink_inverse : light.ink, std::to_string(one.count),
                        Pen::Align::centre);
        }
    }

    double draw(const Row& row, ScreenPoint at) const {
        const Box box{at.x, at.y + 2, 24, row.colour ? 24.0 : 18.0};
        if (row.colour) {
            pen_.rect(box, *row.colour);
        } else {
            pen_.fill(Pen::rings_of(box), row.ground, pen_.c.hatch_line);
            pen_.outline(box, pen_.c.rule_strong);
        }
        const double x = at.x + 40;
        const double y = axis_.lines(pen_, x, at.y, pen_.c.ink, row.title, axis_.line_height());
        small_.lines(pen_, x, y, pen_.c.ink2, row.text, small_.line_height());
        return at.y + height_of(row);
    }

    Pen& pen_;
    const Legend& legend_;
    const Box& words_;
    double cell_;
    StageType axis_, count_, small_;
    double left_ = 48, row_width_ = 0, rows_height_ = 0;
    std::vector<Row> rows_;
};

/// As large as there is room for all of it. False, and nothing drawn, where it would be too small.
bool draw_grid_key(Pen& pen, const StageDrawing& drawing, double room) {
    const Legend& legend = drawing.pictures.front()->legend;
    if (!legend.grid || legend.classes.size() != 9) return false;
    for (const double size : {1.0, 0.94, 0.88, 0.82, 0.76}) {
        const GridKey key(pen, drawing, std::min(drawing.layout.type, 1.3) * size);
        if (key.height() > room) continue;
        key.draw(drawing.layout.words.bottom() - key.height());
        return true;
    }
    return false;
}

/// The key to the map at the lower end of the words, or to each of several under its map.
void draw_key(Pen& pen, const StageDrawing& drawing, double top) {
    if (drawing.pictures.size() != 1) return;
    const Box& words = drawing.layout.words;
    const double scale = 1.5 * drawing.layout.type;
    const double room = words.bottom() - top - 24;
    if (room < 80 || draw_grid_key(pen, drawing, room)) return;
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
    y = headline.lines(pen, words.x, y, pen.c.ink,
                       headline.wrapped(pen, scene.headline, width, most_headline_lines_drawn),
                       em * headline_leading);
    pen.sheet.end();
    pen.sheet.begin(SheetPart::paragraph, {});
    const StageType text{PaperFace::text, stage_text_em * layout.type};
    const double room = (words.bottom() - y - 18) / text.line_height();
    if (room >= 1)
        y = text.paragraph(pen, words.x, y + 18, width, pen.c.ink2, scene.text,
                           static_cast<std::size_t>(room));
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

void draw_marking(Pen& pen, const geo::Marking& marking, const StageLayout& layout, double em) {
    const Box &above = layout.band_above, &below = layout.band_below;
    if (above.height <= 0) return;
    const double height = std::max(above.height, 1.45 * em);
    draw_band(pen, {above.x, above.y, above.width, height}, marking, em);
    draw_band(pen, {below.x, below.bottom() - height, below.width, height}, marking, em);
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
    if (!scene.fault.empty()) told.push_back(why_not_shown(scene));
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
