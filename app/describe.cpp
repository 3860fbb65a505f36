#include "app/describe.h"

#include <array>
#include <nlohmann/json.hpp>

#include "app/scene/scene_json.h"

namespace app {
namespace {

constexpr std::array role_names{"button", "tab",    "row", "radio", "menu",
                                "field",  "slider", "map", "handle"};

}  // namespace

std::string describe(const Scene& scene, const std::vector<Widget>& widgets) {
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
    return out.dump() + "\n";
}

}  // namespace app
