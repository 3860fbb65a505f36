#include "app/paper/brief_pages.h"

#include <algorithm>

#include "app/paper/brief_charts.h"
#include "app/paper/figure.h"
#include "app/paper/paper_legend.h"
#include "app/paper/paper_map.h"
#include "app/picture/benchmark_words.h"
#include "app/picture/words.h"
#include "app/scene/ground.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr double margin = 62, foot = 40, section_head = 40, least_chart = 130;
constexpr double side_column = 216, locator_height = 300;
constexpr PaneSize usual_map{{600}, {440}};

Scene with_camera(const BriefPages& pages, PaneSize size) {
    Scene scene = pages.brief.map;
    if (!pages.atlas.districts) return scene;
    const geo::Extent ground =
        ground_of(pages.atlas, *pages.atlas.districts, pages.brief.area, pages.brief.year);
    if (ground.empty()) return scene;
    scene.pane().camera = fitted(ground, size, {30});
    // One council alone is shown among others.
    if (pages.brief.named.empty()) scene.pane().camera->metres_per_pixel *= 1.6;
    return scene;
}

/// Draws a brief from top to bottom; each part says where the next may begin.
class Pages {
public:
    Pages(Sheet& sheet, const BriefPages& pages)
        : pen_(sheet, colours(false)), of_(pages), brief_(pages.brief) {
        const PaneSize page = pixels_on(a4_upright);
        inner_ = {margin, margin, page.width.value - 2 * margin, page.height.value - 2 * margin};
    }

    void draw() {
        double y = heading();
        y = key_figures(y);
        y = who_runs_what(y);
        maps(y);
        footer(1);
        pen_.sheet.next_page();
        const double bottom = inner_.bottom() - notes_height();
        y = missions(inner_.y);
        y = money_and_mandate(y, bottom);
        notes(series(y, bottom));
        footer(2);
    }

    void draw_map_alone(PaneSize page) {
        const double width = page.width.value, height = page.height.value;
        const Picture words = picture_of(of_.atlas, with_camera(of_, usual_map),
                                         {.pane = usual_map, .detailed = {}, .bare = true});
        const Box map{0, 0, width - side_column, height};
        draw_map_of(map);
        draw_legend(pen_, {.picture = words, .width = side_column - 20, .most = height},
                    {map.right() + 16, 4});
    }

private:
    double paragraph(PaperFace face, double x, double y, double width, Rgba colour,
                     const std::string& text, std::size_t most = 0) {
        pen_.sheet.begin(SheetPart::paragraph, {});
        y = pen_.paragraph(face, x, y, width, colour, text, most);
        pen_.sheet.end();
        return y;
    }

    double heading() {
        double y = inner_.y;
        pen_.rect({inner_.x, y, 42, 7}, pen_.c.accent);
        y += 18;
        pen_.sheet.begin(SheetPart::heading, {});
        const double line = font_of(PaperFace::page_title).em * 1.15;
        for (const std::string& words :
             pen_.wrapped(PaperFace::page_title, brief_.name, inner_.width, 2)) {
            pen_.text(PaperFace::page_title, {inner_.x, y + line / 2}, pen_.c.ink, words);
            y += line;
        }
        pen_.sheet.end();
        const double date = pen_.width(PaperFace::text, of_.made_on) + 24;
        pen_.text(PaperFace::text, {inner_.right(), y + 4 + Pen::line_height(PaperFace::body) / 2},
                  pen_.c.ink3, of_.made_on, Pen::Align::right);
        y = paragraph(PaperFace::body, inner_.x, y + 4, inner_.width - date, pen_.c.ink2,
                      brief_.what, 3);
        pen_.rect({inner_.x, y + 8, inner_.width, 2}, pen_.c.ink2);
        return paragraph(PaperFace::body, inner_.x, y + 20, inner_.width, pen_.c.ink, brief_.lead) +
               14;
    }

    /// Returns where its text may begin. Notes at the right, if any, are for whoever draws them.
    double section(double y, const std::string& title) {
        pen_.rect({inner_.x, y, inner_.width, 1.5}, pen_.c.ink3);
        pen_.sheet.begin(SheetPart::section, {});
        pen_.text(PaperFace::section, {inner_.x, y + 20}, pen_.c.ink,
                  pen_.elided(PaperFace::section, title, inner_.width));
        pen_.sheet.end();
        return y + section_head;
    }

