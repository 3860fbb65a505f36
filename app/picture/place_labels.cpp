#include <algorithm>

#include "app/picture/callouts.h"
#include "app/picture/label_candidates.h"

namespace app {
namespace {

constexpr Rgba near_white{255, 255, 255, 225};
constexpr double to_appear = 1.06;       // times nearer than it takes to stay, or at first
constexpr double breathing = 8;          // pixels from panels that a label needs to appear
constexpr double beside_below = 250;     // metres per pixel, of maps with many areas
constexpr double much_people = 200'000;  // these areas are missed when they bear no name
constexpr std::size_t most_beside = 12;

/// Ink on pale fills, white on dark ones; the halo in the fill's own lightness (tokens.json,
/// labelOnFill).
void colour_for(MapLabel& label, const LabelSource& source) {
    const Choropleth& choropleth = source.choropleth;
    const bool dark = source.scene.dark;
    const int position = choropleth.position_of[geo::at(label.area)];
    const auto index =
        position < 0 ? std::nullopt : choropleth.class_at(static_cast<std::size_t>(position));
    const Rgba fill = index ? fill_at(choropleth, static_cast<std::size_t>(position), dark).colour
                            : (dark ? colours(dark).land : colours(dark).hatch_bg);
    const bool on_dark = luminance(fill) < 0.22;
    label.text = on_dark ? hex(0xFFFFFF) : hex(0x14202B);
    label.halo = on_dark ? Rgba{fill.r, fill.g, fill.b, 225} : near_white;
}

/// Places the labels of one part of the pane, in its own pixels.
class Placement {
public:
    Placement(const LabelSource& source, const std::vector<Candidate>& candidates,
              const geo::Geometry& geometry, const MapInset& part, std::vector<LabelBox> taken,
              const LabelMemory::Part& before)
        : source_(source),
          scene_(source.scene),
          part_(part),
          panels_(std::move(taken)),
          before_(before),
          room_(source, geometry, part) {
        const geo::Extent shown = extent_of(part.camera, part.size);
        for (const Candidate& one : candidates)
            if (shown.contains(one.place->label)) here_.push_back(&one);
    }

    PlacedLabels placed() {
        for (const LabelBox& panel : panels_) room_.take(panel);
        add_selected();
        add_inside({LabelForm::name_and_value, LabelForm::name});
        add_beside();
        add_inside({LabelForm::value});
        give_up();
        add_hovered();
        std::ranges::sort(out_.memory.shown, {}, &ShownLabel::area);
        out_.memory.metres_per_pixel = scale();
        return std::move(out_);
    }

private:
    double scale() const { return part_.camera.metres_per_pixel; }

    ScreenPoint anchor(const Candidate& one) const {
        return screen_at(part_.camera, part_.size, one.place->label);
    }

    /// Nothing has been shown that could blink.
    bool is_first() const { return before_.metres_per_pixel == 0; }

    const ShownLabel* before(const Candidate& one) const {
        const auto found = std::ranges::lower_bound(before_.shown, one.area, {}, &ShownLabel::area);
        return found == before_.shown.end() || found->area != one.area ? nullptr : &*found;
    }

    bool is_labelled(const Candidate& one) const {
        return std::ranges::find(out_.memory.shown, one.area, &ShownLabel::area) !=
               out_.memory.shown.end();
    }

    bool has_letter(const Candidate& one) const {
        return has_marks(scene_) && is_selected(scene_, source_.atlas.areas[one.area].id);
    }

    MapLabel inside(const Candidate& one, LabelForm form) const {
        MapLabel label;
        label.area = one.area;
        label.lines = one.words(form).lines;
        label.centre = anchor(one);
        colour_for(label, source_);
        return label;
    }

    MapLabel beside(const Candidate& one) const {
        const Colours& colour = colours(scene_.dark);
        MapLabel label;
        label.area = one.area;
        label.lines = {one.name};
        if (!one.value.empty()) label.lines.push_back(one.value);
        label.text = colour.ink;
        label.halo = colour.halo;
        label.leader_from = anchor(one);
        return label;
    }

    /// With the letter that stands above the name of a selected area.
    LabelBox whole_box(const Candidate& one, const MapLabel& label) const {
        const LabelBox box = box_of(label);
        if (!has_letter(one)) return box;
        const LabelBox letter = square_about(mark_place(label), mark_size);
        return {std::min(box.left, letter.left), std::min(box.top, letter.top),
                std::max(box.right, letter.right), std::max(box.bottom, letter.bottom)};
    }

