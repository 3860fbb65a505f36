#include "app/headless_ui.h"

#include <imgui/imgui.h>

namespace app {

HeadlessUi::HeadlessUi(int width, int height) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 1.0f / 60;
}

HeadlessUi::~HeadlessUi() { ImGui::DestroyContext(); }

}  // namespace app