    double key_figures(double y) {
        if (brief_.key.empty()) return y;
        const double width = inner_.width / 4;
        double bottom = y;
        for (std::size_t i = 0; i < brief_.key.size(); ++i)
            bottom = std::max(
                bottom, key_figure(brief_.key[i], {inner_.x + width * static_cast<double>(i), y},
                                   width - 18));
        return bottom + 16;
    }

    double key_figure(const BriefMeasure& measure, ScreenPoint at, double width) {
        pen_.sheet.begin(SheetPart::paragraph, {});
        pen_.text(PaperFace::large_number, {at.x, at.y + 20}, pen_.c.ink, measure.value());
        double y = at.y + 44;
        y = pen_.paragraph(PaperFace::small_strong, at.x, y, width, pen_.c.ink,
                           measure.line.layer->label, 2);
        y = pen_.paragraph(PaperFace::small, at.x, y, width, pen_.c.ink2, with_unit(measure), 3);
        if (measure.country) {
            const geo::Benchmark& country = *measure.country;
            std::string words = say("{} {}", of_.atlas.areas[*country.area].name,
                                    geo::say_number(*measure.line.layer, *country.figure.value));
            if (measure.difference)
                words = say("{}: {}", geo::capitalised(word_of(*measure.difference)), words);
            y = pen_.paragraph(PaperFace::small, at.x, y, width, pen_.c.ink, words, 2);
        }
        pen_.sheet.end();
        return y;
    }

    /// "years, 2022 to 2024, derived"
    std::string with_unit(const BriefMeasure& measure) const {
        const geo::Layer& layer = *measure.line.layer;
        const std::string detail = measure.detail(of_.atlas);
        // A per cent says so itself.
        return layer.unit.empty() || layer.unit == "%" ? detail : layer.unit + ", " + detail;
    }

    double who_runs_what(double y) {
        y = section(y, tr("Who runs what"));
        for (const BriefFact& fact : brief_.facts) y = fact_row(fact, y);
        return brief_.powers.empty() ? y + 14 : powers(y + 10);
    }

    /// The label, then the value, and its detail beside that where there is room, else below.
    double fact_row(const BriefFact& fact, double y) {
        constexpr double labels = 158, gap = 10;
        const double x = inner_.x + labels, width = inner_.width - labels;
        const double line = Pen::line_height(PaperFace::text);
        pen_.sheet.begin(SheetPart::paragraph, {});
        pen_.text(PaperFace::text, {inner_.x, y + line / 2}, pen_.c.ink2,
                  pen_.elided(PaperFace::text, fact.label, labels - gap));
        const auto lines = pen_.wrapped(PaperFace::text, fact.value, width, 3);
        for (const std::string& words : lines) {
            pen_.text(PaperFace::text, {x, y + line / 2}, pen_.c.ink, words);
            y += line;
        }
        const double used = lines.empty() ? 0 : pen_.width(PaperFace::text, lines.back()) + gap;
        if (!fact.detail.empty()) {
            if (used + pen_.width(PaperFace::small, fact.detail) <= width)
                pen_.text(PaperFace::small, {x + used, y - line / 2}, pen_.c.ink3, fact.detail);
            else
                y = pen_.paragraph(PaperFace::small, x, y, width, pen_.c.ink3, fact.detail, 2);
        }
        pen_.sheet.end();
        return y + 2;
    }

    double powers(double y) {
        constexpr double row = 17.5, between = 22;
        constexpr std::size_t columns = 3;
        y = powers_key(y);
        std::size_t rows = 0;
        for (const BriefPowers& group : brief_.powers) rows += group.powers.size() + 1;
        const std::size_t each = (rows + columns - 1) / columns;
        const double width = (inner_.width - between * (columns - 1)) / columns;
        double deepest = y, at = y;
        std::size_t column = 0, used = 0;
        pen_.sheet.begin(SheetPart::paragraph, {});
        for (const BriefPowers& group : brief_.powers) {
            // A group stays together where that leaves the columns about as high.
            if (used > 0 && used + (group.powers.size() + 1) / 2 > each && column + 1 < columns) {
                ++column;
                used = 0;
                at = y;
            }
            const double x = inner_.x + (width + between) * static_cast<double>(column);
            pen_.text(PaperFace::small_strong, {x, at + row / 2}, pen_.c.ink2, group.title);
            at += row;
            for (const auto& [label, status] : group.powers) {
                draw_power(pen_, {x + 6, at + row / 2}, status);
                pen_.text(PaperFace::small, {x + 20, at + row / 2}, pen_.c.ink,
                          pen_.elided(PaperFace::small, label, width - 20));
                at += row;
            }
            used += group.powers.size() + 1;
            deepest = std::max(deepest, at);
            at += 5;
        }
        pen_.sheet.end();
        return deepest + 16;
    }

