#include "app/paper/figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/paper/paper_legend.h"
#include "app/paper/paper_map.h"
#include "app/picture/marking_in_view.h"
#include "app/picture/panel_measures.h"
#include "app/picture/parts.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr double margin = 48;   // 10 mm: what any printer leaves free
constexpr double between = 14;  // maps side by side
constexpr double column = 264;  // of a legend beside its map
constexpr double legend_pad = 10;
constexpr double least_map = 24;
constexpr double letter_row = 24, letter_column = 400;

/// The scene as paper shows it: light, and without what only a screen has.
Scene on_paper(const Scene& scene) {
    Scene shown = on_its_page(without_pointer(scene));
    shown.brushed.clear();
    shown.dark = shown.source_open = false;
    return shown;
}

void add_once(std::vector<std::string>& to, const std::string& one) {
    if (!one.empty() && std::ranges::find(to, one) == to.end()) to.push_back(one);
}

/// What heads the sheet, and each of its maps.
struct Headings {
    std::string title, subtitle, what_if;
    std::vector<LegendHeading> maps;  // of one map: the sheet's does
    bool shares_classes = false;      // all maps have the same
};

/// What all of these texts begin with, up to a comma: of "£ per head, 2012" and "£ per head, 2013"
/// "£ per head".
std::string common_beginning(const std::vector<std::string>& texts) {
    std::string common = texts.empty() ? std::string() : texts.front();
    for (const std::string& text : texts)
        while (!text.starts_with(common) ||
               (text.size() > common.size() && !text.substr(common.size()).starts_with(", "))) {
            const std::size_t comma = common.rfind(", ");
            common = comma == std::string::npos ? std::string() : common.substr(0, comma);
            if (common.empty()) return {};
        }
    return common;
}

bool share_classes(const std::vector<Picture>& pictures) {
    return pictures.size() > 1 && std::ranges::all_of(pictures, [&](const Picture& picture) {
               const auto& first = pictures.front().legend;
               // Of two layers each map has breaks of its own.
               return !picture.legend.grid && (first.categorical || picture.legend.pooled) &&
                      picture.legend.title == first.title &&
                      std::ranges::equal(picture.legend.classes, first.classes, {},
                                         &LegendClass::label, &LegendClass::label);
           });
}

/// "Healthy life expectancy; Household income", where a map is of two layers.
std::string title_of(const geo::Atlas& atlas, const Pane& pane, const Picture& picture) {
    const geo::Layer* second = picture.legend.grid ? atlas.layer(pane.second->layer) : nullptr;
    return second == nullptr ? picture.legend.title : picture.legend.title + "; " + second->label;
}

Headings headings_of(const geo::Atlas& atlas, const Scene& scene,
                     const std::vector<Picture>& pictures) {
    Headings out;
    std::vector<std::string> titles, subtitles, levels;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        add_once(titles, title_of(atlas, scene.panes[i], pictures[i]));
        add_once(subtitles, pictures[i].legend.subtitle);
        add_once(levels, plural_of(scene.panes[i].level));
    }
    const auto joined = [](const std::vector<std::string>& parts, const char* by) {
        return fmt::format("{}", fmt::join(parts, by));
    };
    out.title = joined(titles, "; ");
    out.subtitle = joined(levels, ", ");
    const std::string common = titles.size() == 1 ? common_beginning(subtitles) : std::string();
    if (!common.empty()) out.subtitle = say("{}, {}", common, out.subtitle);
    out.subtitle = geo::capitalised(out.subtitle);
    out.what_if = pictures.front().what_if;
    out.shares_classes = share_classes(pictures);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const Picture& picture = pictures[i];
        LegendHeading heading;
        if (titles.size() > 1) heading.title = title_of(atlas, scene.panes[i], picture);
        if (subtitles.size() > 1)
            heading.subtitle =
                picture.legend.subtitle.substr(common.empty() ? 0 : common.size() + 2);
        // Of one layer, what differs is what a map is called.
        if (heading.title.empty()) std::swap(heading.title, heading.subtitle);
        out.maps.push_back(std::move(heading));
    }
    return out;
}

