#pragma once

namespace app {

/// Who made what is exported, as its foot and its metadata say.
inline constexpr const char* maker = "Devolution Atlas " DEVOLUTION_ATLAS_VERSION;

}  // namespace app