    double powers_key(double y) {
        constexpr double row = 24;
        const auto each = {geo::PowerStatus::held, geo::PowerStatus::partial,
                           geo::PowerStatus::agreed, geo::PowerStatus::proposed,
                           geo::PowerStatus::none};
        double x = inner_.right();
        for (const geo::PowerStatus status : each)
            x -= pen_.width(PaperFace::small, title_of(status)) + 36;
        x += 20;
        const double title = pen_.width(PaperFace::text_strong, brief_.powers_of);
        if (inner_.x + title + 20 > x) {  // a long name has a line of its own
            pen_.text(PaperFace::text_strong, {inner_.x, y + row / 2}, pen_.c.ink,
                      pen_.elided(PaperFace::text_strong, brief_.powers_of, inner_.width));
            y += row;
            x = inner_.x;
        } else {
            pen_.text(PaperFace::text_strong, {inner_.x, y + row / 2}, pen_.c.ink,
                      brief_.powers_of);
        }
        for (const geo::PowerStatus status : each) {
            draw_power(pen_, {x + 6, y + row / 2}, status);
            pen_.text(PaperFace::small, {x + 17, y + row / 2}, pen_.c.ink2, title_of(status));
            x += pen_.width(PaperFace::small, title_of(status)) + 36;
        }
        return y + row + 2;
    }

    void maps(double y) {
        const Scene draft = with_camera(of_, usual_map);
        const Picture words =
            picture_of(of_.atlas, draft, {.pane = usual_map, .detailed = {}, .bare = true});
        const std::string subtitle =
            say("{}, {}", words.legend.subtitle, plural_of(draft.pane().level));
        y = section(y, words.legend.title);
        if (pen_.width(PaperFace::section, words.legend.title) +
                pen_.width(PaperFace::small, subtitle) + 24 <
            inner_.width)
            pen_.text(PaperFace::small, {inner_.right(), y - 20}, pen_.c.ink2, subtitle,
                      Pen::Align::right);
        else
            y = paragraph(PaperFace::small, inner_.x, y - 8, inner_.width, pen_.c.ink2, subtitle,
                          1) +
                6;
        const Picture* pointer = &words;
        const std::string sources = sources_of(std::span(&pointer, 1)).line();
        const double below = pen_.paragraph_height(PaperFace::small, sources, inner_.width);
        const double bottom = inner_.bottom() - below - 8;
        Box map{inner_.x, y, inner_.width - side_column - 18, bottom - y};
        const double legend_x = map.right() + 18;
        const bool has_room_below = map.height > locator_height + 260;
        if (!has_room_below) map.width -= side_column;
        const Box locator{legend_x, y, side_column,
                          has_room_below ? locator_height : std::min(map.height, locator_height)};
        draw_map_of(map);
        draw_locator(locator);
        const double legend_y = has_room_below ? locator.bottom() + 14 : y;
        const double x = has_room_below ? legend_x : map.right() + 16;
        draw_legend(pen_, {.picture = words, .width = side_column - 20, .most = bottom - legend_y},
                    {x, legend_y});
        paragraph(PaperFace::small, inner_.x, bottom + 8, inner_.width, pen_.c.ink3, sources);
    }

    void draw_map_of(const Box& box) {
        const PaneSize size{{box.width}, {box.height}};
        Scene scene = with_camera(of_, size);
        scene.selected.clear();  // outlined below, as it is in years to come as well
        Picture picture = picture_of(of_.atlas, scene,
                                     {.pane = size,
                                      .detailed = of_.detailed,
                                      .bare = true,
                                      .named = brief_.named.empty() ? nullptr : &brief_.named});
        if (picture.map.geometry) mark_area(picture.map);
        pen_.sheet.begin(SheetPart::figure, alternatives_of(of_).front());
        draw_map(pen_, {.picture = picture, .corner = {box.x, box.y}});
        pen_.sheet.end();
    }

