#pragma once

namespace app {

/// ImGui without a window, input or settings file, for a framebuffer of a size.
class HeadlessUi {
public:
    HeadlessUi(int width, int height);
    ~HeadlessUi();
    HeadlessUi(HeadlessUi&&) = delete;
    HeadlessUi& operator=(HeadlessUi&&) = delete;
};

}  // namespace app
