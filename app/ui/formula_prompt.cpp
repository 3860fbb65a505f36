#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/area/fold_name.h"
#include "geo/own/formula.h"
#include "geo/own/sheet.h"

namespace app {
namespace {

constexpr double pad = 24, field = 34, rows_shown = 7;
using Form = UiState::FormulaForm;

/// The word at the cursor, from where it begins: what a layer that is pressed takes the place of.
std::string_view word_before_cursor(const Frame& f, const Form& form) {
    const std::string_view text = form.formula;
    const std::size_t end =
        f.state.focus == "formula" ? std::min(f.state.cursor, text.size()) : text.size();
    std::size_t from = end;
    while (from > 0 && std::string_view(" +*/()").find(text[from - 1]) == std::string_view::npos)
        --from;
    return text.substr(from, end - from);
}

/// Numeric layers that the word may mean, by name or id; those of the theme on show first.
std::vector<const geo::Layer*> layers_to_choose(const Frame& f, std::string_view word) {
    const bool whole = f.in.atlas.layer(std::string(word)) != nullptr;
    const std::string wanted = whole ? std::string() : geo::fold_name(word);
    std::vector<const geo::Layer*> layers;
    for (const geo::Layer& layer : f.in.atlas.layers)
        if (layer.kind == geo::LayerKind::numeric &&
            (geo::fold_name(layer.label).find(wanted) != std::string::npos ||
             geo::fold_name(layer.id).find(wanted) != std::string::npos))
            layers.push_back(&layer);
    const geo::Theme theme = shown_layer(f) == nullptr ? geo::Theme{} : shown_layer(f)->theme;
    std::ranges::stable_sort(
        layers, {}, [&](const geo::Layer* layer) { return layer->theme == theme ? 0 : 1; });
    return layers;
}

/// What the formula comes to, or why it comes to nothing; worked out once for each text.
void check(Frame& f, Form& form) {
    if (form.checked == form.formula) return;
    form.checked = form.formula;
    form.gives_figures = false;
    if (geo::trimmed(form.formula).empty()) {
        form.said = tr("Write numbers and layers with + - * / and parentheses.");
        return;
    }
    const auto made = geo::with_derived_layer(f.in.atlas, "formula", form.formula);
    form.gives_figures = made.has_value();
    if (!made) {
        form.said = geo::one_line(made.error());
        return;
    }
    const geo::Layer& layer = *made->atlas.layer(made->id);
    const auto figures = std::ranges::count_if(
        layer.figures, [](const geo::Figure& one) { return one.value.has_value(); });
    form.said = layer.unit.empty() ? say("{} figures, without a unit", figures)
                                   : say("{} figures, in {}", figures, layer.unit);
    if (made->divisions_by_zero > 0)
        form.said +=
            say("; {} are missing because they would divide by zero", made->divisions_by_zero);
}

/// Puts a layer in place of the word at the cursor, or behind a whole one.
void insert(Frame& f, Form& form, const std::string& id) {
    const std::string_view word = word_before_cursor(f, form);
    std::size_t at = static_cast<std::size_t>(word.data() - form.formula.data());
    if (f.in.atlas.layer(std::string(word)) != nullptr) {
        at += word.size();
        form.formula.insert(at, " " + id);
        at += 1;
    } else {
        form.formula.replace(at, word.size(), id);
    }
    f.state.focus = "formula";
    f.state.cursor = at + id.size();
    f.state.all_text_selected = false;
    f.state.another_frame = true;
}

void layer_choice(Frame& f, Form& form, const Box& view) {
    const auto layers = layers_to_choose(f, word_before_cursor(f, form));
    f.paint.outline(inset(view, -1), f.c.rule, 4);
    if (layers.empty())
        f.paint.text(Face::body, {view.x + 12, view.y + 20}, f.c.ink2,
                     tr("No layer of numbers has this in its name"));
    ScrollArea area(f, "scroll:formula-layers", view,
                    static_cast<double>(layers.size()) * row_height + 8, form.scroll);
    double y = area.top() + 4;
    for (const geo::Layer* layer : layers) {
        const Box row{view.x + 4, y, view.width - 18, row_height};
        const std::string id = "into-formula:" + layer->id;
        const Response r = f.control({id, layer->label, Role::row, row, {}, false, "into-formula"});
        area.follow(id, row);
        y += row_height;
        if (r.pressed) insert(f, form, layer->id);
        if (!area.shows(row)) continue;
        if (r.hovered) f.paint.rect(row, f.c.control_pressed, 4);
        const double middle = row.y + row_height / 2;
        const double unit = std::min(f.paint.width(Face::caption, layer->unit), row.width / 3);
        f.paint.text(Face::body, {row.x + 8, middle}, f.c.ink,
                     f.paint.elided(Face::body, layer->label, row.width - unit - 28));
        f.paint.text(Face::caption, {row.right() - 8, middle}, f.c.ink2,
                     f.paint.elided(Face::caption, layer->unit, unit), Align::right);
    }
}

}  // namespace

void open_formula_prompt(Frame& f) {
    f.state.formula = {.open = true};
    f.state.focus = "formula-name";
    f.state.cursor = 0;
    f.state.all_text_selected = false;
}

void formula_prompt(Frame& f) {
    Form& form = f.state.formula;
    if (!form.open) return;
    f.sheet = Cover::prompt;
    const Box& window = f.in.layout.window;
    scrim(f);
    const double list = rows_shown * row_height + 8;
    const double width = std::min(640.0, window.width - 64), height = 300 + list;
    const Box box{std::round((window.width - width) / 2),
                  window.y + std::round(std::max(8.0, (window.height - height) / 2)), width,
                  height};
    f.paint.rect(box, f.c.panel, 8);
    const double x = box.x + pad, inner = width - 2 * pad;
    f.paint.text(Face::heading, {x, box.y + 34}, f.c.ink, tr("A layer worked out from others"));
    f.paint.text(Face::caption, {x, box.y + 66}, f.c.ink2, tr("Name"));
    text_field(f, "formula-name", tr("Name"), {x, box.y + 76, inner, field}, form.name,
               tr("Investment fund a head"));
    f.paint.text(Face::caption, {x, box.y + 126}, f.c.ink2, tr("Formula"));
    text_field(f, "formula", tr("Formula"), {x, box.y + 136, inner, field}, form.formula,
               "budget-investment-fund / population");
    check(f, form);
    const bool wrong = !form.gives_figures && !geo::trimmed(form.formula).empty();
    f.paint.paragraph(Face::caption, x, box.y + 174, inner, wrong ? f.c.accent : f.c.ink2,
                      form.said, 2);
    f.paint.text(Face::caption, {x, box.y + 220}, f.c.ink2,
                 tr("Layers: type a part of a name, then press one"));
    layer_choice(f, form, {x, box.y + 230, inner, list});

    const double y = box.bottom() - pad - 32;
    const Box act{box.right() - pad - 130, y, 130, 32}, cancel{act.x - 12 - 110, y, 110, 32};
    const bool ready = form.gives_figures && !geo::trimmed(form.name).empty();
    const bool leave = button(f, "cancel-formula", tr("Cancel"), cancel);
    const bool enter =
        (f.state.focus == "formula" || f.state.focus == "formula-name") && f.take(Key::enter);
    const bool made = button(f, "make-layer", tr("Make layer"), act,
                             ready ? ButtonLook::primary : ButtonLook::plain);
    if ((made || enter) && ready) f.ask(Derive{{form.name, form.formula}});
    if (leave || ((made || enter) && ready)) {
        form = {};
        f.state.focus.clear();
        f.state.all_text_selected = false;
    }
    f.sheet = Cover::screen;
}

}  // namespace app
