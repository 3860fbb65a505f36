#include "app/render/context.h"

#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace app {
namespace {

constexpr const char* what_to_install =
    "install Mesa's software renderer (Debian: libegl1 libegl-mesa0 libgl1-mesa-dri) or the "
    "graphics card's driver";

std::string text_of(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text ? text : "nothing";
}

/// Displays worth trying, best first. Missing platforms are left out: to call their functions
/// would end the process.
std::vector<EGLDisplay> displays() {
    std::vector<EGLDisplay> found;
    const auto offers = [](const char* extension) {
        return epoxy_has_egl_extension(EGL_NO_DISPLAY, extension);
    };
    if (!offers("EGL_EXT_platform_base")) return found;
    // libepoxy 1.5 finds eglGetPlatformDisplay only once a display exists; the EXT form always
    // works.
    if (offers("EGL_MESA_platform_surfaceless"))
        found.push_back(eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr));
    if (offers("EGL_EXT_platform_device") && offers("EGL_EXT_device_enumeration")) {
        std::array<EGLDeviceEXT, 16> devices{};
        EGLint count = 0;
        eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count);
        for (EGLint i = 0; i < count; ++i)
            found.push_back(eglGetPlatformDisplayEXT(
                EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr));
    }
    return found;
}

EGLContext context_on(EGLDisplay display) {
    constexpr std::array<EGLint, 5> wanted{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE,
                                           EGL_OPENGL_BIT, EGL_NONE};
    constexpr std::array<EGLint, 7> version{EGL_CONTEXT_MAJOR_VERSION,
                                            3,
                                            EGL_CONTEXT_MINOR_VERSION,
                                            3,
                                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                            EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglBindAPI(EGL_OPENGL_API) ||
        !eglChooseConfig(display, wanted.data(), &config, 1, &count) || count == 0)
        return EGL_NO_CONTEXT;
    return eglCreateContext(display, config, EGL_NO_CONTEXT, version.data());
}

}  // namespace

struct HeadlessContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    bool start_on(EGLDisplay candidate) {
        if (candidate == EGL_NO_DISPLAY || !eglInitialize(candidate, nullptr, nullptr))
            return false;
        display = candidate;
        context = context_on(display);
        if (context != EGL_NO_CONTEXT &&
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context))
            return true;
        stop();
        return false;
    }

    void stop() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
        display = EGL_NO_DISPLAY;
        context = EGL_NO_CONTEXT;
    }

    ~Impl() { stop(); }
};

HeadlessContext::HeadlessContext() : impl_(std::make_unique<Impl>()) {
    const std::vector<EGLDisplay> candidates = displays();
    if (candidates.empty())
        throw std::runtime_error(
            fmt::format("EGL offers no way to draw without a display; {}", what_to_install));
    if (std::ranges::none_of(candidates, [&](EGLDisplay d) { return impl_->start_on(d); }))
        throw std::runtime_error(fmt::format(
            "none of EGL's {} devices gives OpenGL 3.3 core without a display (last EGL error "
            "{:#x}); {}",
            candidates.size(), eglGetError(), what_to_install));
    require_opengl_3_3();
}

HeadlessContext::~HeadlessContext() = default;

void require_opengl_3_3() {
    if (epoxy_is_desktop_gl() && epoxy_gl_version() >= 33) return;
    throw std::runtime_error(fmt::format("the map needs OpenGL 3.3; {} offers {}; {}",
                                         text_of(GL_RENDERER), text_of(GL_VERSION),
                                         what_to_install));
}

bool driver_is_lost() {
    static const bool tells =
        epoxy_gl_version() >= 45 || epoxy_has_gl_extension("GL_KHR_robustness");
    return tells && glGetGraphicsResetStatus() != GL_NO_ERROR;
}

std::string renderer_name() {
    const int version = epoxy_gl_version();
    return fmt::format("{}, OpenGL {}.{}", text_of(GL_RENDERER), version / 10, version % 10);
}

bool has_graphics_card() {
    const std::string name = renderer_name();
    for (const char* imitated : {"llvmpipe", "softpipe", "swrast", "SWR", "SwiftShader"})
        if (name.find(imitated) != std::string::npos) return false;
    return true;
}

}  // namespace app