    /// Outlines the area, and where it has parts leaves the ground around it plain; one council
    /// alone is shown among others.
    void mark_area(MapPicture& map) {
        const geo::Geometry& ground = *map.geometry;
        const auto inside = features_in(of_.atlas, ground, brief_.area, brief_.year);
        for (std::size_t i = 0; i < inside.size() && !brief_.named.empty(); ++i)
            if (!inside[i] && map.fills[i].kind != FillKind::hidden)
                map.fills[i] = {FillKind::colour, pen_.c.land_context};
        LinePass casing{{}, pen_.c.ca_casing, {6}}, outline{{}, pen_.c.accent, {3}};
        for (std::uint32_t border = 0; border < ground.borders.size(); ++border)
            if (std::ranges::count_if(ground.borders[border].owners,
                                      [&](std::uint32_t owner) { return inside[owner]; }) == 1)
                outline.borders.push_back(border);
        casing.borders = outline.borders;
        map.lines.push_back(std::move(casing));
        map.lines.push_back(std::move(outline));
    }

    /// Where in the United Kingdom it lies.
    void draw_locator(const Box& box) {
        Scene scene = brief_.map;
        scene.selected.clear();
        scene.pane().labels = LabelContent::none;
        Picture picture = picture_of(
            of_.atlas, scene, {.pane = {{box.width}, {box.height}}, .detailed = {}, .bare = true});
        picture.map.lines.clear();
        if (picture.map.geometry) {
            const auto inside =
                features_in(of_.atlas, *picture.map.geometry, brief_.area, brief_.year);
            for (std::size_t i = 0; i < inside.size(); ++i)
                if (picture.map.fills[i].kind != FillKind::hidden)
                    picture.map.fills[i] = {FillKind::colour,
                                            inside[i] ? pen_.c.accent : pen_.c.land};
        }
        pen_.sheet.begin(SheetPart::figure, alternatives_of(of_)[1]);
        draw_map(pen_, {.picture = picture, .corner = {box.x, box.y}, .with_scale_bar = false});
        if (of_.atlas.districts) point_out(picture.map, box);
        pen_.sheet.end();
    }

    /// Marks an area too small to be seen.
    void point_out(const MapPicture& map, const Box& box) {
        constexpr double seen = 9;
        const geo::Extent ground =
            ground_of(of_.atlas, *of_.atlas.districts, brief_.area, brief_.year);
        if (ground.empty()) return;
        const ScreenPoint low = screen_at(map.camera, map.size, {ground.min_x, ground.min_y});
        const ScreenPoint high = screen_at(map.camera, map.size, {ground.max_x, ground.max_y});
        if (high.x - low.x > seen && low.y - high.y > seen) return;
        const ScreenPoint middle{box.x + (low.x + high.x) / 2, box.y + (low.y + high.y) / 2};
        pen_.mark(MarkShape::disc, middle, seen + 4, pen_.c.ca_casing);
        pen_.mark(MarkShape::disc, middle, seen, pen_.c.accent);
    }

