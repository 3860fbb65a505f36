#pragma once

#include <memory>
#include <string>

namespace app {

/// An OpenGL 3.3 core context without a window or a display: EGL on Mesa's surfaceless platform,
/// else on the first EGL device. Current on the thread that made it until destroyed.
class HeadlessContext {
public:
    /// Throws std::runtime_error that says what is missing and what to install.
    HeadlessContext();
    ~HeadlessContext();
    HeadlessContext(HeadlessContext&&) = delete;
    HeadlessContext& operator=(HeadlessContext&&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Throws std::runtime_error unless the current context is OpenGL 3.3 or later, naming what it is.
void require_opengl_3_3();
/// True once the driver has lost the current context, where it tells: one that was asked to.
bool driver_is_lost();
/// "llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5": what draws.
std::string renderer_name();
/// False where OpenGL is only imitated by the processor.
bool has_graphics_card();

}  // namespace app
