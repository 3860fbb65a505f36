#include "app/ui/words.h"

#include "app/text/text.h"

namespace app {

std::string areas_in_words(int count) {
    const auto n = static_cast<std::size_t>(count);
    return fmt::format(fmt::runtime(trn("{} area", "{} areas", n)), n);
}

std::string sentence_case(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace app