struct Grid {
    std::size_t columns = 1, rows = 1;
};

/// That gives each map the largest square.
Grid grid_of(std::size_t maps, double width, double height) {
    Grid best;
    double largest = 0;
    for (std::size_t columns = 1; columns <= maps; ++columns) {
        const std::size_t rows = (maps + columns - 1) / columns;
        const double side =
            std::min(width / static_cast<double>(columns), height / static_cast<double>(rows));
        if (side <= largest) continue;
        largest = side;
        best = {columns, rows};
    }
    return best;
}

/// Where a map's legend stands: over the sea that the home camera leaves, or clear of a map whose
/// camera was chosen.
enum class LegendPlace : std::uint8_t { over, beside, below };

struct Cell {
    Box box, map;
    LegendPlace place = LegendPlace::over;
    LegendHeading heading;
};

/// A map of the figure that has been made.
struct MadeMap {
    Cell cell;
    Picture picture;
    std::optional<MapPicture> over{};
};

class Figure {
public:
    Figure(Sheet& sheet, PaneSize page, const FigureInput& input)
        : pen_(sheet, colours(false)),
          input_(input),
          scene_(on_paper(input.scene)),
          marking_(marking_in_view(input.atlas, scene_)),
          page_(page) {
        const double above = marking_.empty() ? margin : banner_room + 12;
        inner_ = {margin, above, page.width.value - 2 * margin, page.height.value - 2 * above};
    }

    void draw() {
        draw_banners(pen_, page_, marking_);
        // Words do not depend on how large a map is, but how large it can be depends on them.
        std::vector<Picture> drafts;
        for (std::size_t i = 0; i < scene_.panes.size(); ++i)
            drafts.push_back(picture_of(i, {{600}, {600}}, true, scene_));
        const Headings headings = headings_of(input_.atlas, scene_, drafts);
        double top = heading(headings);
        shares_classes_ = headings.shares_classes;
        if (shares_classes_)
            top = draw_shared(pen_, {.picture = drafts.front(), .width = inner_.width},
                              {inner_.x, top});
        const double bottom = footer(drafts);
        pen_.sheet.begin(SheetPart::figure, words_of(input_.atlas, input_.scene).description);
        const auto made = maps({inner_.x, top, inner_.width, bottom - top}, headings.maps);
        for (const MadeMap& map : made) draw(map, &map == &made.front());
        pen_.sheet.end();
    }

