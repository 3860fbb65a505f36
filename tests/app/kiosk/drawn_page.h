#pragma once

#include <map>
#include <set>

#include "app/kiosk/kiosk_pages.h"
#include "tests/app/kiosk/page_sheet.h"
#include "tests/support/real_atlas.h"

namespace app {

/// A page of a kiosk on glass: what stands on it.
struct DrawnPage {
    KioskForm form;
    double mm = 0;  // of one length
    std::vector<KioskNode> nodes;
    std::vector<PageWords> words;

    const KioskNode* node(const std::string& id) const {
        const auto at = std::ranges::find(nodes, id, &KioskNode::id);
        return at == nodes.end() ? nullptr : &*at;
    }
};

inline const AttractStory& the_attract_story() {
    static const AttractStory story = attract_story(*real_atlas());
    return story;
}

/// Draws pages. Maps are made once for a visit, as large as they are on the first glass: they cost
/// most, and what is asked of them (names, keys, figures) is the same on any.
class PageDrawer {
public:
    explicit PageDrawer(Visit visit) : visit_(std::move(visit)) {
        const geo::Atlas& atlas = *real_atlas();
        if (const auto place = area_of(atlas, visit_.view.place)) {
            place_ = place_story(atlas, *place, visit_.language);
            if (const auto other = area_of(atlas, visit_.view.other))
                comparison_ = compare_story(atlas, *place, *other, visit_.language);
        }
    }

    const Visit& visit() const { return visit_; }
    DrawnPage on(const KioskGlass& glass, std::size_t text_size, std::size_t part = 0,
                 bool brought_down = false) {
        const geo::Atlas& atlas = *real_atlas();
        Visit shown = visit_;
        shown.text_size = text_size;
        shown.brought_down = brought_down;
        if (part > 0) shown.view.part = part;
        DrawnPage page;
        page.form = kiosk_form(glass, text_sizes[text_size], brought_down);
        page.mm = glass.millimetres.value_or(0) / glass.width * page.form.unit;
        const auto maps = kiosk_maps(page.form, shown, the_attract_story());
        std::vector<const Picture*> pictures;
        for (std::size_t i = 0; i < maps.size(); ++i) pictures.push_back(&picture(maps, i));
        PageSheet sheet;
        const Colours& c = kiosk_colours(shown);
        Pen pen(sheet, c);
        pen.rect({0, 0, page.form.page.width.value, page.form.page.height.value}, c.stage);
        page.nodes = draw_kiosk(
            pen,
            {.atlas = atlas,
             .visit = shown,
             .form = page.form,
             .attract = the_attract_story(),
             .maps = maps,
             .pictures = pictures,
             .coloured_by = maps.empty() ? std::string()
                                         : scene_of(atlas, shown, maps.front(), maps).pane().layer,
             .place = place_ ? &*place_ : nullptr,
             .comparison = comparison_ ? &*comparison_ : nullptr,
             .version = "Devolution Atlas 1, data 1",
             .code = {{true, false}, {false, true}},
             .code_words = "Leeds. The mayor of West Yorkshire decides on buses."});
        page.words = std::move(sheet.words);
        return page;
    }

private:
    const Picture& picture(const std::vector<KioskMap>& maps, std::size_t i) {
        const auto key = std::pair{maps[i].right, maps[i].year.value_or(0)};
        auto at = pictures_.find(key);
        if (at == pictures_.end())
            at = pictures_
                     .emplace(
                         key,
                         picture_of(*real_atlas(), scene_of(*real_atlas(), visit_, maps[i], maps),
                                    {.pane = maps[i].size(), .detailed = {}, .bare = true}))
                     .first;
        return at->second;
    }

    Visit visit_;
    std::optional<PlaceStory> place_;
    std::optional<CompareStory> comparison_;
    std::map<std::pair<bool, int>, Picture> pictures_;
};

inline geo::AreaId id_of(std::string_view code) { return *geo::parse_area_id(code); }
inline constexpr const char *leeds = "E08000035", *north_norfolk = "E07000147",
                            *cardiff = "W06000015", *west_yorkshire = "E47000003",
                            *glasgow = "S12000049", *belfast = "N09000003";

}  // namespace app
