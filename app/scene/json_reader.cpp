#include "app/scene/json_reader.h"

namespace app {

std::string not_json(const std::string& text) {
    try {  // parsed once more, as only the parser's exception tells
        const auto unused = nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& fault) {
        return fmt::format("not JSON at byte {}", fault.byte);
    } catch (const nlohmann::json::exception&) {
        return "not JSON: a number is too large";
    }
    return "not JSON";
}

}  // namespace app
