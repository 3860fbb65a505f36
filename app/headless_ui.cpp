#include "app/headless_ui.h"

#include <imgui/backends/imgui_impl_opengl3.h>
#include <imgui/imgui.h>

namespace app {

HeadlessUi::HeadlessUi(int width, int height) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 1.0f / 60;
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

HeadlessUi::~HeadlessUi() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

}  // namespace app