    double missions(double y) {
        const BriefMissions& all = brief_.missions;
        y = section(y, tr("Five missions"));
        missions_key(y - 20);
        constexpr double verdict = 62, number_column = 82, names = 104, measures = 282;
        const double nearer = inner_.right() - verdict;
        const double country = nearer - (all.nearer.empty() ? 0 : number_column);
        const double here = country - number_column;
        const double measure_x = inner_.x + names, plot_x = measure_x + measures;
        const Box plot{plot_x, 0, here - number_column - plot_x - 8, 0};
        // Heads of the columns of numbers.
        double head = y;
        const auto column = [&](double right, const std::string& title) {
            double at = y;
            for (const std::string& line :
                 pen_.wrapped(PaperFace::small_strong, title, number_column - 2, 2)) {
                pen_.text(PaperFace::small_strong, {right, at + 9}, pen_.c.ink, line,
                          Pen::Align::right);
                at += 17;
            }
            head = std::max(head, at);
        };
        column(here, tr("Here"));
        if (!all.country.empty()) column(country, all.country);
        if (!all.nearer.empty()) column(nearer, all.nearer);
        y = head + 4;
        for (const BriefMission& mission : all.missions) {
            pen_.horizontal(inner_.x, y, inner_.width, pen_.c.rule);
            y += 6;
            const double title = pen_.paragraph(PaperFace::small_strong, inner_.x, y, names - 12,
                                                pen_.c.ink, group_title(mission.id), 3);
            double at = y;
            if (mission.measures.empty())
                at = paragraph(PaperFace::small, measure_x, y, inner_.right() - measure_x,
                               pen_.c.ink2, tr("No figures of this are published for this area."));
            for (const BriefMeasure& measure : mission.measures) {
                pen_.sheet.begin(SheetPart::paragraph, {});
                double text = pen_.paragraph(PaperFace::small_strong, measure_x, at, measures - 14,
                                             pen_.c.ink, measure.line.layer->label, 2);
                text = pen_.paragraph(PaperFace::small, measure_x, text, measures - 14, pen_.c.ink3,
                                      with_unit(measure), 2);
                const double middle = (at + text) / 2;
                draw_scale(pen_, {plot.x, middle - 12, plot.width, 24}, measure);
                pen_.text(PaperFace::small_strong, {here, middle}, pen_.c.ink, measure.value(),
                          Pen::Align::right);
                const geo::Layer& layer = *measure.line.layer;
                const auto number = [&](double right, const std::optional<geo::Benchmark>& one) {
                    if (one)
                        pen_.text(PaperFace::number, {right, middle}, pen_.c.ink2,
                                  geo::say_number(layer, *one->figure.value), Pen::Align::right);
                };
                number(country, measure.country);
                number(nearer, measure.nearer);
                if (measure.difference)
                    pen_.text(PaperFace::small_strong, {inner_.right(), middle}, pen_.c.ink,
                              geo::capitalised(word_of(*measure.difference)), Pen::Align::right);
                pen_.sheet.end();
                at = text + 6;
            }
            y = std::max(title + 6, at);
        }
        return y + 10;
    }

    /// Which mark is whose, at the right of the heading.
    void missions_key(double y) {
        double x = inner_.right();
        const auto words = [&](const std::string& text) {
            pen_.text(PaperFace::small, {x, y}, pen_.c.ink2, text, Pen::Align::right);
            x -= pen_.width(PaperFace::small, text) + 12;
        };
        words(tr("better →"));
        x -= 10;
        if (!brief_.missions.country.empty()) {
            words(brief_.missions.country);
            pen_.line({x, y - 8}, {x, y + 8}, pen_.c.ink, 2.5);
            x -= 22;
        }
        if (!brief_.missions.others.empty()) {
            words(brief_.missions.others);
            Rgba dot = pen_.c.ink3;
            dot.a = 140;
            pen_.mark(MarkShape::disc, {x, y}, 6, dot);
            x -= 22;
        }
        words(tr("here, 95% interval"));
        pen_.line({x - 9, y}, {x + 9, y}, pen_.c.accent, 2.5);
        pen_.mark(MarkShape::disc, {x, y}, 10, pen_.c.accent);
    }

    /// As many rows as leave the chart below its room.
    double money_and_mandate(double y, double bottom) {
        constexpr double between = 36;
        constexpr std::size_t least = 3;
        const double width = (inner_.width - between) / 2;
        const double right = inner_.x + width + between;
        const double room = bottom - (brief_.series ? least_chart : 0) - y - section_head - 12;
        FactList money{brief_.money, brief_.money_note, width},
            mandate{brief_.mandate, brief_.mandate_note, width};
        for (FactList* list : {&money, &mandate})
            while (list->facts.size() > least && height_of(*list) > room) shorten(*list);
        y = section(y, tr("Money"));
        pen_.sheet.begin(SheetPart::section, {});
        pen_.text(PaperFace::section, {right, y - 20}, pen_.c.ink, tr("Mandate"));
        pen_.sheet.end();
        return std::max(draw_list(money, {inner_.x, y}), draw_list(mandate, {right, y})) + 12;
    }

    /// Values at the right, details below their labels; a fact without a value heads those after.
    struct FactList {
        std::vector<BriefFact> facts;
        std::string note;
        double width;
    };

    static void shorten(FactList& list) {
        list.facts.pop_back();
        while (!list.facts.empty() && list.facts.back().value.empty()) list.facts.pop_back();
    }

    std::string value_in(const FactList& list, const BriefFact& fact) const {
        return pen_.elided(PaperFace::small_strong, fact.value, list.width * 0.55);
    }
    double label_width(const FactList& list, const BriefFact& fact) const {
        return list.width - pen_.width(PaperFace::small_strong, value_in(list, fact)) - 12;
    }

