#include "app/office/export_slides.h"

#include <algorithm>
#include <map>

#include "app/export/recipe.h"
#include "app/office/slide_deck.h"
#include "app/office/slide_sheet.h"
#include "app/paper/maker.h"
#include "app/paper/paper_map.h"
#include "app/picture/comparison.h"
#include "app/picture/parts.h"
#include "app/picture/words.h"
#include "app/stage/draw_stage.h"
#include "app/stage/stage_type.h"
#include "app/text/inter.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr PaneSize screen{{slide_width}, {slide_height}};
constexpr double tolerance = 0.4;  // pixels of a map: 0.3 points on the slide
/// Type of the slides may be a little wider than what it is measured with.
constexpr double spare = 0.94;
constexpr double leading = 1.17, caption_em = 17, caption_line = 21;

std::vector<Choropleth> choropleths_in(const StageScene& scene) {
    return scene.map ? choropleths_of(scene.atlas(), *scene.map) : std::vector<Choropleth>{};
}

/// "Of the figures 12 are inherited, 3 estimate": what sets them apart from published ones.
std::string status_of(const std::vector<Choropleth>& shown) {
    std::map<std::string, int> marks;
    for (const Choropleth& one : shown)
        for (const auto& figure : one.view.figures)
            if (figure && figure->value)
                if (const std::string mark = mark_of(*figure); !mark.empty()) ++marks[mark];
    std::vector<std::string> parts;
    for (const auto& [mark, count] : marks)
        parts.push_back(say("{}: {}", mark, areas_in_words(count)));
    return parts.empty() ? std::string() : say("Status of figures: {}.", fmt::join(parts, ", "));
}

/// "Leeds: 59.1 years, inherited".
std::string said_of(const geo::Atlas& atlas, const Choropleth& shown, geo::AreaIndex area) {
    const std::string& name = atlas.areas[area].name;
    const geo::ShownFigure* figure = shown.figure_of(area);
    if (figure == nullptr) return name;
    if (!figure->value) return name + ": " + withheld_words(figure->marker);
    const std::string mark = mark_of(*figure);
    return name + ": " +
           (shown.change ? say_shown(shown, *figure->value)
                         : geo::say_value(*shown.view.layer, *figure->value)) +
           (mark.empty() ? "" : ", " + mark);
}

class Slide {
public:
    Slide(const Sheet& measure, const StageScene& scene)
        : scene_(scene),
          layout_(stage_layout(scene, {}, screen)),
          drawing_(c_.stage),
          sheet_(measure, drawing_),
          pen_(sheet_, c_),
          shown_(choropleths_in(scene)) {
        for (std::size_t i = 0; i < layout_.panes.size(); ++i)
            pictures_.push_back(stage_picture(scene, layout_, i, {}));
    }

    std::string scene_slide() {
        maps();
        const double y = words();
        keys(y + 20);
        foot();
        return drawing_.xml();
    }

    /// The pinned areas with their figures, or areas in the order of their figures; empty where
    /// there are neither.
    std::string table_slide() {
        const auto table = scene_.map ? comparison_of(scene_.atlas(), *scene_.map) : std::nullopt;
        if (!table && !ranks_areas()) return {};
        layout_.words.width = slide_width - 2 * layout_.words.x;
        const double y = title(layout_.words.y, 1) + 24;
        table ? add_comparison(*table, y) : add_ranking(y);
        foot();
        return drawing_.xml();
    }

private:
    SlideText text(const char* name, const Box& box, double em, Rgba colour,
                   const std::string& words, bool strong = false, double line = 0) const {
        SlideText out{.name = name, .box = box, .paragraphs = {}};
        for (std::size_t from = 0; from <= words.size();) {
            const std::size_t end = std::min(words.find('\n', from), words.size());
            out.paragraphs.push_back(
                {.runs = {{words.substr(from, end - from), em, colour, strong}}, .line = line});
            from = end + 1;
        }
        return out;
    }

    /// Adds words in a box as high as they need; returns where the next may begin.
    double paragraph(const char* name, const StageType& type, double y, Rgba colour,
                     const std::string& words) {
        if (words.empty()) return y;
        const Box& column = layout_.words;
        const auto lines = type.wrapped(pen_, words, column.width * spare).size();
        const double height = type.line_height() * static_cast<double>(lines);
        drawing_.add(text(name, {column.x, y, column.width, height}, type.em, colour, words,
                          type.face == PaperFace::text_strong, type.line_height()));
        return y + height;
    }

