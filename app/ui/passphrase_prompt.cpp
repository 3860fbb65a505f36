#include <imgui.h>
#include <string.h>

#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr double pad = 24, dot = 4, step = 13;

void append_and_forget(geo::Secret& secret, std::string text) {
    secret.append(text);
    explicit_bzero(text.data(), text.size());
}

/// Letters, at the end alone: who cannot see what they typed does not mend its middle.
void edit(Frame& f, geo::Secret& secret) {
    if (f.take(Key::erase)) f.control_down() ? secret.clear() : secret.erase_last();
    f.take(Key::space);  // it comes as a character
    append_and_forget(secret, f.take_typed());
    const char* clipboard = f.in.control_letter == 'v' ? ImGui::GetClipboardText() : nullptr;
    if (clipboard != nullptr) {
        const std::string_view pasted = clipboard;
        secret.append(pasted.substr(0, pasted.find_first_of("\r\n")));
    }
    // ImGui keeps what was typed until it is typed over.
    auto& queue = ImGui::GetIO().InputQueueCharacters;
    if (queue.Data != nullptr)
        explicit_bzero(queue.Data, static_cast<std::size_t>(queue.Capacity) * sizeof *queue.Data);
    queue.resize(0);
}

void passphrase_field(Frame& f, geo::Secret& secret, const Box& box) {
    const Response r = f.control({"passphrase", tr("Passphrase"), Role::field, box, {}, false, {}});
    const bool active = f.state.focus == "passphrase";
    if (active) edit(f, secret);
    f.paint.rect(box, active ? f.c.control : f.c.panel_subtle, 4);
    f.paint.outline(box,
                    active      ? f.c.ink
                    : r.hovered ? f.c.rule_strong
                                : f.c.rule,
                    4, active ? 2 : 1);
    const Box inside{box.x + 10, box.y, box.width - 20, box.height};
    const double middle = box.y + box.height / 2;
    const std::size_t letters = geo::characters_in(secret.text());
    if (letters == 0) f.paint.text(Face::body, {inside.x, middle}, f.c.ink3, tr("Your passphrase"));
    f.clip(inside);
    const double wide = step * static_cast<double>(letters);
    const double from = inside.x - std::max(0.0, wide - inside.width + 2);
    for (std::size_t i = 0; i < letters; ++i)
        f.paint.disc({from + step * (static_cast<double>(i) + 0.5), middle}, dot, f.c.ink);
    if (active) f.paint.rect({from + wide, middle - 9, 1, 18}, f.c.ink);
    f.unclip();
}

}  // namespace

void passphrase_prompt(Frame& f) {
    const SealedDraft* draft = f.in.sealed;
    std::shared_ptr<geo::Secret>& typed = f.state.passphrase;
    if (draft == nullptr) {
        if (typed && f.state.focus == "passphrase") f.state.focus.clear();
        typed.reset();
        return;
    }
    if (!typed) {
        typed = std::make_shared<geo::Secret>();
        f.state.focus = "passphrase";
        f.state.another_frame = true;
    }
    f.sheet = Cover::prompt;
    const Box& window = f.in.layout.window;
    scrim(f);
    const double width = std::min(560.0, window.width - 64), height = 230;
    const Box box{std::round((window.width - width) / 2),
                  window.y + std::round((window.height - height) / 3), width, height};
    f.paint.rect(box, f.c.panel, 8);
    const double x = box.x + pad, inner = width - 2 * pad;
    f.paint.text(Face::heading, {x, box.y + 36}, f.c.ink,
                 f.paint.elided(Face::heading,
                                say("Under embargo: {}", draft->file.filename().string()), inner));
    const bool opening = draft->stage == SealedDraft::Stage::opening;
    passphrase_field(f, *typed, {x, box.y + 64, inner, 34});
    const std::string said = opening ? tr("Opening. This takes a few seconds.")
                             : !draft->fault.empty()
                                 ? draft->fault
                                 : tr("Its reader opens it with a passphrase. That is logged.");
    f.paint.paragraph(Face::caption, x, box.y + 110, inner,
                      draft->fault.empty() || opening ? f.c.ink2 : f.c.accent, said, 3);
    const double y = box.bottom() - pad - 32;
    const Box act{box.right() - pad - 110, y, 110, 32}, cancel{act.x - 12 - 110, y, 110, 32};
    const bool leave = button(f, "cancel-passphrase", tr("Cancel"), cancel);
    const bool enter = f.state.focus == "passphrase" && f.take(Key::enter);
    const bool ready = !opening && !typed->empty();
    const bool open =
        button(f, "unseal", tr("Open"), act, ready ? ButtonLook::primary : ButtonLook::plain);
    if (leave) {
        f.ask(CancelSealed{});
    } else if ((open || enter) && ready) {
        f.ask(Unseal{std::exchange(typed, std::make_shared<geo::Secret>())});
        f.state.focus = "passphrase";
    }
    f.sheet = Cover::screen;
}

}  // namespace app
