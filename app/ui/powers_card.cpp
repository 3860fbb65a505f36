#include <imgui.h>

#include <algorithm>
#include <array>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/power_mark.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double pad = 16;

void dashed(Frame& f, const Box& box, Rgba colour) {
    const double dash = std::max(2.0, box.width / 5), width = 1.5;
    for (double at = 0; at < box.width; at += 2 * dash) {
        const double length = std::min(dash, box.width - at);
        f.paint.rect({box.x + at, box.y, length, width}, colour);
        f.paint.rect({box.x + at, box.bottom() - width, length, width}, colour);
        f.paint.rect({box.x, box.y + at, width, length}, colour);
        f.paint.rect({box.right() - width, box.y + at, width, length}, colour);
    }
}

/// A pen that writes downwards.
struct Pen {
    Frame& f;
    double x, width, y;

    void write(Face face, Rgba colour, const std::string& words) {
        if (!words.empty()) y = f.paint.paragraph(face, x, y, width, colour, words);
    }
};

void fact(Pen& pen, const std::string& what, const std::string& how) {
    Frame& f = pen.f;
    const double label = std::min(150.0, pen.width * 0.36);
    f.paint.horizontal(pen.x, pen.y, pen.width, f.c.rule);
    pen.y += 5;
    f.paint.text(Face::body, {pen.x, pen.y + 10}, f.c.ink2,
                 f.paint.elided(Face::body, what, label - 8));
    pen.y =
        f.paint.paragraph(Face::body, pen.x + label, pen.y, pen.width - label, f.c.ink, how) + 5;
}

void cell(Pen& pen, const PowerCard& card) {
    Frame& f = pen.f;
    pen.write(Face::title, f.c.ink, card.power);
    pen.write(Face::heading, f.c.ink2, card.authority);
    pen.y += 10;
    power_mark(f, {pen.x, pen.y + 2, 18, 18}, card.status, card.changed);
    Pen beside{f, pen.x + 28, pen.width - 28, pen.y};
    beside.write(Face::body_strong, f.c.ink, card.standing);
    if (card.changed) beside.write(Face::body, f.c.accent, tr("Hypothetical"));
    beside.write(Face::body, f.c.ink2, card.description);
    pen.y = beside.y + 10;
    for (const auto& [what, how] : card.facts) fact(pen, what, how);
}

/// What each proposal of a document would give, and why some give nothing.
void document(Pen& pen, const geo::ProposalDocument& one) {
    Frame& f = pen.f;
    pen.y += 8;
    pen.write(Face::body_strong, f.c.ink, one.title);
    pen.write(Face::caption, f.c.ink2, one.proposer);
    for (const geo::Proposal& proposal : one.proposals) {
        pen.y += 4;
        const bool gives = proposal.adopted_as != geo::PowerStatus::none;
        power_mark(f, {pen.x + 2, pen.y + 3, 14, 14}, proposal.adopted_as, false);
        Pen beside{f, pen.x + 26, pen.width - 26, pen.y};
        beside.write(Face::body, f.c.ink,
                     gives ? say("{}, of: {}", proposal.label, proposal.whom)
                           : say("{}: not adopted", proposal.label));
        beside.write(Face::caption, f.c.ink2, proposal.adoption_note);
        pen.y = beside.y;
    }
}

void nothing_chosen(Pen& pen) {
    Frame& f = pen.f;
    const auto& adopted = f.in.scene.hypothesis.documents;
    pen.write(Face::heading, f.c.ink,
              adopted.empty() ? tr("Who holds what, and why") : tr("What is supposed"));
    pen.y += 4;
    pen.write(Face::body, f.c.ink2,
              tr("Point at a cell or choose one to read its status, its legal basis and its "
                 "source. Arrows walk from cell to cell, Enter chooses."));
    for (const geo::ProposalDocument& one : f.in.atlas.documents)
        if (f.in.scene.hypothesis.adopts(one.id)) document(pen, one);
    if (!adopted.empty()) return;
    pen.y += 8;
    pen.write(Face::body_strong, f.c.ink, tr("Documents that cannot be adopted here"));
    for (const geo::ProposalDocument& one : f.in.atlas.documents)
        if (!geo::can_be_adopted(one)) document(pen, one);
}

void buttons(Frame& f, const Box& box, const AuthorityRow& row, const PowerColumn& column) {
    const double width = std::floor((box.width - 8) / 2);
    if (button(f, "map-power", tr("Map this power"), {box.x, box.y, width, box.height},
               ButtonLook::primary))
        f.ask(ShowLayer{geo::power_layer_id(column.power)});
    if (button(f, "copy-row", tr("Copy this row"), {box.x + width + 8, box.y, width, box.height}))
        ImGui::SetClipboardText(row_as_text(f.in.atlas, row.area).c_str());
}

}  // namespace

Rgba power_colour(bool dark) { return ramp(geo::Theme::powers, 5)[dark ? 1 : 4]; }

void changed_mark(Frame& f, ScreenPoint centre) {
    f.paint.disc(centre, 4.5, f.c.panel);
    f.paint.disc(centre, 3.5, f.c.accent);
}

void power_mark(Frame& f, const Box& box, geo::PowerStatus status, bool changed) {
    const Rgba colour = power_colour(f.in.scene.dark);
    const ScreenPoint middle{box.x + box.width / 2, box.y + box.height / 2};
    switch (status) {
        case geo::PowerStatus::held:
            f.paint.rect(box, colour, 2);
            break;
        case geo::PowerStatus::partial:
            f.paint.polygon(
                std::array<ScreenPoint, 3>{
                    {{box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}},
                colour);
            f.paint.outline(box, colour, 2, 1.5);
            break;
        case geo::PowerStatus::agreed:
            dashed(f, box, colour);
            break;
        case geo::PowerStatus::proposed:
            f.paint.ring(middle, box.width * 0.3, colour, 1.25);
            break;
        case geo::PowerStatus::none:
            f.paint.disc(middle, 1.75, f.c.rule_strong);
            break;
    }
    if (changed) changed_mark(f, {box.right() - 1, box.y + 1});
}

void power_card(Frame& f, int row, int column) {
    const Box& box = f.in.layout.side;
    panel(f, box);
    const bool one = row >= 0 && column >= 0;
    const double foot = one ? 32 + pad : 0;
    const Box view{box.x, box.y + 12, box.width - 8, box.height - 24 - foot};
    {
        ScrollArea area(f, "scroll:power-card", view, f.state.power_card_height,
                        f.state.power_card_scroll);
        Pen pen{f, box.x + pad, box.width - 2 * pad, area.top()};
        if (one) {
            const AuthorityRow& shown = f.in.powers->rows[static_cast<std::size_t>(row)];
            cell(pen, power_card_of(f.in.atlas, shown.area,
                                    f.in.powers->columns[static_cast<std::size_t>(column)].power));
        } else {
            nothing_chosen(pen);
        }
        const double height = pen.y - area.top();
        if (height != f.state.power_card_height) {
            f.state.power_card_height = height;
            f.state.another_frame = true;
        }
    }
    if (one)
        buttons(f, {box.x + pad, box.bottom() - pad - 32, box.width - 2 * pad, 32},
                f.in.powers->rows[static_cast<std::size_t>(row)],
                f.in.powers->columns[static_cast<std::size_t>(column)]);
}

}  // namespace app
