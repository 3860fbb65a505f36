#include <algorithm>

#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/core/characters.h"
#include "geo/data/find_layers.h"

namespace app {

namespace {

constexpr std::size_t most_places = 8, most_layers = 4;
constexpr double answer_height = 44;

struct Answer {
    std::string name, what;
    const geo::Layer* layer = nullptr;
    std::optional<geo::AreaIndex> area;
};

std::string what_it_is(const geo::Atlas& atlas, const geo::NameMatch& match) {
    const geo::Area& area = atlas.areas[match.area];
    std::string what = geo::capitalised(area.type);
    if (area.region && *area.region != match.area && atlas.areas[*area.region].name != area.name)
        what += fmt::format("{}{}", what.empty() ? "" : ", ", atlas.areas[*area.region].name);
    if (area.vintage.end) what += say(", until {}", *area.vintage.end);
    if (area.planned) what += tr(", planned");
    if (!match.matched.empty() && match.matched != area.name)
        what += fmt::format(" ({})", match.matched);
    return what;
}

std::vector<Answer> answers_to(const geo::Atlas& atlas, const std::string& typed) {
    std::vector<Answer> answers;
    for (const geo::NameMatch& match : atlas.names.find(typed, most_places))
        answers.push_back(
            {atlas.areas[match.area].name, what_it_is(atlas, match), nullptr, match.area});
    for (const geo::Layer* layer : geo::find_layers(atlas, typed, most_layers))
        answers.push_back({layer->label, title_of(layer->theme), layer, std::nullopt});
    return answers;
}

void close_search(UiState& state) {
    state.search.clear();
    state.search_choice = 0;
    state.focus.clear();
}

void follow(Frame& f, const Answer& answer) {
    if (answer.layer != nullptr) f.ask(ShowLayer{answer.layer->id});
    if (answer.area) {
        const Box& map = f.in.layout.map;
        f.ask(GoTo{f.in.atlas.areas[*answer.area].id, {{map.width}, {map.height}}});
    }
    close_search(f.state);
}

void draw_answer(Frame& f, const Box& row, const Answer& answer, bool highlighted) {
    if (highlighted) f.paint.rect(row, f.c.accent_soft, 4);
    const double left = row.x + 12;
    const double width = row.width - 24 - (answer.layer != nullptr ? 36 : 0);
    f.paint.text(Face::body_strong, {left, row.y + 14}, f.c.ink,
                 f.paint.elided(Face::body_strong, answer.name, width));
    f.paint.text(Face::caption, {left, row.y + 32}, f.c.ink2,
                 f.paint.elided(Face::caption, answer.what, width));
    if (answer.layer != nullptr)
        swatch(f, {row.right() - 36, row.y + row.height / 2}, *answer.layer);
}

void answer_list(Frame& f, const Box& field, const std::vector<Answer>& answers) {
    const double width = std::max(field.width, 340.0);
    const double rows = answers.empty() ? 1 : static_cast<double>(answers.size());
    const Box list{field.right() - width, field.bottom() + 6, width, rows * answer_height + 12};
    f.paint.rect(list, f.c.panel, 8);
    f.paint.outline(list, f.c.rule_strong, 8);
    if (answers.empty())
        f.paint.text(
            Face::body, {list.x + 18, list.y + list.height / 2}, f.c.ink2,
            f.paint.elided(Face::body, tr("No place and no layer has this name"), list.width - 36));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Box row{list.x + 6, list.y + 6 + static_cast<double>(i) * answer_height,
                      list.width - 12, answer_height};
        // Not through control(): pressing a row must not take the focus from the field first.
        const bool chosen = static_cast<int>(i) == f.state.search_choice;
        if (f.over(row)) {
            if (f.pointer_moved() != ScreenPoint{} || f.clicked())
                f.state.search_choice = static_cast<int>(i);
            if (f.clicked()) f.state.held = "answer";
            if (f.released() && f.state.held == "answer") return follow(f, answers[i]);
        }
        f.note(
            {"answer:" + std::to_string(i), answers[i].name, Role::row, row, {}, chosen, "search"});
        draw_answer(f, row, answers[i], chosen);
    }
    if (f.clicked() && !contains(list, f.pointer()) && !contains(field, f.pointer()))
        close_search(f.state);
}

void by_keyboard(Frame& f, const std::vector<Answer>& answers) {
    int& choice = f.state.search_choice;
    if (f.take(Key::down)) ++choice;
    if (f.take(Key::up)) --choice;
    choice = std::clamp(choice, 0, std::max(0, static_cast<int>(answers.size()) - 1));
    if (f.take(Key::enter) && !answers.empty())
        follow(f, answers[static_cast<std::size_t>(choice)]);
}

}  // namespace

void search_box(Frame& f, const Box& box) {
    const bool open = f.top_cover() == Cover::menu && f.state.open_menu.empty();
    if (open) f.sheet = Cover::menu;
    const bool has_room = box.width >= 120;  // for a hint beside the magnifier
    if (text_field(f, "search", tr("Find a place or a layer"), box, f.state.search,
                   has_room ? tr("Find a place or a layer") : "", 36))
        f.state.search_choice = 0;
    draw_magnifier(f.paint, {box.x + 19, box.y + box.height / 2}, f.c.ink2);
    const bool active = f.state.focus == "search";
    if (!active && has_room && f.state.search.empty())
        f.paint.text(Face::body, {box.right() - 14, box.y + box.height / 2}, f.c.ink3, "/",
                     Align::centre);
    f.sheet = Cover::screen;
    if (!active || f.state.search.empty()) return;

    f.draw_later([&f, box, open] {
        // On the frame in which the first letter came, the list is drawn but not yet on top.
        if (open) f.sheet = Cover::menu;
        const auto answers = answers_to(f.in.atlas, f.state.search);
        by_keyboard(f, answers);
        if (!f.state.search.empty()) answer_list(f, box, answers);
        f.sheet = Cover::screen;
    });
}

}  // namespace app
