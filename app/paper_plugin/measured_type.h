#pragma once

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include <filesystem>
#include <memory>

#include "app/paper/sheet.h"

namespace app {

struct GObjectDeleter {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GObject = std::unique_ptr<T, GObjectDeleter>;

/// Inter, and what the machine has for letters that Inter lacks, laid out by Pango. Lengths are
/// those of the font, without hinting: the same on every sheet.
class MeasuredType {
public:
    /// Fails when a face of Inter cannot be read.
    static geo::Result<MeasuredType> from(const std::filesystem::path& fonts);

    /// One line; valid until the next is asked for.
    PangoLayout* line(PaperFace face, std::string_view text) const;
    double width(PaperFace face, std::string_view text) const;

private:
    MeasuredType() = default;
    GObject<PangoFontMap> fonts_;
    GObject<PangoContext> context_;
    GObject<PangoLayout> layout_;
};

}  // namespace app
