#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double pad = 24, gap = 16, line = 22, field_height = 30;
constexpr std::size_t rows_shown = 4, columns_shown = 6;
using Form = UiState::TableForm;
using Stage = TableDraft::Stage;

struct PolarityChoice {
    geo::Polarity polarity;
    const char* label;
};

std::array<PolarityChoice, 3> polarities() {
    return {{{geo::Polarity::neutral, tr("Neither")},
             {geo::Polarity::higher_is_better, tr("Higher")},
             {geo::Polarity::lower_is_better, tr("Lower")}}};
}

void choose_series(Form& form, const geo::OwnTable& table, std::size_t series) {
    form.series = series;
    form.label = table.series[series].label;
    form.unit = table.series[series].unit;
}

/// A table just read: the first of its columns, and what it says of itself.
void begin_form(Frame& f, const std::shared_ptr<const geo::OwnTable>& table) {
    Form& form = f.state.table_form;
    if (form.table == table) return;
    form = {.table = table};
    choose_series(form, *table, 0);
    f.state.focus.clear();
}

geo::OwnOptions options_of(const Form& form, const geo::OwnTable& table) {
    geo::OwnOptions options = table.options;
    options.value_columns.clear();
    for (const std::size_t column : table.series[form.series].columns)
        options.value_columns.push_back(geo::column_letters(column));
    options.label = form.label;
    options.unit = form.unit;
    options.period = form.period;
    options.source = form.source;
    options.polarity = form.polarity;
    options.marking = {form.marking, form.marking_words};
    return options;
}

double first_rows(Frame& f, const geo::OwnTable& table, double x, double y, double width) {
    const auto& headings = table.layout.headings;
    const std::size_t columns = std::min(headings.size(), columns_shown);
    const double column = width / static_cast<double>(std::max<std::size_t>(columns, 1));
    const auto cell = [&](Face face, Rgba colour, std::size_t c, std::string_view text) {
        f.paint.text(face, {x + static_cast<double>(c) * column, y + line / 2}, colour,
                     f.paint.elided(face, text, column - 12));
    };
    for (std::size_t c = 0; c < columns; ++c)
        cell(Face::caption, f.c.ink2, c,
             headings[c].empty() ? geo::column_letters(c) : headings[c]);
    y += line;
    f.paint.horizontal(x, y, width, f.c.rule);
    const std::size_t end = std::min(table.sheet.rows.size(), table.layout.first_row + rows_shown);
    for (std::size_t row = table.layout.first_row; row < end; ++row, y += line)
        for (std::size_t c = 0; c < columns; ++c)
            cell(Face::body, f.c.ink, c, table.sheet.cell(row, c));
    return y;
}

double field(Frame& f, const char* id, const std::string& label, const Box& box, std::string& text,
             const std::string& hint) {
    f.paint.text(Face::caption, {box.x, box.y + 8}, f.c.ink2, label);
    text_field(f, id, label, {box.x, box.y + 18, box.width, field_height}, text, hint);
    return box.y + 18 + field_height + 6;
}

constexpr double marking_height = 16 + 3 * row_height + 4 + field_height;

/// Who may see it, and what else its banner says.
void marking_fields(Frame& f, const Box& box) {
    Form& form = f.state.table_form;
    f.paint.text(Face::caption, {box.x, box.y + 8}, f.c.ink2, tr("Marking"));
    double y = box.y + 16;
    for (const geo::Marking::Level level : geo::all_marking_levels) {
        const std::string words = level == geo::Marking::Level::none
                                      ? std::string(tr("None"))
                                      : geo::in_words(geo::Marking{.level = level});
        if (radio_row(f, "marking:" + std::string(geo::code_of(level)), "markings", words,
                      {box.x, y, box.width, row_height}, form.marking == level, false, {}))
            form.marking = level;
        y += row_height;
    }
    text_field(f, "table-marking-words", tr("Words of the marking"),
               {box.x, y + 4, box.width, field_height}, form.marking_words, tr("Draft"));
}

void form_fields(Frame& f, const Box& box) {
    Form& form = f.state.table_form;
    const double half = (box.width - 12) / 2;
    double y = field(f, "table-label", tr("Label"), box, form.label, {});
    field(f, "table-unit", tr("Unit"), {box.x, y, half, 0}, form.unit, "%, £, years");
    y = field(f, "table-period", tr("Period, where missing"), {box.x + half + 12, y, half, 0},
              form.period, "2024");
    y = field(f, "table-source", tr("Source"), {box.x, y, box.width, 0}, form.source,
              tr("Your own data"));
    f.paint.text(Face::caption, {box.x, y + 8}, f.c.ink2, tr("What is better"));
    const double third = box.width / 3;
    double x = box.x;
    for (const PolarityChoice& choice : polarities()) {
        const std::string id = "polarity:" + std::string(geo::code_of(choice.polarity));
        if (radio_row(f, id, "polarities", choice.label, {x, y + 16, third, row_height},
                      form.polarity == choice.polarity, false, {}))
            form.polarity = choice.polarity;
        x += third;
    }
}

