#include "app/stage/stage_notes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/label_box.h"
#include "app/stage/stage_type.h"

namespace app {
namespace {

constexpr double widest = 300, gap = 14, dot = 11;  // pixels of the stage, before type is larger

struct NoteWords {
    std::vector<std::string> title, text;
    double width = 0, height = 0;  // of the stage
};

StageType title_type(double larger) {
    return {PaperFace::text_strong, note_title_em * std::min(larger, 1.5)};
}
StageType text_type(double larger) { return {PaperFace::text, note_em * larger}; }

bool has_words(const Annotation& one) {
    return bears_words(one.kind) && !(one.title.empty() && one.text.empty());
}

NoteWords words_of(const Pen& pen, const Annotation& one, double larger) {
    NoteWords words;
    const StageType title = title_type(larger), text = text_type(larger);
    const double most = widest * std::min(larger, 1.4);
    if (!one.title.empty()) words.title = title.wrapped(pen, one.title, most);
    if (!one.text.empty()) words.text = text.wrapped(pen, one.text, most);
    for (const std::string& line : words.title)
        words.width = std::max(words.width, title.width(pen, line));
    for (const std::string& line : words.text)
        words.width = std::max(words.width, text.width(pen, line));
    words.height = static_cast<double>(words.title.size()) * title.line_height() +
                   static_cast<double>(words.text.size()) * text.line_height();
    return words;
}

/// A place of a map's own pixels, on the stage.
ScreenPoint on_stage(const StageLayout& layout, ScreenPoint p) {
    const Box& pane = layout.panes.front();
    return {pane.x + p.x * layout.map_scale, pane.y + p.y * layout.map_scale};
}

double overlap_of(const Box& a, const Box& b) {
    return std::max(0.0, std::min(a.right(), b.right()) - std::max(a.x, b.x)) *
           std::max(0.0, std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y));
}

class Finder {
public:
    Finder(const StageScene& scene, const StageLayout& layout, const Picture& picture)
        : scene_(scene), layout_(layout), picture_(picture), pane_(layout.panes.front()) {
        for (const MapLabel& label : picture.labels) {
            const LabelBox box = box_of(label);
            const ScreenPoint at = on_stage(layout, {box.left, box.top});
            taken_.push_back({at.x, at.y, (box.right - box.left) * layout.map_scale,
                              (box.bottom - box.top) * layout.map_scale});
        }
    }

    /// What it costs to have words there: lying over land, names, other words, or far away.
    double cost(const Box& box, ScreenPoint anchor) const {
        if (box.x < pane_.x + 8 || box.right() > pane_.right() - 24 || box.y < pane_.y + 8 ||
            box.bottom() > pane_.bottom() - 8)
            return 1e9;
        double sum = 0;
        for (const Box& other : taken_) sum += overlap_of(box, other) / 8;
        for (const Box& other : notes_) sum += overlap_of(inflated(box), other);
        constexpr int across = 5, down = 4;
        for (int i = 0; i < across; ++i)
            for (int j = 0; j < down; ++j) {
                const ScreenPoint p{box.x + box.width * i / (across - 1),
                                    box.y + box.height * j / (down - 1)};
                if (is_land(p)) sum += 120;
            }
        const double dx = std::max({box.x - anchor.x, anchor.x - box.right(), 0.0});
        const double dy = std::max({box.y - anchor.y, anchor.y - box.bottom(), 0.0});
        return sum + std::hypot(dx, dy) + (box.x < anchor.x ? 40 : 0);  // rather at the right
    }
    void take(const Box& box) { notes_.push_back(box); }

private:
    static Box inflated(const Box& box) {
        return {box.x - 16, box.y - 16, box.width + 32, box.height + 32};
    }
    bool is_land(ScreenPoint p) const {
        const ScreenPoint own{(p.x - pane_.x) / layout_.map_scale,
                              (p.y - pane_.y) / layout_.map_scale};
        return area_at(scene_.atlas(), *scene_.map, picture_, own).has_value();
    }

    const StageScene& scene_;
    const StageLayout& layout_;
    const Picture& picture_;
    Box pane_;
    std::vector<Box> taken_, notes_;
};

Box best_place(const Finder& finder, ScreenPoint anchor, const NoteWords& words) {
    Box best{anchor.x + 40, anchor.y - words.height / 2, words.width, words.height};
    double least = 1e18;
    for (double distance = 40; distance <= 640; distance += 40)
        for (int step = 0; step < 24; ++step) {
            const double angle = step * 3.14159265358979 / 12;
            const double x = anchor.x + distance * std::cos(angle);
            const double y = anchor.y + distance * std::sin(angle);
            const Box box{std::cos(angle) >= 0 ? x : x - words.width, y - words.height / 2,
                          words.width, words.height};
            const double cost = finder.cost(box, anchor);
            if (cost >= least) continue;
            least = cost;
            best = box;
        }
    return best;
}

void draw_arrow_head(Pen& pen, ScreenPoint from, ScreenPoint to, Rgba colour, double size) {
    const double angle = std::atan2(to.y - from.y, to.x - from.x);
    const auto wing = [&](double by) {
        return ScreenPoint{to.x - size * std::cos(angle + by), to.y - size * std::sin(angle + by)};
    };
    pen.sheet.fill({{to, wing(0.45), wing(-0.45)}}, colour);
}

}  // namespace

