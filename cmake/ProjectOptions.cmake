# What every target of ours is compiled with, and the libraries it may ask for.
option(WARNINGS_AS_ERRORS "Stop at the first warning (on in CI)" OFF)
option(SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(FUZZ "Build the readers' fuzz target, with clang" OFF)

add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
# -Wno-restrict: g++ 12 sees overlaps in std::string's operator+ that are none (GCC bug 105651).
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${WARNINGS_AS_ERRORS}>:-Werror>)
if(SANITIZE)
    target_compile_options(project_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(project_options INTERFACE -fsanitize=address,undefined)
endif()
if(FUZZ)
    # For everything, so that the fuzzer sees which branches the readers took.
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=address,undefined)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(GDAL REQUIRED)
find_package(PROJ REQUIRED)
find_package(doctest REQUIRED)
pkg_check_modules(GEOS REQUIRED IMPORTED_TARGET geos)
pkg_check_modules(SDL2 REQUIRED IMPORTED_TARGET sdl2)
pkg_check_modules(IMGUI REQUIRED imgui)
pkg_check_modules(STB REQUIRED IMPORTED_TARGET stb)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(EPOXY REQUIRED IMPORTED_TARGET epoxy)
pkg_check_modules(EGL REQUIRED IMPORTED_TARGET egl)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo pangoft2 cairo-pdf)
pkg_check_modules(HARFBUZZ_SUBSET REQUIRED IMPORTED_TARGET harfbuzz-subset)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(SPEECHD REQUIRED IMPORTED_TARGET speech-dispatcher)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)

# Debian's libimgui.a holds the FreeType font builder and says nothing of it: as an
# archive of its own, it is linked before what it needs.
find_library(IMGUI_ARCHIVE imgui HINTS ${IMGUI_LIBRARY_DIRS} ${IMGUI_LIBDIR} REQUIRED)
add_library(imgui STATIC IMPORTED)
set_target_properties(imgui PROPERTIES
    IMPORTED_LOCATION ${IMGUI_ARCHIVE}
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE_DIRS}"
    INTERFACE_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE_DIRS}"
    INTERFACE_LINK_LIBRARIES "PkgConfig::FREETYPE;PkgConfig::STB")