    /// Kicker and headline.
    double title(double y, double share) {
        const Box& column = layout_.words;
        if (!scene_.kicker.empty()) {
            drawing_.rect(tr("Rule"), {column.x, y, 40, 8}, c_.accent);
            y = paragraph(tr("Kicker"), {PaperFace::text_strong, stage_text_em}, y + 18, c_.accent,
                          scene_.kicker) +
                8;
        }
        const double em = headline_size(pen_, scene_, layout_) * spare * share;
        const StageType type{PaperFace::page_title, em};
        const auto lines = type.wrapped(pen_, scene_.headline, column.width * spare).size();
        const double height = em * leading * static_cast<double>(std::max<std::size_t>(1, lines));
        SlideText headline = text(tr("Headline"), {column.x, y, column.width, height}, em, c_.ink,
                                  scene_.headline, true, em * leading);
        headline.is_title = true;
        drawing_.add(headline);
        return y + height;
    }

    double words() {
        const double y = title(layout_.words.y, 1);
        const StageType type{PaperFace::text, stage_text_em};
        return paragraph(tr("Text"), type, y + 18, c_.ink2, scene_.text);
    }

    void maps() {
        for (std::size_t i = 0; i < pictures_.size(); ++i) {
            map(i);
            if (pictures_.size() > 1) caption(i);
        }
        if (pictures_.empty()) return;
        notes();
        if (const std::string& supposed = pictures_.front().what_if; !supposed.empty()) {
            const Box& pane = layout_.panes.front();
            const StageType type{PaperFace::text_strong, stage_caption_em};
            const double width = std::min(type.width(pen_, supposed) / spare + 32, pane.width - 64);
            SlideText chip =
                text(tr("Hypothetical"), {pane.right() - width - 48, pane.y + 16, width, 40},
                     stage_caption_em, c_.on_accent, supposed, true);
            chip.ground = c_.accent;
            chip.in_middle = true;
            chip.paragraphs.front().align = SlideAlign::centre;
            drawing_.add(chip);
        }
    }

    void map(std::size_t number) {
        const Picture& picture = pictures_[number];
        const Box& pane = layout_.panes[number];
        drawing_.begin_group(pictures_.size() == 1 ? tr("Map") : say("Map {}", number + 1),
                             map_in_words(number), pane);
        if (picture.map.geometry) {
            const geo::Geometry& ground = *picture.map.geometry;
            AreaShapes shapes;
            const auto groups = geo::grouping_of(scene_.atlas(), ground, shown_[number].view.level,
                                                 picture.boundary_year);
            for (std::size_t i = 0; i < ground.areas.size(); ++i)
                shapes.of_feature.push_back(groups[i].value_or(ground.areas[i]));
            shapes.fill = [&](geo::AreaIndex area, const PaperLines& rings, const Fill& fill) {
                sheet_.area(said_of(scene_.atlas(), shown_[number], area), rings, fill,
                            picture.map.hatch_line);
            };
            sheet_.place({pane.x, pane.y}, layout_.map_scale);
            draw_map(pen_, {.picture = picture,
                            .corner = {0, 0},
                            .with_scale_bar = false,
                            .shapes = &shapes,
                            .tolerance = tolerance});
            sheet_.unplace();
        }
        drawing_.end_group();
    }

    std::string map_in_words(std::size_t number) const {
        const Legend& legend = pictures_[number].legend;
        std::string words = say("Map of {}: {}, {}.", legend.title, legend.subtitle,
                                plural_of(scene_.map->panes[number].level));
        for (const LegendClass& one : legend.classes)
            words += say(" {}: {}.", one.label, areas_in_words(one.count));
        return words;
    }

    void notes() {
        const Picture& picture = pictures_.front();
        for (const NotePlace& place : place_notes(pen_, scene_, layout_, picture)) {
            const Annotation& one = scene_.annotations[place.annotation];
            auto note = placed_note(scene_, layout_, picture, place);
            if (!note) continue;
            note->words.width = note->words.width / spare + 12;
            const Box& box = note->words;
            note_line(one, *note);
            SlideText words{
                .name = one.title.empty() ? one.text : one.title, .box = box, .paragraphs = {}};
            if (!one.title.empty())
                words.paragraphs.push_back({.runs = {{one.title, note_title_em, c_.ink, true}},
                                            .line = note_title_em * 1.33});
            if (!one.text.empty())
                words.paragraphs.push_back(
                    {.runs = {{one.text, note_em, c_.ink2, false}}, .line = note_em * 1.33});
            drawing_.add(words);
        }
    }

