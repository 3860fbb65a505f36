#include "app/describe.h"

#include <array>
#include <nlohmann/json.hpp>

#include "app/scene/scene_json.h"

namespace app {
namespace {

constexpr std::array role_names{"button", "tab",    "row", "radio", "menu",
                                "field",  "slider", "map", "handle"};

nlohmann::ordered_json json_of(const std::optional<Answer>& answer) {
    if (!answer) return nullptr;
    return {{"area", geo::text_of(answer->area)}, {"layer", answer->layer}};
}

nlohmann::ordered_json json_of(const DescribedTalk& described) {
    const Talk& talk = described.talk;
    return {{"scene", talk.scene + 1},         {"detour", talk.detour},
            {"exploring", talk.exploring},     {"black", talk.black},
            {"frozen", talk.frozen},           {"began_at", talk.began_at},
            {"typed", described.prompt.typed}, {"looked_at", json_of(described.prompt.looked_at)},
            {"sent", json_of(talk.sent)},      {"audience", described.has_audience}};
}

}  // namespace

std::string describe(const Scene& scene, const std::vector<Widget>& widgets,
                     const std::string& told, const std::optional<DescribedTalk>& talk) {
    nlohmann::ordered_json out{{"scene", nlohmann::ordered_json::parse(to_json(scene))},
                               {"controls", nlohmann::ordered_json::array()}};
    for (const Widget& widget : widgets)
        out["controls"].push_back(
            {{"id", widget.id},
             {"label", widget.label},
             {"role", role_names[static_cast<std::size_t>(widget.role)]},
             {"box",
              {widget.visible.x, widget.visible.y, widget.visible.width, widget.visible.height}},
             {"chosen", widget.chosen}});
    if (!told.empty()) out["told"] = told;
    if (talk) out["talk"] = json_of(*talk);
    return out.dump() + "\n";
}

}  // namespace app
