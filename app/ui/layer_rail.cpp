#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "app/picture/choropleth.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/core/characters.h"
#include "geo/data/atlas.h"
#include "geo/data/view.h"

namespace app {

namespace {

constexpr double heading_height = 34, pad = 16, next_line = 18;
constexpr std::array levels{
    geo::Level::district, geo::Level::upper_tier, geo::Level::combined_authority,
    geo::Level::region,   geo::Level::country,    geo::Level::police_force};
constexpr double areas_height = 32 + static_cast<double>(levels.size()) * row_height;
constexpr double areas_menu_height = 36;
constexpr double room_for_rows = 740;  // of a rail: in a lower one the areas are a menu
constexpr std::array themes{geo::Theme::powers,   geo::Theme::budgets,    geo::Theme::turnout,
                            geo::Theme::missions, geo::Theme::governance, geo::Theme::own};
constexpr double labels_height = 78;
constexpr double breaks_height = 32 + 4 * 36;

/// The themes in rows, the one on show marked. Returns where they end.
double theme_buttons(Frame& f, double y) {
    constexpr double height = 28, between = 2, room = 20;
    const Box& rail = f.in.layout.rail;
    const geo::Layer* shown = shown_layer(f);
    double x = rail.x + pad - 6;
    for (const geo::Theme theme : themes) {
        const bool is_there = std::ranges::find(f.in.atlas.layers, theme, &geo::Layer::theme) !=
                              f.in.atlas.layers.end();
        if (!is_there) continue;
        const char* title = title_of(theme);
        const double width = std::ceil(f.paint.width(Face::body_strong, title)) + room;
        if (x + width > rail.right() - 8) {
            x = rail.x + pad - 6;
            y += height + between;
        }
        const Box box{x, y, width, height};
        x += width + between;
        const bool current = shown != nullptr && shown->theme == theme;
        const Response r = f.control({"theme:" + std::string(geo::code_of(theme)),
                                      title,
                                      Role::tab,
                                      box,
                                      {},
                                      current,
                                      "themes"});
        if (current)
            f.paint.rect(box, f.c.ink, 4);
        else if (r.hovered)
            f.paint.rect(box, f.c.control_pressed, 4);
        f.paint.text(current ? Face::body_strong : Face::body,
                     {x - between - width / 2, y + height / 2}, current ? f.c.ink_inverse : f.c.ink,
                     title, Align::centre);
        if (r.pressed && !current) f.ask(ShowTheme{theme});
    }
    return y + height;
}

std::vector<const geo::Layer*> layers_of(const geo::Atlas& atlas, geo::Theme theme) {
    std::vector<const geo::Layer*> layers;
    for (const geo::Layer& layer : atlas.layers)
        if (layer.theme == theme) layers.push_back(&layer);
    return layers;
}

/// A row of the list: a heading, or the layer below it.
struct Line {
    std::string heading;
    const geo::Layer* layer = nullptr;
    std::vector<std::string> words{};  // of the layer's name, on one line or more
    double height() const {
        if (layer == nullptr) return heading_height;
        return row_height +
               next_line * static_cast<double>(std::max<std::size_t>(words.size(), 1) - 1);
    }
};

std::vector<Line> lines_of(const std::vector<const geo::Layer*>& layers, const char* ungrouped) {
    // Groups in the order of their first layer, each once, wherever its layers stand.
    std::vector<std::string> groups;
    for (const geo::Layer* layer : layers)
        if (std::ranges::find(groups, layer->group) == groups.end()) groups.push_back(layer->group);
    std::vector<Line> lines;
    for (const std::string& group : groups) {
        lines.push_back({group.empty() ? std::string(ungrouped) : group_title(group)});
        for (const geo::Layer* layer : layers)
            if (layer->group == group) lines.push_back({{}, layer});
    }
    return lines;
}

const std::string& name_of(const geo::Layer& layer) {
    return layer.short_label.empty() ? layer.label : layer.short_label;
}

/// The short name, unless another layer of the list has the same.
const std::string& name_in(const std::vector<const geo::Layer*>& layers, const geo::Layer& layer) {
    const std::string& name = name_of(layer);
    const auto same = std::ranges::count_if(
        layers, [&](const geo::Layer* other) { return name_of(*other) == name; });
    return same > 1 ? layer.label : name;
}

void layer_row(Frame& f, ScrollArea& area, const Box& box, const Line& line) {
    const geo::Layer& layer = *line.layer;
    const bool current = layer.id == f.in.scene.pane().layer;
    const std::string id = "layer:" + layer.id;
    const Response r = f.control({id, layer.label, Role::row, box, {}, current, "layers"});
    area.follow(id, box);
    if (r.pressed && !current) f.ask(ShowLayer{layer.id});
    if (!area.shows(box)) return;
    if (current)
        f.paint.rect(box, f.c.accent_soft, 4);
    else if (r.hovered)
        f.paint.rect(box, f.c.control_pressed, 4);
    const double middle = box.y + box.height / 2;
    swatch(f, {box.x + 8, middle}, layer);
    const Face face = current ? Face::body_strong : Face::body;
    double y = middle - (box.height - row_height) / 2;
    for (const std::string& words : line.words) {
        f.paint.text(face, {box.x + 42, y}, f.c.ink, words);
        y += next_line;
    }
    const bool cut = !line.words.empty() && line.words.back().ends_with("…");
    if (r.hovered && (cut || name_of(layer) != layer.label)) f.tip(layer.label);
}

/// Below the layers: a way to another.
void new_layer_row(Frame& f, const Box& box) {
    const Response r =
        f.control({"new-layer", tr("Work out a new layer"), Role::button, box, {}, false, {}});
    if (r.pressed) open_formula_prompt(f);
    if (r.hovered) f.paint.rect(box, f.c.control_pressed, 4);
    const double middle = box.y + box.height / 2;
    f.paint.horizontal(box.x + 13, middle - 0.5, 11, f.c.ink2);
    f.paint.vertical(box.x + 18, middle - 5.5, 11, f.c.ink2);
    f.paint.text(Face::body, {box.x + 42, middle}, f.c.ink2,
                 f.paint.elided(Face::body, tr("Work out a new layer"), box.width - 46));
}

/// Brings the layer into view when it was not chosen in the list but by a theme, a search, an undo.
void follow_layer(Frame& f, const Box& view, const std::vector<Line>& lines) {
    const std::string& shown = f.in.scene.pane().layer;
    if (f.state.rail_for == shown) return;
    f.state.rail_for = shown;
    double y = 0;
    for (const Line& line : lines) {
        if (line.layer != nullptr && line.layer->id == shown) {
            if (y < f.state.rail_scroll) f.state.rail_scroll = y - heading_height;
            const double beyond = y + line.height() + 8 - view.height;
            f.state.rail_scroll = std::max(f.state.rail_scroll, beyond);
        }
        y += line.height();
    }
}

void layer_list(Frame& f, const Box& box) {
    const Box view{box.x, box.y, box.width, box.height - row_height - 2};
    f.paint.horizontal(view.x + pad, view.bottom(), view.width - 2 * pad + 6, f.c.rule);
    new_layer_row(f, {box.x + 8, view.bottom() + 2, box.width - 18, row_height});
    const geo::Layer* shown = shown_layer(f);
    if (shown == nullptr) return;
    const auto layers = layers_of(f.in.atlas, shown->theme);
    auto lines = lines_of(layers, title_of(shown->theme));
    double height = 8;
    for (Line& line : lines) {
        // Measured in the wider face, so that choosing a row does not break it anew.
        if (line.layer != nullptr)
            line.words = f.paint.wrapped(Face::body_strong, name_in(layers, *line.layer),
                                         view.width - 66, 5);
        height += line.height();
    }

    follow_layer(f, view, lines);
    ScrollArea area(f, "scroll:layers", view, height, f.state.rail_scroll);
    double y = area.top();
    for (const Line& line : lines) {
        if (line.layer == nullptr) {
            f.paint.text(Face::caption, {view.x + pad, y + heading_height - 13}, f.c.ink2,
                         f.paint.elided(Face::caption, line.heading, view.width - 2 * pad));
        } else {
            layer_row(f, area, {view.x + 8, y, view.width - 18, line.height()}, line);
        }
        y += line.height();
    }
}

void find_levels(Frame& f, const geo::Layer& layer) {
    if (f.state.levels_for == layer.id) return;
    f.state.levels_for = layer.id;
    f.state.levels = {};
    for (geo::Level level : levels)
        if (!geo::years_of(f.in.atlas, layer, level).empty()) f.state.levels.insert(level);
}

void level_rows(Frame& f, double y) {
    const Box& rail = f.in.layout.rail;
    f.paint.text(Face::caption, {rail.x + pad, y + 16}, f.c.ink2, tr("Areas"));
    y += 32;
    const geo::Layer* layer = shown_layer(f);
    if (layer != nullptr) find_levels(f, *layer);
    for (geo::Level level : levels) {
        const Box row{rail.x + 8, y, rail.width - 18, row_height};
        const bool chosen = f.in.scene.pane().level == level;
        const bool none = !f.state.levels.contains(level);
        if (radio_row(f, "level:" + std::string(geo::code_of(level)), "levels", title_of(level),
                      row, chosen, none, tr("This layer has no figures for these areas")) &&
            !chosen)
            f.ask(ShowLevel{level});
        y += row_height;
    }
}

/// The same in one line, where the rail is low.
void level_menu(Frame& f, const Box& box) {
    const geo::Layer* layer = shown_layer(f);
    if (layer != nullptr) find_levels(f, *layer);
    std::vector<geo::Level> offered;
    std::vector<std::string> names;
    int chosen = -1;
    for (const geo::Level level : levels) {
        const bool is_shown = f.in.scene.pane().level == level;
        if (!is_shown && !f.state.levels.contains(level)) continue;
        if (is_shown) chosen = static_cast<int>(offered.size());
        offered.push_back(level);
        names.emplace_back(title_of(level));
    }
    const int made = drop_down(f, "level", tr("Areas"), box, names, chosen);
    if (made >= 0 && made != chosen) f.ask(ShowLevel{offered[static_cast<std::size_t>(made)]});
}

int classes_shown(const Frame& f) {
    const Classification& now = f.in.scene.pane().classification;
    return geo::has_own_classes(now.method)
               ? static_cast<int>(f.in.picture.legend.breaks.size()) + 1
               : now.classes;
}

/// How well each method would fit, as a note beside its name; worked out when the menu opens.
std::vector<std::string> fit_notes(Frame& f, std::span<const geo::BreakMethod> methods) {
    const Pane& pane = f.in.scene.pane();
    if (pane.change_since) return {};  // classes of change are made otherwise
    if (f.state.fits_for != pane) {
        f.state.fits_for = pane;
        const Choropleth shown = choropleth_of(f.in.atlas, f.in.scene);
        f.state.fits = geo::fits_of(shown.values, pane.classification.classes);
    }
    std::vector<std::string> notes;
    for (const geo::BreakMethod method : methods) {
        const auto fit = std::ranges::find(f.state.fits, method, &geo::MethodFit::method);
        notes.push_back(fit == f.state.fits.end() ? "" : say("fit {:.2f}", fit->goodness));
    }
    return notes;
}

void method_menu(Frame& f, const Box& box) {
    std::vector<geo::BreakMethod> methods(geo::all_break_methods.begin(),
                                          geo::all_break_methods.end());
    const Classification& now = f.in.scene.pane().classification;
    if (now.method != geo::BreakMethod::manual) std::erase(methods, geo::BreakMethod::manual);
    std::vector<std::string> names;
    int chosen = -1;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        names.emplace_back(title_of(methods[i]));
        if (methods[i] == now.method) chosen = static_cast<int>(i);
    }
    std::vector<std::string> notes;
    if (f.state.open_menu == "method") notes = fit_notes(f, methods);
    const int made = drop_down(f, "method", tr("Class breaks"), box, names, chosen, notes);
    if (made < 0 || made == chosen) return;
    f.ask(Classify{{methods[static_cast<std::size_t>(made)], now.classes, {}, now.midpoint}});
}

void classes_menu(Frame& f, const Box& box) {
    constexpr int fewest = 2, most = 9;
    std::vector<std::string> names;
    for (int n = fewest; n <= most; ++n)
        names.push_back(fmt::format(
            fmt::runtime(trn("{} class", "{} classes", static_cast<std::size_t>(n))), n));
    const int chosen = std::clamp(classes_shown(f), fewest, most) - fewest;
    const int made = drop_down(f, "classes", tr("Number of classes"), box, names, chosen);
    if (made < 0 || made == chosen) return;
    Classification next = f.in.scene.pane().classification;
    if (geo::has_own_classes(next.method)) next.method = geo::BreakMethod::quantile;
    next.manual.clear();
    next.classes = made + fewest;
    f.ask(Classify{next});
}

const char* title_of(Midpoint::Of of) {
    switch (of) {
        case Midpoint::Of::country:
            return tr("Diverging from England");
        case Midpoint::Of::median:
            return tr("Diverging from the median");
        case Midpoint::Of::zero:
            return tr("Diverging from zero");
        case Midpoint::Of::value:
            return tr("Diverging from a value");
    }
    return "";
}

/// A number as people type it: "1,200", "£61.5", "−3 %".
std::optional<double> typed_number(std::string text) {
    for (std::size_t at; (at = text.find("−")) != std::string::npos;)
        text.replace(at, std::string("−").size(), "-");
    std::string digits;
    for (const char c : text)
        if (geo::is_digit(c) || c == '.' || c == '-') digits += c;
    char* end = nullptr;
    const double value = std::strtod(digits.c_str(), &end);
    if (digits.empty() || end != digits.c_str() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Takes effect with Enter, Tab or a press elsewhere.
void midpoint_field(Frame& f, const Box& box) {
    Classification next = f.in.scene.pane().classification;
    std::string& text = f.state.midpoint;
    const bool typing = f.state.focus == "midpoint";
    const bool done = typing && (f.take(Key::enter) || f.pressed(Key::tab) ||
                                 (f.clicked() && !contains(box, f.pointer())));
    if (done)
        if (const auto value = typed_number(text); value && *value != next.midpoint->value) {
            next.midpoint->value = *value;
            f.ask(Classify{next});
        }
    if (!typing) text = fmt::format("{:g}", next.midpoint->value);
    text_field(f, "midpoint", tr("Value that classes diverge from"), box, text, {});
    if (typing && !typed_number(text))
        f.tip(tr("Type a number in the layer's unit"), ScreenPoint{box.x, box.y});
}

/// A value in the middle of what is shown, to begin with.
double first_midpoint(const Frame& f) {
    const Legend& legend = f.in.picture.legend;
    const double value =
        legend.benchmark ? legend.benchmark->value : (legend.low + legend.high) / 2;
    const double steps = std::pow(10, shown_layer(f)->decimals);
    return std::round(value * steps) / steps;
}

/// From low to high, or both ways from a value.
void midpoint_menu(Frame& f, const Box& box) {
    const Pane& pane = f.in.scene.pane();
    if (pane.change_since) {
        f.paint.text(Face::caption, {box.x, box.y + box.height / 2}, f.c.ink3,
                     f.paint.elided(Face::caption, tr("Change diverges from none"), box.width));
        return;
    }
    std::vector<std::string> names{tr("From low to high")};
    for (const Midpoint::Of of : all_midpoints) names.emplace_back(title_of(of));
    const auto& now = pane.classification.midpoint;
    const int shown = now ? static_cast<int>(now->of) + 1 : 0;
    Box menu = box;
    if (now && now->of == Midpoint::Of::value) {
        constexpr double field = 84;
        menu.width -= field + 8;
        midpoint_field(f, {menu.right() + 8, box.y, field, box.height});
    }
    const int made =
        drop_down(f, "midpoint-of", tr("What classes diverge from"), menu, names, shown);
    if (made < 0 || made == shown) return;
    Classification next = pane.classification;
    next.midpoint.reset();
    if (made > 0) next.midpoint = Midpoint{all_midpoints[static_cast<std::size_t>(made - 1)], 0};
    if (next.midpoint && next.midpoint->of == Midpoint::Of::value)
        next.midpoint->value = first_midpoint(f);
    f.ask(Classify{next});
}

const char* title_of(LabelContent labels) {
    switch (labels) {
        case LabelContent::names_and_values:
            return tr("Names and values");
        case LabelContent::names:
            return tr("Names");
        case LabelContent::values:
            return tr("Values");
        case LabelContent::none:
            return tr("No labels");
    }
    return "";
}

void labels_menu(Frame& f, const Box& box) {
    std::vector<std::string> names;
    for (const LabelContent labels : all_label_contents) names.emplace_back(title_of(labels));
    const int shown = static_cast<int>(f.in.scene.pane().labels);
    const int made = drop_down(f, "labels", tr("Labels on the map"), box, names, shown);
    if (made >= 0 && made != shown)
        f.ask(ShowLabels{all_label_contents[static_cast<std::size_t>(made)]});
    if (f.over(box) && f.state.open_menu.empty()) f.tip(tr("Labels on the map"));
}

/// How many maps stand side by side, and of what.
void maps_menu(Frame& f, const Box& box) {
    constexpr std::size_t most_by_number = 4;
    const std::size_t count = f.in.panes.size();
    std::vector<std::string> names{tr("One map"),
                                   tr("Two maps"),
                                   tr("Three maps"),
                                   tr("Four maps"),
                                   tr("Two maps, one over the other"),
                                   tr("A map for each year"),
                                   tr("A map for each layer of this group")};
    if (count > most_by_number) names.push_back(say("{} maps", count));
    const std::size_t now = is_swiped(f.in.scene)     ? most_by_number
                            : count <= most_by_number ? count - 1
                                                      : names.size() - 1;
    const int shown = static_cast<int>(now);
    const int made = drop_down(f, "maps", tr("Maps side by side"), box, names, shown);
    if (made < 0 || made == shown) return;
    const auto choice = static_cast<std::size_t>(made);
    if (choice < most_by_number) {
        if (f.in.scene.swipe) f.ask(SwipeMaps{});
        f.ask(ShowPanes{choice + 1});
    } else if (choice == most_by_number)
        f.ask(SwipeMaps{0.5});
    else if (choice == most_by_number + 1)
        f.ask(PaneForEachYear{});
    else if (choice == most_by_number + 2)
        f.ask(PaneForEachLayer{});
}

const char* title_of(Uncertainty uncertainty) {
    switch (uncertainty) {
        case Uncertainty::none:
            return tr("Uncertainty: none");
        case Uncertainty::hatch:
            return tr("Hatch similar areas");
        case Uncertainty::fade:
            return tr("Fade wide intervals");
    }
    return "";
}

/// How the map shows uncertainty; in words why it cannot, where it cannot.
void uncertainty_menu(Frame& f, const Box& box) {
    const std::string& why_not = f.in.picture.legend.uncertain.why_not;
    if (!why_not.empty()) {
        f.paint.text(Face::caption, {box.x, box.y + box.height / 2}, f.c.ink3,
                     f.paint.elided(Face::caption, tr("Uncertainty: no intervals"), box.width));
        if (f.over(box)) f.tip(why_not);
        return;
    }
    std::vector<std::string> names;
    for (const Uncertainty one : all_uncertainties) names.emplace_back(title_of(one));
    const int shown = static_cast<int>(f.in.scene.pane().uncertainty);
    const int made = drop_down(f, "uncertainty", tr("Uncertainty on the map"), box, names, shown);
    if (made >= 0 && made != shown)
        f.ask(ShowUncertainty{all_uncertainties[static_cast<std::size_t>(made)]});
}

void class_breaks(Frame& f, double y) {
    const Box& rail = f.in.layout.rail;
    f.paint.text(Face::caption, {rail.x + pad, y + 16}, f.c.ink2, tr("Class breaks"));
    const double width = rail.width - 2 * pad;
    method_menu(f, {rail.x + pad, y + 32, width, 30});
    classes_menu(f, {rail.x + pad, y + 68, width, 30});
    midpoint_menu(f, {rail.x + pad, y + 104, width, 30});
    uncertainty_menu(f, {rail.x + pad, y + 140, width, 30});
}

}  // namespace

void layer_rail(Frame& f) {
    const Box& rail = f.in.layout.rail;
    f.paint.rect(rail, f.c.panel_subtle);
    f.paint.vertical(rail.right() - 1, rail.y, rail.height, f.c.rule);
    const bool numeric =
        !f.in.picture.legend.categorical && f.in.scene.pane().analysis == Analysis::none;
    const bool rows = rail.height >= room_for_rows;
    const double areas = rows ? areas_height : areas_menu_height;
    const double lower = areas + labels_height + (numeric ? breaks_height : 0) + 16;
    const double split = rail.bottom() - lower - 4;
    const double top = theme_buttons(f, rail.y + 12);
    f.paint.horizontal(rail.x + pad, top + 4, rail.width - 2 * pad, f.c.rule);
    layer_list(f, {rail.x, top + 5, rail.width - 6, split - top - 9});
    f.paint.horizontal(rail.x + pad, split, rail.width - 2 * pad, f.c.rule);
    const double width = rail.width - 2 * pad;
    if (rows)
        level_rows(f, split + 4);
    else
        level_menu(f, {rail.x + pad, split + 10, width, 30});
    labels_menu(f, {rail.x + pad, split + 8 + areas, width, 30});
    maps_menu(f, {rail.x + pad, split + 44 + areas, width, 30});
    if (numeric) class_breaks(f, split + 4 + areas + labels_height + 8);
}

}  // namespace app