    void note_line(const Annotation& one, const PlacedNote& note) {
        constexpr double width = 2;
        if (one.kind == Annotation::Kind::bracket)
            return drawing_.lines(tr("Bracket"), note.bracket(), c_.ink, width, false);
        const bool is_arrow = one.kind == Annotation::Kind::arrow;
        drawing_.line(is_arrow ? tr("Arrow") : tr("Pointer"),
                      note.joint((one.title.empty() ? note_em : note_title_em) * 1.33), note.anchor,
                      c_.ink, is_arrow ? 2 * width : width,
                      is_arrow ? LineEnd::arrow : LineEnd::disc);
    }

    /// Classes and whatever else the map's ground means: colour, words, areas.
    SlideTable key_of(const Legend& legend, ScreenPoint corner, double width, double em,
                      double row) const {
        SlideTable table{.name = tr("Legend"),
                         .alternative = say("Key to the map of {}", legend.title),
                         .corner = corner,
                         .columns = {row * 1.4, width - row * 1.4 - em * 4, em * 4},
                         .row = row,
                         .em = em,
                         .rows = {},
                         .has_rules = false,
                         .ink = c_.ink,
                         .rule = c_.rule,
                         .hatch_line = c_.hatch_line};
        for (const LegendClass& one : legend.classes)
            table.rows.push_back({{.fill = Fill{FillKind::colour, one.colour}},
                                  {.text = one.label},
                                  {.text = std::to_string(one.count), .align = SlideAlign::right}});
        if (legend.uncertainty == Uncertainty::hatch && !legend.classes.empty())
            table.rows.push_back({{.fill = Fill{FillKind::unclear,
                                                legend.classes[legend.classes.size() / 2].colour}},
                                  {.text = legend.uncertain.words},
                                  {}});
        for (const LegendState& state : states_of(legend, c_))
            table.rows.push_back(
                {{.fill = Fill{state.kind, state.ground}}, {.text = state.words}, {}});
        return table;
    }

    /// The keys of all maps, one of those that are alike, at the lower end of the words; many rows
    /// are written smaller.
    void keys(double top) {
        const Box& column = layout_.words;
        if (pictures_.size() == 1 && pictures_.front().legend.grid) return square_key(top);
        constexpr double width = 460, largest_row = 30, least_row = 14, text_share = 0.66;
        struct MapKey {
            const Legend* legend;
            bool is_shared = false;  // by maps that differ in year or level, and so in counts
        };
        std::vector<MapKey> different;
        std::size_t rows = 0;
        for (const Picture& picture : pictures_) {
            const auto alike = std::ranges::find_if(different, [&](const MapKey& one) {
                return one.legend->title == picture.legend.title &&
                       std::ranges::equal(one.legend->classes, picture.legend.classes, {},
                                          &LegendClass::label, &LegendClass::label);
            });
            if (alike != different.end()) {
                alike->is_shared = true;
                continue;
            }
            different.push_back({&picture.legend});
            rows += key_of(picture.legend, {}, width, 20, largest_row).rows.size() + 3;
        }
        if (different.empty()) return;
        const double row =
            std::clamp((column.bottom() - top) / static_cast<double>(rows), least_row, largest_row);
        double y = std::max(top, column.bottom() - row * static_cast<double>(rows));
        for (const auto& [legend, is_shared] : different) {
            const double em = row * text_share;
            SlideText heading = text(tr("Legend title"), {column.x, y, column.width, 2 * row},
                                     em * 1.1, c_.ink, legend->title, true, row);
            if (!is_shared)
                heading.paragraphs.push_back(
                    {.runs = {{legend->subtitle, em, c_.ink2, false}}, .line = row});
            drawing_.add(heading);
            SlideTable table = key_of(*legend, {column.x, y + 2.2 * row}, width, em, row);
            if (is_shared) {
                table.corner.y = y + 1.2 * row;
                table.rows.resize(legend->classes.size());
                for (auto& cells : table.rows) cells.back().text.clear();
            }
            drawing_.add(table);
            y += row * (static_cast<double>(table.rows.size()) + 3);
        }
    }

    /// Of each of several maps.
    void caption(std::size_t number) {
        const Legend& legend = pictures_[number].legend;
        const Box& pane = layout_.panes[number];
        constexpr double em = 18, row = 24;
        drawing_.add(text(tr("Caption"), {pane.x + 12, pane.y + 12, pane.width - 24, 2 * row}, em,
                          c_.ink, legend.title + "\n" + legend.subtitle, true, row));
    }

