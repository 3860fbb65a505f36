#pragma once

#include <string>

#include "app/render/image.h"

namespace app {

/// A PNG as bytes: same image and notes, same bytes.
std::string png_of(const Image& image, const PngNotes& notes = {});

}  // namespace app
