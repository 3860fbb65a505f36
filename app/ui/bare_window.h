#pragma once

struct ImDrawList;

namespace app {

/// A window of ImGui's that fills the screen and has nothing of its own: title, frame, ground, room
/// at its edges, keys. Until it is gone it is the current one.
class BareWindow {
public:
    BareWindow(const char* name, float width, float height);
    ~BareWindow();
    BareWindow(const BareWindow&) = delete;
    BareWindow& operator=(const BareWindow&) = delete;

    ImDrawList& list() const;
};

}  // namespace app