    double height_of(const FactList& list) const {
        const double line = Pen::line_height(PaperFace::small);
        double height = 2 + pen_.paragraph_height(PaperFace::small, list.note, list.width);
        for (const BriefFact& fact : list.facts)
            height += fact.value.empty() ? line + 6
                                         : 5 + line +
                                               pen_.paragraph_height(PaperFace::small, fact.label,
                                                                     label_width(list, fact), 2);
        return height;
    }

    double draw_list(const FactList& list, ScreenPoint at) {
        const double line = Pen::line_height(PaperFace::small);
        double y = at.y - 4;
        for (const BriefFact& fact : list.facts) {
            pen_.sheet.begin(SheetPart::paragraph, {});
            if (fact.value.empty()) {
                y += 4;
                pen_.text(PaperFace::small_strong, {at.x, y + line / 2}, pen_.c.ink2,
                          pen_.elided(PaperFace::small_strong, fact.label, list.width));
                y += line + 2;
            } else {
                pen_.text(PaperFace::small_strong, {at.x + list.width, y + line / 2}, pen_.c.ink,
                          value_in(list, fact), Pen::Align::right);
                y = pen_.paragraph(PaperFace::small, at.x, y, label_width(list, fact), pen_.c.ink,
                                   fact.label, 2);
                y = pen_.paragraph(PaperFace::small, at.x, y, list.width, pen_.c.ink3, fact.detail,
                                   1);
                pen_.horizontal(at.x, y + 2, list.width, pen_.c.rule);
                y += 5;
            }
            pen_.sheet.end();
        }
        if (list.note.empty()) return y;
        return paragraph(PaperFace::small, at.x, y + 2, list.width, pen_.c.ink2, list.note);
    }

    double notes_height() const {
        double height = section_head;
        for (const std::string& note : brief_.notes)
            height += pen_.paragraph_height(PaperFace::small, note, inner_.width) + 3;
        return height;
    }

    void notes(double y) {
        y = section(y, tr("Notes and sources"));
        for (const std::string& note : brief_.notes)
            y = paragraph(PaperFace::small, inner_.x, y - 4, inner_.width, pen_.c.ink2, note) + 7;
    }

    double series(double y, double bottom) {
        constexpr double most = 400;
        if (!brief_.series) return y;
        const double end = y + std::min(bottom - y, most) - 12;
        y = section(y, brief_.series->title);
        y = paragraph(PaperFace::small, inner_.x, y - 8, inner_.width, pen_.c.ink2,
                      brief_.series->finding, 2);
        pen_.sheet.begin(SheetPart::figure, alternatives_of(of_).back());
        draw_series(pen_, {inner_.x, y, inner_.width, end - y}, *brief_.series);
        pen_.sheet.end();
        return end + 12;
    }

    void footer(int page) {
        draw_banners(pen_, pixels_on(a4_upright), brief_.marking);
        const double y = inner_.bottom() + foot / 2;
        pen_.sheet.begin(SheetPart::paragraph, {});
        pen_.text(PaperFace::small_strong, {inner_.x, y}, pen_.c.ink2, of_.maker);
        pen_.text(PaperFace::small, {inner_.x + inner_.width / 2, y}, pen_.c.ink2,
                  pen_.elided(PaperFace::small, brief_.name, inner_.width / 2), Pen::Align::centre);
        pen_.text(PaperFace::small, {inner_.right(), y}, pen_.c.ink2, say("Page {} of 2", page),
                  Pen::Align::right);
        pen_.sheet.end();
    }

    Pen pen_;
    const BriefPages& of_;
    const AreaBrief& brief_;
    Box inner_;
};

}  // namespace

Scene mapped_scene(const BriefPages& pages) { return with_camera(pages, usual_map); }

std::vector<std::string> alternatives_of(const BriefPages& pages) {
    std::vector<std::string> words{words_of(pages.atlas, pages.brief.map).description,
                                   say("Map of the United Kingdom with {}.", pages.brief.name)};
    if (pages.brief.series) words.push_back(pages.brief.series->finding);
    return words;
}

void draw_brief_map(Sheet& sheet, PaneSize page, const BriefPages& pages) {
    Pages(sheet, pages).draw_map_alone(page);
}

void draw_brief(Sheet& sheet, const BriefPages& pages) { Pages(sheet, pages).draw(); }

}  // namespace app