    bool wants_detail() const {
        const auto cells = cells_in(inner_, std::vector<LegendHeading>(scene_.panes.size()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (app::wants_detail(input_.atlas, seen_through(with_camera(i, cells[i].map), i),
                                  size_of(cells[i].map)))
                return true;
        return false;
    }

private:
    static PaneSize size_of(const Box& box) { return {{box.width}, {box.height}}; }

    /// Returns where the maps may begin.
    double heading(const Headings& words) {
        double y = inner_.y;
        pen_.rect({inner_.x, y, 40, 5}, pen_.c.accent);
        y += 14;
        pen_.sheet.begin(SheetPart::heading, {});
        PaperFace face = PaperFace::title;
        if (pen_.wrapped(face, words.title, inner_.width).size() > 2) face = PaperFace::text_strong;
        for (const std::string& line : pen_.wrapped(face, words.title, inner_.width, 3)) {
            const double height = font_of(face).em * 1.2;
            pen_.text(face, {inner_.x, y + height / 2}, pen_.c.ink, line);
            y += height;
        }
        pen_.sheet.end();
        pen_.sheet.begin(SheetPart::paragraph, {});
        y = pen_.paragraph(PaperFace::text, inner_.x, y + 2, inner_.width, pen_.c.ink2,
                           words.subtitle, 2);
        if (!words.what_if.empty())
            y = pen_.paragraph(PaperFace::text_strong, inner_.x, y + 2, inner_.width, pen_.c.accent,
                               words.what_if, 3);
        pen_.sheet.end();
        return y + 10;
    }

    /// From the bottom upwards: who made it, sources and licences, notes, letters. Returns where
    /// the maps have to end.
    double footer(const std::vector<Picture>& drafts) {
        std::vector<const Picture*> pointers;
        for (const Picture& picture : drafts) pointers.push_back(&picture);
        std::vector<std::string> notes, licences;
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            if (drafts[i].notice) add_once(notes, drafts[i].notice->text);
            if (const std::string& changed = drafts[i].changed_boundaries; !changed.empty())
                add_once(notes, changed);
            add_once(licences, input_.atlas.layer(scene_.panes[i].layer)->licence);
        }
        std::string sources = sources_of(pointers).line();
        if (!licences.empty())
            sources += " " + say("Licence of the figures: {}.", fmt::join(licences, "; "));
        const double by = pen_.width(PaperFace::small_strong, input_.maker) + 32;
        const double width = inner_.width - by;
        const double height = pen_.paragraph_height(PaperFace::small, sources, width);
        double y = inner_.bottom() - height;
        pen_.sheet.begin(SheetPart::paragraph, {});
        pen_.paragraph(PaperFace::small, inner_.x, y, width, pen_.c.ink2, sources);
        pen_.text(PaperFace::small_strong,
                  {inner_.right(), inner_.bottom() - Pen::line_height(PaperFace::small) / 2},
                  pen_.c.ink2, input_.maker, Pen::Align::right);
        pen_.sheet.end();
        y -= 8;
        pen_.horizontal(inner_.x, y, inner_.width, pen_.c.rule);
        y -= 4;
        for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
            y -= pen_.paragraph_height(PaperFace::small, *note, inner_.width);
            pen_.sheet.begin(SheetPart::paragraph, {});
            pen_.paragraph(PaperFace::small, inner_.x, y, inner_.width, pen_.c.ink, *note);
            pen_.sheet.end();
        }
        return letters(drafts, y - 4) - 6;
    }

