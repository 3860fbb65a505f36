#pragma once

namespace app {

/// tr() of a text that has another translation where it stands in some place: pgettext's way. Call
/// with literals, so that xgettext finds both.
const char* tr_in(const char* context, const char* english);

}  // namespace app
