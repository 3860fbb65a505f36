#include "app/resources.h"

#include <system_error>

namespace app {

Resources find_resources() {
    namespace fs = std::filesystem;
    std::error_code fault;
    const fs::path program = fs::read_symlink("/proc/self/exe", fault);
    const fs::path folder = fault ? fs::current_path(fault) : program.parent_path();
    const fs::path installed = folder.parent_path() / "share" / "devolution-atlas";
    if (fs::exists(installed / "shaders", fault))
        return {installed / "data", installed / "shaders",
                folder.parent_path() / "share" / "locale"};
    // build/<preset>/devolution-atlas, or a test further down: the repository is above, and on the
    // way there the build, which has the catalogues.
    fs::path locale = "locale";
    for (fs::path up = folder; up.has_relative_path(); up = up.parent_path()) {
        if (fs::exists(up / "locale", fault)) locale = up / "locale";
        if (fs::exists(up / "shaders", fault) && fs::exists(up / "data", fault))
            return {up / "data", up / "shaders", locale};
    }
    return {"data", "shaders", locale};
}

}  // namespace app
