#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/kiosk_form.h"
#include "app/kiosk/visit.h"
#include "app/stage/stage_type.h"

namespace app {

enum class KioskRole : std::uint8_t { heading, text, button, map };

/// Something on a kiosk's screen: what is seen, touched, reached by keypad and read aloud. The
/// order of nodes is that in which they are read.
struct KioskNode {
    std::string id, label;  // "tile:bus_franchising"; "Buses"
    std::string spoken{};   // empty: the label
    KioskRole role = KioskRole::text;
    Box box;  // of the page, in lengths of the design
    bool chosen = false;
    bool in_view = true;  // false: in a part of the page that is not shown; its part leads there
    std::size_t part = 0;
    std::optional<KioskAction> action{};  // none: only read
    const std::string& words() const { return spoken.empty() ? label : spoken; }
};

enum class KioskLook : std::uint8_t { plain, primary, chosen, quiet };
enum class Icon : std::uint8_t {
    none,
    map,
    compare,
    hexagons,
    down,
    letters,
    back,
    speak,
    contrast,
    swap,
    find,
    more,
    less
};

/// A page being drawn, and what stands on it.
class Board {
public:
    Board(Pen& on, const KioskForm& as, std::vector<KioskNode>& found, const std::string& pressed)
        : pen(on), form(as), nodes(found), pressed_(pressed) {}

    Pen& pen;
    const KioskForm& form;
    std::vector<KioskNode>& nodes;

    StageType plain(double em) const { return {PaperFace::text, em * form.type}; }
    StageType strong(double em) const { return {PaperFace::text_strong, em * form.type}; }
    StageType display(double em) const { return {PaperFace::page_title, em * form.type}; }

    /// Words that are also read. Returns where the next thing may begin.
    double heading(const std::string& id, StageType type, const Box& in, const std::string& words,
                   std::size_t most = 0);
    double text(const std::string& id, StageType type, const Box& in, Rgba colour,
                const std::string& words, std::size_t most = 0);
    /// A control with its label in the middle, its icon before it.
    void button(const std::string& id, const Box& box, const std::string& label, KioskAction action,
                KioskLook look = KioskLook::plain, Icon icon = Icon::none,
                const std::string& spoken = {});
    double button_width(const std::string& label, Icon icon) const;
    void note(KioskNode node);
    /// Type no larger than given, so that words have room; no smaller than `least` as designed.
    StageType fitting(StageType type, const std::string& words, double width, double height,
                      double least) const;
    /// Where figures are from, with the attribution where there are lines for it; else the page of
    /// sources is named, which has it.
    std::string fitting_source(StageType type, double width, std::size_t lines,
                               const std::string& figures, const std::string& attribution) const;

    void rounded(const Box& box, double radius, Rgba fill);
    void rounded_edge(const Box& box, double radius, Rgba edge, double width);
    void icon(Icon icon, const Box& box, Rgba colour);
    bool is_pressed(const std::string& id) const { return !pressed_.empty() && pressed_ == id; }

    /// What `draw` would return for a box, and the nodes it would leave; nothing is drawn.
    double measured(const Box& box, std::vector<KioskNode>& found,
                    const std::function<double(Board&, const Box&)>& draw) const;
    /// A column whose content may be longer than there is room: then only a part of it is shown,
    /// with buttons to the others. `draw` draws it from the top of a box and returns its bottom;
    /// it is called several times.
    void column(const Box& room, std::size_t part,
                const std::function<double(Board&, const Box&)>& draw);

private:
    const std::string& pressed_;
};

}  // namespace app