    /// Nine kinds: the second layer to the right, the pane's own upwards, with the areas of each.
    void square_key(double top) {
        const Legend& legend = pictures_.front().legend;
        const Box& column = layout_.words;
        constexpr double label = 30, em = 20, breaks = 110;
        const double room = column.bottom() - top - 2 * label - em * 1.4;
        const double row = std::clamp(room / 3, 24.0, 60.0);
        const double y = std::max(top, column.bottom() - 3 * row - 2 * label - em * 1.4);
        SlideTable table{.name = tr("Legend"),
                         .alternative = say("Key to the map of {} and {}: how many areas are of "
                                            "each kind",
                                            legend.grid->y.title, legend.grid->x.title),
                         .corner = {column.x + breaks, y + label},
                         .columns = {row * 1.4, row * 1.4, row * 1.4},
                         .row = row,
                         .em = em,
                         .rows = {},
                         .has_rules = false,
                         .ink = c_.ink,
                         .rule = c_.rule,
                         .hatch_line = c_.hatch_line};
        for (std::size_t down = 0; down < 3; ++down) {
            auto& cells = table.rows.emplace_back();
            for (std::size_t across = 0; across < 3; ++across) {
                const std::size_t kind = (2 - down) * 3 + across;
                if (kind >= legend.classes.size()) continue;
                const LegendClass& one = legend.classes[kind];
                cells.push_back(
                    {.text = std::to_string(one.count),
                     .align = SlideAlign::centre,
                     .strong = true,
                     .fill = Fill{FillKind::colour, one.colour},
                     .colour = contrast(one.colour, c_.ink) > contrast(one.colour, c_.ink_inverse)
                                   ? c_.ink
                                   : c_.ink_inverse});
            }
        }
        drawing_.add(text(tr("Upwards"), {column.x, y, column.width, label}, em, c_.ink,
                          "↑ " + legend.grid->y.title, true));
        drawing_.add(table);
        const auto middle = [&](SlideText words, SlideAlign align) {
            words.in_middle = true;
            words.paragraphs.front().align = align;
            drawing_.add(words);
        };
        for (std::size_t i = 0; i < 2; ++i) {
            const double along = static_cast<double>(i + 1);
            middle(text(tr("Break"),
                        {column.x, y + label + 3 * row - along * row - em, breaks - 10, 2 * em},
                        em * 0.9, c_.ink2, legend.grid->y.breaks[i]),
                   SlideAlign::right);
            middle(text(tr("Break"),
                        {column.x + breaks + along * row * 1.4 - row * 0.7, y + label + 3 * row + 2,
                         row * 1.4, em * 1.3},
                        em * 0.9, c_.ink2, legend.grid->x.breaks[i]),
                   SlideAlign::centre);
        }
        drawing_.add(
            text(tr("To the right"),
                 {column.x + breaks, y + label + 3 * row + em * 1.4, column.width - breaks, label},
                 em, c_.ink, legend.grid->x.title + " →", true));
    }

    void add_comparison(const Comparison& of, double y) {
        const Box& column = layout_.words;
        SlideTable table{.name = tr("Pinned areas"),
                         .alternative = say("Pinned areas against {}", of.benchmark),
                         .corner = {column.x, y},
                         .columns = {},
                         .rows = {},
                         .has_head = true,
                         .ink = c_.ink,
                         .rule = c_.rule_strong,
                         .hatch_line = c_.hatch_line};
        constexpr double names = 560, widest = 560;
        table.columns = {names};
        auto& head = table.rows.emplace_back();
        head.push_back({.text = tr("Area"), .strong = true});
        for (std::size_t i = 0; i < of.columns.size(); ++i) {
            table.columns.push_back(
                std::min(widest, (column.width - names) / static_cast<double>(of.columns.size())));
            const Legend& legend = pictures_[i].legend;
            head.push_back({.text = legend.title + "\n" + legend.subtitle,
                            .align = SlideAlign::right,
                            .strong = true});
        }
        for (const ComparisonRow& one : of.rows) {
            auto& cells = table.rows.emplace_back();
            cells.push_back({.text = one.name});
            for (std::size_t i = 0; i < one.figures.size(); ++i)
                cells.push_back({.text = in_cell(of.columns[i], shown_[i], one.figures[i]),
                                 .align = SlideAlign::right});
        }
        if (of.one_benchmark) {
            auto& cells = table.rows.emplace_back();
            cells.push_back({.text = of.benchmark, .strong = true});
            for (std::size_t i = 0; i < of.columns.size(); ++i)
                cells.push_back({.text = in_cell(of.columns[i], shown_[i], of.columns[i].benchmark),
                                 .align = SlideAlign::right,
                                 .strong = true});
        }
        const auto rows = static_cast<double>(table.rows.size() + 3);  // the head has two lines
        table.row = std::clamp((layout_.sources.y - y) / rows, 20.0, 50.0);
        table.em = std::min(26.0, table.row * 0.6);
        drawing_.add(table);
        if (of.has_intervals)
            drawing_.add(
                text(tr("Note"), {column.x, y + (rows - 2) * table.row + 20, column.width, 30},
                     stage_caption_em, c_.ink2, tr("In brackets: 95% confidence intervals.")));
    }