    bool is_clear_of_panels(const LabelBox& box) const {
        const LabelBox pane{0, 0, part_.size.width.value, part_.size.height.value};
        return pane.holds(box) && std::ranges::none_of(panels_, [&](const LabelBox& panel) {
                   return panel.overlaps(box);
               });
    }

    void add(const Candidate& one, MapLabel label, LabelForm form, int slot = 0) {
        out_.memory.shown.push_back({one.area, form, slot});
        if (label.leader_from)
            room_.take_callout(label);
        else if (form == LabelForm::value && !has_letter(one))
            room_.take_anchor(anchor(one), one.words(form).width, one.words(form).height);
        else
            room_.take(whole_box(one, label));
        out_.labels.push_back(std::move(label));
    }

    /// Selected areas are named even where another would have come first.
    void add_selected() {
        for (const Candidate* one : here_)
            if (has_letter(*one)) room_.take_anchor(anchor(*one), 1.5 * mark_size, 1.5 * mark_size);
        for (const geo::AreaId& id : scene_.selected)
            for (const Candidate* one : here_)
                if (source_.atlas.areas[one->area].id == id) add_selected(*one);
    }

    void add_selected(const Candidate& one) {
        for (const LabelForm form : {LabelForm::name_and_value, LabelForm::name}) {
            if (one.words(form).room_until <= scale()) continue;
            MapLabel label = inside(one, form);
            const LabelBox box = whole_box(one, label);
            if (!is_clear_of_panels(box) || room_.is_over(box)) continue;
            return add(one, std::move(label), form);
        }
        if (!add_beside(one, CalloutRoom::Ground::any) && has_letter(one))
            room_.take(square_about(anchor(one), mark_size));
    }

    void add_inside(std::initializer_list<LabelForm> forms) {
        for (const Candidate* one : here_) {
            if (is_labelled(*one)) continue;
            const ShownLabel* was = before(*one);
            if (*forms.begin() == LabelForm::value && stays_away(*one)) continue;
            for (const LabelForm form : forms) {
                const bool stays = is_first() || (was != nullptr && was->form <= form);
                if (one->words(form).until <= scale() * (stays ? 1 : to_appear)) continue;
                MapLabel label = inside(*one, form);
                const LabelBox box = whole_box(*one, label);
                if (!is_clear_of_panels(box.grown(stays ? 0 : breathing))) break;
                if (!room_.is_over(box))
                    add(*one, std::move(label), form);
                else
                    out_.memory.shown.push_back(
                        {one->area, form, 0});  // gives way to what is selected
                break;
            }
        }
    }

    /// On a map of many areas only those that would be missed are named beside their ground.
    bool matters(const Candidate& one) const {
        const std::size_t areas = source_.most_named();
        if (areas < few_areas) return true;
        const bool stays = is_first() || was_beside(one);
        return scale() * (stays ? 1 : to_appear) < beside_below && !one.place->is_cells &&
               source_.atlas.areas[one.area].population.value_or(0) >= much_people;
    }

    void add_beside() {
        std::vector<const Candidate*> wanted;
        for (const Candidate* one : here_)
            if (!one->name.empty() && !is_labelled(*one) && matters(*one) && !stays_away(*one))
                wanted.push_back(one);
        // Smaller ones first: they have the least room for a value of their own.
        std::ranges::reverse(wanted);
        std::stable_partition(wanted.begin(), wanted.end(),
                              [&](const Candidate* one) { return was_beside(*one); });
        // Values of areas that are not named keep their place, whoever that will be.
        for (const Candidate* one : here_) {
            if (is_labelled(*one)) continue;
            const Words& value = one->words(LabelForm::value);
            if (value.until > scale())
                room_.take_anchor(anchor(*one), value.width, value.height);
            else if (matters(*one))
                room_.take_anchor(anchor(*one), 10, 10);
        }
        for (const Candidate* one : wanted) {
            if (std::ranges::count(out_.memory.shown, LabelForm::beside, &ShownLabel::form) >=
                static_cast<std::ptrdiff_t>(most_beside))
                break;
            add_beside(*one, CalloutRoom::Ground::clear);
        }
    }

    bool was_beside(const Candidate& one) const {
        const ShownLabel* was = before(one);
        return was != nullptr && was->form == LabelForm::beside;
    }

    bool stays_away(const Candidate& one) const {
        const auto found = std::ranges::find(before_.given_up, one.area, &GivenUpLabel::area);
        return found != before_.given_up.end() && found->above < scale() && scale() < found->below;
    }

