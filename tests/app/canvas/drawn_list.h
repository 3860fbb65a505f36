#pragma once

#include <imgui_internal.h>

/// ImGui's draw data of a frame, made by hand.
class DrawnList {
public:
    DrawnList(int width, int height) : list_(&shared_) {
        shared_.ClipRectFullscreen = {0, 0, static_cast<float>(width), static_cast<float>(height)};
        shared_.InitialFlags = ImDrawListFlags_AntiAliasedFill;
        data_.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        begin();
    }
    void begin() {
        list_._ResetForNewFrame();
        list_.PushClipRectFullScreen();
        list_.PushTextureID(nullptr);
    }
    ImDrawList& list() { return list_; }
    const ImDrawData& data() {
        lists_[0] = &list_;
        data_.Valid = true;
        data_.CmdLists = lists_;
        data_.CmdListsCount = 1;
        data_.TotalVtxCount = list_.VtxBuffer.Size;
        data_.TotalIdxCount = list_.IdxBuffer.Size;
        return data_;
    }

private:
    ImDrawListSharedData shared_;
    ImDrawList list_;
    ImDrawList* lists_[1]{};
    ImDrawData data_;
};