    /// One map, of numbers: kinds have no order, and several maps several.
    bool ranks_areas() const {
        if (pictures_.size() != 1 || scene_.map->pane().analysis != Analysis::none) return false;
        const auto& rows = pictures_.front().ranking;
        return rows.size() > 1 && rows.front().rank > 0;
    }

    /// The highest and the lowest, and how many are between them.
    void add_ranking(double y) {
        constexpr std::size_t at_each_end = 7;
        constexpr double rank = 330, names = 700, figures = 640;
        const Picture& picture = pictures_.front();
        const std::vector<RankRow>& all = picture.ranking;
        SlideTable table{
            .name = tr("Ranked areas"),
            .alternative = say("{} by {}, the highest first", plural_of(scene_.map->pane().level),
                               picture.legend.title),
            .corner = {layout_.words.x, y},
            .columns = {rank, names, figures},
            .rows = {},
            .has_head = true,
            .ink = c_.ink,
            .rule = c_.rule_strong,
            .hatch_line = c_.hatch_line};
        // Years are in their order, but nobody is first among them.
        const bool has_ranks = shown_.front().view.layer->unit != "year";
        table.rows.push_back(
            {{.text = has_ranks ? say("Rank among {}", all.size()) : std::string(), .strong = true},
             {.text = tr("Area"), .strong = true},
             {.text = picture.legend.title + "\n" + picture.legend.subtitle,
              .align = SlideAlign::right,
              .strong = true}});
        const bool has_gap = all.size() > 2 * at_each_end + 1;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (has_gap && i == at_each_end) {
                i = all.size() - at_each_end;
                table.rows.push_back(
                    {{.text = "…"},
                     {.text = areas_in_words(static_cast<int>(all.size() - 2 * at_each_end))},
                     {}});
            }
            const RankRow& row = all[i];
            table.rows.push_back({{.text = has_ranks ? ranks_of(row) : std::string()},
                                  {.text = row.name},
                                  {.text = figure_of(row), .align = SlideAlign::right}});
        }
        const auto rows = static_cast<double>(table.rows.size() + 3);  // the head has two lines
        table.row = std::clamp((layout_.sources.y - y) / rows, 20.0, 50.0);
        table.em = std::min(26.0, table.row * 0.6);
        drawing_.add(table);
        const auto has_interval = [](const RankRow& one) { return one.lower.has_value(); };
        if (std::ranges::any_of(all, has_interval))
            drawing_.add(text(
                tr("Note"),
                {layout_.words.x, y + (rows - 1) * table.row + 8, layout_.words.width, 30},
                stage_caption_em, c_.ink2,
                tr("In brackets: 95% confidence intervals, and the ranks that they leave open.")));
    }

    /// "7", "7 (3 to 12)".
    static std::string ranks_of(const RankRow& row) {
        std::string words = std::to_string(row.rank);
        if (row.ranks && row.ranks->first != row.ranks->last)
            words += say(" ({} to {})", row.ranks->first, row.ranks->last);
        return words;
    }

    std::string figure_of(const RankRow& row) const {
        std::string words = row.value;
        const geo::ShownFigure* figure = shown_.front().figure_of(row.area);
        if (figure == nullptr) return words;
        const geo::Layer& layer = *shown_.front().view.layer;
        if (figure->interval && !shown_.front().change)
            words += say(" ({} to {})", geo::say_number(layer, figure->interval->lower),
                         geo::say_number(layer, figure->interval->upper));
        const std::string mark = mark_of(*figure);
        return mark.empty() ? words : words + ", " + mark;
    }

    /// "59.1 (57.0 to 61.2), inherited".
    static std::string in_cell(const ComparisonColumn& column, const Choropleth& shown,
                               const ComparedFigure& figure) {
        std::string words = figure.said;
        if (column.numeric && figure.interval)
            words += say(" ({} to {})", geo::say_number(*shown.view.layer, figure.interval->lower),
                         geo::say_number(*shown.view.layer, figure.interval->upper));
        return figure.mark.empty() ? words : words + ", " + figure.mark;
    }

    /// Sources with their licences, which figures are no published ones, and the markings.
    void foot() {
        if (const std::string words = sources(); !words.empty()) {
            const Box& box = layout_.sources;
            const auto height = [&](double size) {
                const auto lines =
                    StageType{PaperFace::small, size}.wrapped(pen_, words, box.width * spare);
                return static_cast<double>(lines.size()) * size * caption_line / caption_em;
            };
            double em = caption_em;
            while (em > 12 && height(em) > box.height) em -= 1;
            SlideText line =
                text(tr("Sources"), box, em, c_.ink2, words, false, em * caption_line / caption_em);
            line.in_middle = true;
            drawing_.add(line);
        }
        SlideText count = text(tr("Scene"), layout_.progress, stage_caption_em, c_.ink3,
                               say("{} of {}", scene_.number + 1, scene_.of));
        count.in_middle = true;
        count.paragraphs.front().align = SlideAlign::right;
        drawing_.add(count);
        for (const Box& band : {layout_.band_above, layout_.band_below}) {
            if (band.height <= 0) continue;
            SlideText marking = text(tr("Marking"), band, stage_caption_em, c_.ink_inverse,
                                     geo::in_words(scene_.marking), true);
            marking.ground = c_.ink;
            marking.in_middle = true;
            marking.paragraphs.front().align = SlideAlign::centre;
            drawing_.add(marking);
        }
    }

    std::string sources() const {
        if (pictures_.empty()) return {};
        std::vector<const Picture*> pointers;
        std::vector<std::string> parts, licences;
        for (const Picture& one : pictures_) pointers.push_back(&one);
        for (const Choropleth& one : shown_)
            if (const std::string& licence = one.view.layer->licence;
                !licence.empty() && std::ranges::find(licences, licence) == licences.end())
                licences.push_back(licence);
        std::string words = sources_of(pointers).line();
        if (!licences.empty())
            words += " " + say("Licence of the figures: {}.", fmt::join(licences, "; "));
        if (const std::string status = status_of(shown_); !status.empty()) words += " " + status;
        return words;
    }

    const Colours& c_ = colours(false);
    const StageScene& scene_;
    StageLayout layout_;
    SlideDrawing drawing_;
    SlideSheet sheet_;
    Pen pen_;
    std::vector<Choropleth> shown_;
    std::vector<Picture> pictures_;
};