    /// What was shown and is not any more stays away until the camera goes back the way it came.
    void give_up() {
        const bool nearer = scale() < before_.metres_per_pixel;
        const bool farther = scale() > before_.metres_per_pixel;
        for (const Candidate* one : here_) {
            if (is_labelled(*one)) continue;
            if (stays_away(*one))
                out_.memory.given_up.push_back(
                    *std::ranges::find(before_.given_up, one->area, &GivenUpLabel::area));
            else if (before(*one) != nullptr)
                out_.memory.given_up.push_back(
                    {one->area, nearer ? 0 : scale() / to_appear,
                     farther ? 2 * farthest_metres_per_pixel : scale() * to_appear});
        }
    }

    bool add_beside(const Candidate& one, CalloutRoom::Ground ground) {
        if (one.name.empty() || !is_clear_of_panels(square_about(anchor(one), 8))) return false;
        MapLabel label = beside(one);
        const ShownLabel* was = before(one);
        if (was_beside(one) && room_.keep(label, was->slot, ground)) {
            add(one, std::move(label), LabelForm::beside, was->slot);
            return true;
        }
        const double around = has_letter(one) ? mark_size : 0;
        auto slot = room_.place(label, CalloutRoom::Ground::clear, around);
        if (!slot && ground == CalloutRoom::Ground::any) slot = room_.place(label, ground, around);
        if (slot) add(one, std::move(label), LabelForm::beside, *slot);
        return slot.has_value();
    }

    /// The area under the pointer is named last, so that everything else is as it is without it:
    /// where there is no room beside it, what is in the way is left out, but remembered.
    void add_hovered() {
        if (!scene_.hovered) return;
        const auto found = std::ranges::find(here_, *scene_.hovered, [&](const Candidate* one) {
            return source_.atlas.areas[one->area].id;
        });
        if (found == here_.end()) return;
        const Candidate& one = **found;
        const auto own = std::ranges::find(out_.labels, one.area, &MapLabel::area);
        const bool has_value = own != out_.labels.end();
        if (has_value && own->lines != one.words(LabelForm::value).lines) return;
        const std::ptrdiff_t value = own - out_.labels.begin();
        const std::vector<ShownLabel> shown = out_.memory.shown;
        // A name inside stands where its value stood, and takes that off as all that is in the way.
        if (!name_inside(one) && add_beside(one, CalloutRoom::Ground::any) && has_value)
            out_.labels.erase(out_.labels.begin() + value);
        out_.memory.shown = shown;
    }

    bool name_inside(const Candidate& one) {
        for (const LabelForm form : {LabelForm::name_and_value, LabelForm::name}) {
            if (one.words(form).room_until <= scale()) continue;
            MapLabel label = inside(one, form);
            const LabelBox box = box_of(label);
            if (!is_clear_of_panels(box)) continue;
            std::erase_if(out_.labels, [&](const MapLabel& other) {
                return box_of(other).overlaps(box) ||
                       (other.leader_from && leader_of(other).crosses(box));
            });
            out_.labels.push_back(std::move(label));
            return true;
        }
        return false;
    }

    const LabelSource& source_;
    const Scene& scene_;
    const MapInset& part_;
    std::vector<LabelBox> panels_;
    const LabelMemory::Part& before_;
    CalloutRoom room_;
    std::vector<const Candidate*> here_;  // whose label points are in view
    PlacedLabels out_;
};

ScreenPoint moved(ScreenPoint p, ScreenPoint by) { return {p.x + by.x, p.y + by.y}; }

const LabelMemory::Part& memory_of(const LabelMemory* before, std::size_t part) {
    static const LabelMemory::Part nothing;
    return before == nullptr || before->parts.size() <= part ? nothing : before->parts[part];
}

}  // namespace

bool is_selected(const Scene& scene, const geo::AreaId& id) {
    return std::ranges::find(scene.selected, id) != scene.selected.end();
}

bool has_marks(const Scene& scene) { return scene.selected.size() > 1; }

std::vector<PlacedLabels> place_labels(const LabelSource& source, const MapPicture& map,
                                       const std::vector<LabelBox>& taken,
                                       const LabelMemory* before) {
    const std::vector<Candidate> candidates = label_candidates(source);
    const MapInset whole{map.camera, {}, map.size};
    std::vector<PlacedLabels> parts;
    parts.push_back(
        Placement(source, candidates, *map.geometry, whole, taken, memory_of(before, 0)).placed());
    for (const MapInset& inset : map.insets) {
        const LabelBox title{0, 0, inset.size.width.value, 22};
        parts.push_back(Placement(source, candidates, *map.geometry, inset, {title},
                                  memory_of(before, parts.size()))
                            .placed());
        for (MapLabel& label : parts.back().labels) {
            label.centre = moved(label.centre, inset.corner);
            if (label.leader_from) label.leader_from = moved(*label.leader_from, inset.corner);
        }
    }
    return parts;
}

}  // namespace app