    /// The selected areas by their letters, with their figures of each map.
    double letters(const std::vector<Picture>& drafts, double bottom) {
        const std::size_t count = scene_.selected.size();
        if (count == 0) return bottom;
        const auto columns = std::clamp<std::size_t>(
            static_cast<std::size_t>(inner_.width / letter_column), 1, count);
        const std::size_t rows = (count + columns - 1) / columns;
        const double width = inner_.width / static_cast<double>(columns);
        const double top = bottom - letter_row * static_cast<double>(rows);
        pen_.sheet.begin(SheetPart::paragraph, {});
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t across = i / rows, down = i % rows;
            letter(drafts, i,
                   {inner_.x + width * static_cast<double>(across),
                    top + letter_row * static_cast<double>(down), width - 16, letter_row});
        }
        pen_.sheet.end();
        return top;
    }

    void letter(const std::vector<Picture>& drafts, std::size_t number, const Box& box) {
        const auto area = input_.atlas.areas.find(geo::text_of(scene_.selected[number]));
        if (!area) return;
        const MapMark mark{{},
                           selection_colour(number, false),
                           static_cast<MarkShape>(number),
                           static_cast<char>('A' + number)};
        const double y = box.y + box.height / 2;
        const bool is_marked = has_marks(scene_);
        if (is_marked) pen_.badge(mark, {box.x + 10, y}, 18);
        std::string name, details;
        std::vector<std::string> values;
        for (const Picture& picture : drafts) {
            const auto card = std::ranges::find(picture.cards, *area, &Card::area);
            if (card == picture.cards.end()) continue;
            name = card->name;
            values.push_back(card->value);
            if (!card->value_note.empty()) values.back() += " (" + card->value_note + ")";
            for (const std::string& one : {card->interval, card->rank})
                if (drafts.size() == 1 && !one.empty())
                    details += (details.empty() ? "" : "; ") + one;
        }
        double x = box.x + (is_marked ? 28 : 0);
        const auto part = [&](PaperFace face, Rgba colour, const std::string& text) {
            const std::string shown = pen_.elided(face, text, std::max(0.0, box.right() - x));
            if (shown.empty() || shown == "…") return;
            pen_.text(face, {x, y}, colour, shown);
            x += pen_.width(face, shown) + 10;
        };
        part(PaperFace::small_strong, pen_.c.ink, name);
        std::string all = fmt::format("{}", fmt::join(values, "; "));
        if (values.size() > 2 && x + pen_.width(PaperFace::small_strong, all) > box.right()) {
            all = values.front() + " … " + values.back();
            details = tr("on the first map and on the last");
        }
        part(PaperFace::small_strong, pen_.c.ink, all);
        part(PaperFace::small, pen_.c.ink2, details);
    }

    /// Would a legend in the corner lie on the country, where all of it is seen?
    static bool covers_land(const Box& map) {
        constexpr double widths_in_a_height = 0.62;  // of the country, with the islands
        return legend_width(size_of(map)) + widths_in_a_height * map.height > map.width;
    }

    std::vector<Cell> cells_in(const Box& room, const std::vector<LegendHeading>& headings) const {
        const std::size_t count = scene_.panes.size();
        const Grid grid = grid_of(count, room.width, room.height);
        // On the smallest paper words may leave a map next to nothing, but never less.
        const auto share = [](double whole, std::size_t parts) {
            return std::max(least_map, (whole - between * static_cast<double>(parts - 1)) /
                                           static_cast<double>(parts));
        };
        const double width = share(room.width, grid.columns),
                     height = share(room.height, grid.rows);
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t across = i % grid.columns, down = i / grid.columns;
            Cell cell;
            cell.box = {room.x + (width + between) * static_cast<double>(across),
                        room.y + (height + between) * static_cast<double>(down), width, height};
            cell.map = cell.box;
            cell.heading = headings[i];
            if (scene_.panes[i].camera)
                cell.place = count == 1 ? LegendPlace::beside : LegendPlace::below;
            else if (is_small(size_of(cell.map)) && covers_land(cell.map))
                cell.place = LegendPlace::below;
            if (cell.place == LegendPlace::beside)
                cell.map.width = std::max(least_map, cell.map.width - column - between);
            cells.push_back(std::move(cell));
        }
        return cells;
    }

    std::vector<MadeMap> maps(const Box& room, const std::vector<LegendHeading>& headings) {
        std::vector<MadeMap> made;
        for (const Cell& cell : cells_in(room, headings)) {
            const std::size_t i = made.size();
            MadeMap map{cell, {}, {}};
            if (cell.place == LegendPlace::below) {
                // How high the strip is depends on words alone.
                const Picture draft = picture_of(i, size_of(cell.map), true, scene_);
                map.cell.map.height =
                    std::max(least_map, map.cell.map.height - 10 -
                                            strip_height(pen_, legend_of(map.cell, draft)));
            }
            const Scene scene = with_camera(i, map.cell.map);
            map.picture =
                picture_of(i, size_of(map.cell.map), cell.place != LegendPlace::over, scene);
            if (input_.over != nullptr && map.picture.shape == geo::Shape::geographic)
                map.over =
                    map_over(input_.atlas, seen_through(scene, i), map.picture.map, *input_.over);
            made.push_back(std::move(map));
        }
        return made;
    }

    Picture picture_of(std::size_t pane, PaneSize size, bool bare, const Scene& scene) const {
        return app::picture_of(input_.atlas, seen_through(scene, pane),
                               {.pane = size, .detailed = input_.detailed, .bare = bare});
    }

    /// The scene whose pane shows on paper at least what it showed where its camera was chosen.
    Scene with_camera(std::size_t pane, const Box& map) const {
        Scene scene = scene_;
        auto& camera = scene.panes[pane].camera;
        if (!camera) return scene;
        const Grid grid = grid_of(scene.panes.size(), 1263, 916);
        const PaneSize seen = input_.seen_in.value_or(PaneSize{
            {1263 / static_cast<double>(grid.columns)}, {916 / static_cast<double>(grid.rows)}});
        camera->metres_per_pixel *=
            std::max(seen.width.value / map.width, seen.height.value / map.height);
        return scene;
    }

    PaperLegend legend_of(const Cell& cell, const Picture& picture) const {
        const bool is_square = scene_.page == Page::needs && picture.legend.classes.size() == 9;
        PaperLegend legend{.picture = picture,
                           .heading = cell.heading,
                           .is_square = is_square,
                           .is_shared = shares_classes_};
        const PaneSize pane = size_of(cell.map);
        switch (cell.place) {
            case LegendPlace::over:
                // The room that the map's names and insets keep clear of.
                legend.width = std::min(legend_width(pane), cell.map.width) - 2 * legend_pad;
                legend.most = cell.map.height - 20;
                if (!picture.legend.grid || !is_small(pane))
                    legend.most =
                        std::min(legend.most, app::legend_height(picture.legend, pane) - 20);
                break;
            case LegendPlace::beside:
                legend.width = column;
                legend.most = cell.box.height;
                break;
            case LegendPlace::below:
                legend.width = std::min(cell.box.width, 420.0);
                legend.most = cell.box.height / 2;
                break;
        }
        return legend;
    }

    void draw(const MadeMap& map, bool is_first) {
        const Cell& cell = map.cell;
        constexpr double least_with_scale = 130;
        const bool small = is_small(size_of(cell.map)) || shares_classes_;
        draw_map(pen_,
                 {.picture = map.picture,
                  .over = map.over ? &*map.over : nullptr,
                  .corner = {cell.map.x, cell.map.y},
                  // Of small maps that look at the same, one says how large it is.
                  .with_scale_bar = cell.map.height > least_with_scale &&
                                    (is_first || !scene_.linked || !is_small(size_of(cell.map)))});
        const PaperLegend legend = legend_of(cell, map.picture);
        if (cell.place == LegendPlace::over) {
            const double height =
                small ? strip_height(pen_, legend) : app::legend_height(pen_, legend);
            pen_.rect({cell.map.x, cell.map.y, legend.width + 2 * legend_pad, height + 20},
                      map.picture.map.background);
            const ScreenPoint at{cell.map.x + legend_pad, cell.map.y + 12};
            small ? draw_strip(pen_, legend, at) : draw_legend(pen_, legend, at);
        } else if (cell.place == LegendPlace::beside) {
            draw_legend(pen_, legend, {cell.map.right() + between, cell.map.y});
        } else {
            draw_strip(pen_, legend, {cell.map.x, cell.map.bottom() + 8});
        }
    }

    Pen pen_;
    const FigureInput& input_;
    Scene scene_;
    geo::Marking marking_;
    PaneSize page_;
    Box inner_;
    bool shares_classes_ = false;
};