/// As slides show it: in light colours.
StageScene on_slide(const std::shared_ptr<const geo::Atlas>& base, const Briefing& briefing,
                    std::size_t number) {
    StageScene scene = stage_scene(base, briefing, number);
    if (scene.map) scene.map->dark = false;
    return scene;
}

}  // namespace

geo::Result<void> export_slides(const std::shared_ptr<const geo::Atlas>& base,
                                const Briefing& briefing, const std::filesystem::path& file) {
    if (file.extension() != ".pptx" || file.stem().empty())
        return geo::failure("slides are a PPTX; name it so, ending in .pptx", file.string());
    if (briefing.scenes.empty())
        return geo::failure("the briefing has no scenes; there is nothing to make slides of",
                            briefing.title);
    const auto fonts = folder_with_inter();
    if (!fonts) return tl::make_unexpected(fonts.error());
    const auto measure = new_sheet({.kind = SheetKind::svg, .fonts = *fonts});
    if (!measure) return tl::make_unexpected(measure.error());
    SlideDeck deck{.title = briefing.title,
                   .occasion = briefing.occasion,
                   .recipe = to_json(briefing, file.parent_path(), FarFiles::by_name),
                   .slides = {}};
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i) {
        const StageScene scene = on_slide(base, briefing, i);
        const std::string notes =
            scene.fault.empty() ? scene.notes : why_not_shown(scene) + "\n" + scene.notes;
        deck.slides.push_back({Slide(**measure, scene).scene_slide(), notes});
        if (std::string table = Slide(**measure, scene).table_slide(); !table.empty())
            deck.slides.push_back({std::move(table), {}});
    }
    return write_package(parts_of(deck), file);
}

}  // namespace app