void series_list(Frame& f, const geo::OwnTable& table, const Box& box) {
    Form& form = f.state.table_form;
    f.paint.text(Face::caption, {box.x, box.y + 8}, f.c.ink2, tr("Figures"));
    const Box view{box.x, box.y + 18, box.width, box.height - 18};
    ScrollArea area(f, "scroll:series", view, static_cast<double>(table.series.size()) * row_height,
                    form.series_scroll);
    double y = area.top();
    for (std::size_t i = 0; i < table.series.size(); ++i, y += row_height) {
        const std::string id = "series:" + std::to_string(i);
        const Box row{view.x, y, view.width - 12, row_height};
        area.follow(id, row);
        if (radio_row(f, id, "series", table.series[i].label, row, form.series == i, false, {}))
            choose_series(form, table, i);
    }
}

/// What there is to know of rows and cells, a paragraph each.
std::vector<std::string> report_of(const geo::OwnTable& table) {
    constexpr std::size_t most = 300;
    std::vector<std::string> lines;
    const auto add = [&](auto is_one) {
        for (std::size_t i = 0; i < table.rows.size() && lines.size() < most; ++i) {
            const geo::OwnRow& row = table.rows[i];
            if (is_one(row))
                lines.push_back(say("Row {}: {}", i + 1, row.said.empty() ? row.named : row.said));
        }
    };
    using geo::RowKind;
    for (const RowKind kind : {RowKind::unmatched, RowKind::ambiguous, RowKind::duplicate})
        add([kind](const geo::OwnRow& row) { return row.kind == kind; });
    for (const geo::Error& told : table.told)
        if (lines.size() < most) lines.push_back(geo::one_line(told));
    add([](const geo::OwnRow& row) { return row.kind == RowKind::matched && !row.said.empty(); });
    if (lines.empty()) lines.emplace_back(tr("Every row of an area was matched."));
    return lines;
}

void report(Frame& f, const geo::OwnTable& table, const Box& box) {
    Form& form = f.state.table_form;
    if (form.report.empty()) form.report = report_of(table);
    f.paint.text(Face::caption, {box.x, box.y + 8}, f.c.ink2, tr("Rows and cells to know of"));
    const Box view{box.x, box.y + 18, box.width, box.height - 18};
    f.paint.outline(inset(view, -1), f.c.rule, 4);
    ScrollArea area(f, "scroll:report", view, form.report_height, form.report_scroll);
    double y = area.top() + 6;
    for (const std::string& one : form.report)
        y = f.paint.paragraph(Face::caption, view.x + 8, y, view.width - 24, f.c.ink, one) + 6;
    const double height = y - area.top();
    f.state.another_frame |= height != form.report_height;
    form.report_height = height;
}

}  // namespace

void table_panel(Frame& f) {
    if (f.in.table == nullptr) f.state.table_form = {};
    if (f.in.table == nullptr || f.state.file_prompt != UiState::FilePrompt::none) return;
    const TableDraft& draft = *f.in.table;
    f.sheet = Cover::prompt;
    const Box& window = f.in.layout.window;
    scrim(f);
    const double width = std::min(920.0, window.width - 64);
    const double height = draft.table ? std::min(560.0, window.height - 32) : 150;
    const Box box{std::round((window.width - width) / 2),
                  window.y + std::round((window.height - height) / 2), width, height};
    f.paint.rect(box, f.c.panel, 8);
    const double x = box.x + pad, inner = width - 2 * pad;
    f.paint.text(Face::heading, {x, box.y + 34}, f.c.ink,
                 say("Import {}", draft.file.filename().string()));
    const bool busy = draft.stage != Stage::shown;
    const std::string state = busy                  ? std::string(tr("Reading the table…"))
                              : draft.fault.empty() ? geo::matched_in_words(*draft.table)
                                                    : draft.fault;
    f.paint.text(Face::body, {x, box.y + 60}, draft.fault.empty() ? f.c.ink2 : f.c.accent,
                 f.paint.elided(Face::body, state, inner));
    const double bottom = box.bottom() - pad - 32;
    if (draft.table) {
        const geo::OwnTable& table = *draft.table;
        begin_form(f, draft.table);
        const double y = first_rows(f, table, x, box.y + 78, inner) + gap;
        const double fields = std::round(inner * 0.36), list = std::round(inner * 0.24);
        form_fields(f, {x, y, fields, 0});
        const double marking = bottom - gap - marking_height;
        series_list(f, table, {x + fields + gap, y, list, marking - gap - y});
        marking_fields(f, {x + fields + gap, marking, list, marking_height});
        const double left = fields + list + 2 * gap;
        report(f, table, {x + left, y, inner - left, bottom - gap - y});
    }
    const Box act{box.right() - pad - 110, bottom, 110, 32},
        cancel{act.x - 12 - 110, bottom, 110, 32};
    if (button(f, "cancel-table", tr("Cancel"), cancel)) f.ask(CancelTable{});
    if (!busy && button(f, "import-table", tr("Import"), act, ButtonLook::primary))
        f.ask(ImportTable{options_of(f.state.table_form, *draft.table)});
    f.sheet = Cover::screen;
}

}  // namespace app
