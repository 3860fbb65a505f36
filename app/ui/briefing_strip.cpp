#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

void briefing_strip(Frame& f) {
    const BriefingDesk* desk = f.in.desk;
    if (desk == nullptr || f.in.scene.page != Page::maps) return;
    constexpr double height = 44, pad = 12, button_height = 30;
    const Box& map = f.in.layout.map;
    const bool in_talk = desk->talk.has_value();
    const bool has_scene = desk->chosen < desk->briefing.scenes.size();
    const std::string words =
        in_talk     ? say("Detour from scene {}", desk->talk->scene + 1)
        : has_scene ? say("Scene {} of {}", desk->chosen + 1, desk->briefing.scenes.size())
                    : std::string(tr("Briefing"));
    struct Way {
        const char* id;
        const char* label;
        BriefingAction action;
    };
    const PaneSize seen_in{{map.width}, {map.height}};
    std::vector<Way> ways;
    if (in_talk) {
        ways.push_back({"return-to-scene", tr("Return (Esc)"), ReturnToScene{}});
    } else {
        if (has_scene)
            ways.push_back(
                {"use-view", tr("Use this view"), CaptureScene{desk->chosen, seen_in, true}});
        ways.push_back({"add-view", tr("Add as a scene"), CaptureScene{desk->chosen, seen_in}});
        ways.push_back({"to-briefing", tr("To the briefing"), ShowDesk{true}});
    }
    double width = pad + std::ceil(f.paint.width(Face::body_strong, words)) + pad;
    for (const Way& way : ways)
        width += std::ceil(f.paint.width(Face::body_strong, way.label)) + 24 + 8;
    const Box box{std::round(map.x + std::max(0.0, (map.width - width) / 2)),
                  std::round(map.bottom() - height - 60), width + pad - 8, height};
    f.cover(box);
    panel(f, box);
    f.paint.rect({box.x, box.y, 4, box.height}, f.c.accent);
    f.paint.text(Face::body_strong, {box.x + pad + 4, box.y + height / 2}, f.c.ink, words);
    double x = box.x + pad + std::ceil(f.paint.width(Face::body_strong, words)) + pad;
    for (const Way& way : ways) {
        const double wide = std::ceil(f.paint.width(Face::body_strong, way.label)) + 24;
        if (button(f, way.id, way.label, {x, box.y + 7, wide, button_height},
                   &way == &ways.back() ? ButtonLook::dark : ButtonLook::plain)) {
            f.ask(Brief{way.action});
            if (!in_talk) f.ask(Brief{ShowDesk{true}});
        }
        x += wide + 8;
    }
}

}  // namespace app
