#include "app/ui/words.h"

#include "app/text/text.h"

namespace app {

std::string areas_in_words(int count) {
    const auto n = static_cast<std::size_t>(count);
    return fmt::format(fmt::runtime(trn("{} area", "{} areas", n)), n);
}

}  // namespace app