std::vector<NotePlace> place_notes(const Pen& pen, const StageScene& scene,
                                   const StageLayout& layout, const Picture& picture) {
    std::vector<NotePlace> places;
    if (layout.panes.empty()) return places;
    Finder finder(scene, layout, picture);
    const double unit = layout.panes.front().height;
    // What was put somewhere by hand stands there; others find room around it.
    for (const bool by_hand : {true, false})
        for (std::size_t i = 0; i < scene.annotations.size(); ++i) {
            const Annotation& one = scene.annotations[i];
            if (!has_words(one) || one.at.has_value() != by_hand) continue;
            const auto own = anchor_of(scene, one, picture);
            if (!own) continue;
            const ScreenPoint anchor = on_stage(layout, *own);
            const NoteWords words = words_of(pen, one, layout.type);
            const Box box = by_hand ? Box{anchor.x + one.at->right * unit,
                                          anchor.y + one.at->down * unit, words.width, words.height}
                                    : best_place(finder, anchor, words);
            finder.take(box);
            places.push_back({i,
                              {(box.x - anchor.x) / unit, (box.y - anchor.y) / unit},
                              {words.width / unit, words.height / unit}});
        }
    return places;
}

ScreenPoint PlacedNote::joint(double first_line) const {
    const double y = words.y + first_line / 2;
    if (anchor.x < words.x) return {words.x - gap, y};
    if (anchor.x > words.right()) return {words.right() + gap, y};
    return {std::clamp(anchor.x, words.x, words.right()),
            anchor.y < words.y ? words.y - 4 : words.bottom() + 4};
}

PaperLines PlacedNote::bracket() const {
    const double x = at_right() ? ground.right() + 12 : ground.x - 12;
    const double end = at_right() ? x - 12 : x + 12;
    return {{{end, ground.y}, {x, ground.y}, {x, ground.bottom()}, {end, ground.bottom()}}};
}

std::optional<PlacedNote> placed_note(const StageScene& scene, const StageLayout& layout,
                                      const Picture& picture, const NotePlace& place) {
    const Annotation& one = scene.annotations[place.annotation];
    const auto own = anchor_of(scene, one, picture);
    if (!own) return std::nullopt;
    const double unit = layout.panes.front().height;
    PlacedNote note{.anchor = on_stage(layout, *own), .words = {}, .ground = {}};
    note.words = {note.anchor.x + place.at.right * unit, note.anchor.y + place.at.down * unit,
                  place.size.right * unit, place.size.down * unit};
    if (one.kind != Annotation::Kind::bracket) return note;
    const auto ground = ground_box_of(scene, one, picture);
    if (!ground) return std::nullopt;
    const ScreenPoint corner = on_stage(layout, {ground->x, ground->y});
    note.ground = {corner.x, corner.y, ground->width * layout.map_scale,
                   ground->height * layout.map_scale};
    return note;
}

void draw_notes(Pen& pen, const StageScene& scene, const StageLayout& layout,
                const Picture& picture, std::span<const NotePlace> places) {
    if (layout.panes.empty()) return;
    const double width = 1.5 * layout.type;
    pen.clip(layout.panes.front());
    for (const NotePlace& place : places) {
        const Annotation& one = scene.annotations[place.annotation];
        const auto note = placed_note(scene, layout, picture, place);
        if (!note) continue;
        const auto& [anchor, box, ground] = *note;
        const StageType title = title_type(layout.type), text = text_type(layout.type);
        const ScreenPoint joint =
            note->joint(one.title.empty() ? text.line_height() : title.line_height());
        if (one.kind == Annotation::Kind::bracket) {
            pen.sheet.stroke(note->bracket(), pen.c.halo, width + 4, false);
            pen.sheet.stroke(note->bracket(), pen.c.ink, width, false);
        } else if (one.kind == Annotation::Kind::arrow) {
            pen.line(joint, anchor, pen.c.halo, width * 2 + 3);
            pen.line(joint, anchor, pen.c.ink, width * 2);
            draw_arrow_head(pen, joint, anchor, pen.c.ink, 16 * layout.type);
        } else {
            pen.line(joint, anchor, pen.c.halo, width + 2.5);
            pen.line(joint, anchor, pen.c.ink, width);
            pen.mark(MarkShape::disc, anchor, dot * layout.type, pen.c.ink);
            pen.mark(MarkShape::disc, anchor, (dot - 4) * layout.type, pen.c.ca_casing);
        }
        double y = box.y;
        const NoteWords words = words_of(pen, one, layout.type);
        for (const std::string& line : words.title) {
            title.draw_haloed(pen, {box.x, y + title.line_height() / 2}, pen.c.ink, pen.c.halo,
                              line);
            y += title.line_height();
        }
        for (const std::string& line : words.text) {
            text.draw_haloed(pen, {box.x, y + text.line_height() / 2}, pen.c.ink2, pen.c.halo,
                             line);
            y += text.line_height();
        }
    }
    pen.unclip();
}

std::vector<std::pair<std::size_t, std::size_t>> overlapping(const StageLayout& layout,
                                                             const StageScene& scene,
                                                             const Picture& picture,
                                                             std::span<const NotePlace> places) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<std::pair<std::size_t, Box>> boxes;
    for (const NotePlace& place : places) {
        const auto note = placed_note(scene, layout, picture, place);
        if (!note) continue;
        const Box& box = note->words;
        const Box& pane = layout.panes.front();
        if (overlap_of(box, pane) < 0.99 * box.width * box.height)
            pairs.emplace_back(place.annotation, place.annotation);
        for (const auto& [other, taken] : boxes)
            if (overlap_of(box, taken) > 0) pairs.emplace_back(other, place.annotation);
        boxes.emplace_back(place.annotation, box);
    }
    return pairs;
}

}  // namespace app
