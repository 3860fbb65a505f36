#pragma once

#include <dlfcn.h>

#include <string_view>

#include "geo/core/result.h"

namespace geo {

/// The address of what a library of ours calls `name`; the library is opened when this is first
/// asked, and stays. It is found by the program's run path: beside the program where that was
/// built, in its folder of libraries where it is installed.
/// Fails when the library is missing, or of another version of the atlas.
inline Result<void*> late_symbol(const char* library, std::string_view version, const char* name) {
    void* const opened = dlopen(library, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (opened == nullptr) {
        const char* const reason = dlerror();
        return failure(fmt::format("cannot be loaded ({}); install the atlas again",
                                   reason == nullptr ? "no reason given" : reason),
                       library);
    }
    const auto* build = static_cast<const char* const*>(dlsym(opened, "devolution_atlas_build"));
    void* const symbol = dlsym(opened, name);
    if (build == nullptr || symbol == nullptr || *build != version)
        return failure("is of another version of the atlas; install the atlas again", library);
    return symbol;
}

}  // namespace geo