std::string classes_in_words(const Legend& legend) {
    std::string words;
    for (const LegendClass& one : legend.classes)
        words += say(" {}: {}.", one.label, areas_in_words(one.count));
    for (const LegendState& state : states_of(legend, colours(false)))
        words += " " + state.words + ".";
    if (!legend.finding.empty()) words += " " + legend.finding;
    return words;
}

}  // namespace

FigureWords words_of(const geo::Atlas& atlas, const Scene& scene) {
    const Scene shown = on_paper(scene);
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < shown.panes.size(); ++i)
        pictures.push_back(picture_of(atlas, seen_through(shown, i),
                                      {.pane = {{600}, {600}}, .detailed = {}, .bare = true}));
    const Headings headings = headings_of(atlas, shown, pictures);
    FigureWords words{headings.title, {}};
    if (const geo::Marking marking = marking_in_view(atlas, shown); !marking.empty())
        words.description = geo::in_words(marking) + ". ";
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const Legend& legend = pictures[i].legend;
        words.description +=
            (i == 0 ? "" : " ") + say("Map of {}: {}, {}.", legend.title, legend.subtitle,
                                      plural_of(shown.panes[i].level));
        words.description += classes_in_words(legend);
    }
    if (!headings.what_if.empty()) words.description += " " + headings.what_if;
    return words;
}

bool figure_wants_detail(Sheet& sheet, PaneSize page, const FigureInput& input) {
    return Figure(sheet, page, input).wants_detail();
}

void draw_figure(Sheet& sheet, PaneSize page, const FigureInput& input) {
    Figure(sheet, page, input).draw();
}

}  // namespace app
