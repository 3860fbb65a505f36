#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/result.h"

namespace app {

/// Walks a document and keeps the first thing wrong with it, so that reading code stays plain.
class JsonReader {
    using Json = nlohmann::json;

public:
    /// `name` of the document, before each place in it; empty where whoever tells it names it.
    explicit JsonReader(std::string name) : name_(std::move(name)) {}

    const std::optional<geo::Error>& fault() const { return fault_; }

    void fail(const std::string& path, const std::string& what) {
        if (!fault_) fault_ = geo::Error{what, name_.empty() ? path : name_ + ", " + path};
    }

    template <class T>
    T get(const Json& object, const char* key, const std::string& path, const char* kind,
          bool (Json::*is_kind)() const noexcept, T otherwise) {
        if (!object.contains(key)) {
            fail(path + key, std::string("missing; expected ") + kind);
            return otherwise;
        }
        if (!(object[key].*is_kind)()) {
            fail(path + key, std::string("expected ") + kind + ", found " + object[key].dump());
            return otherwise;
        }
        return object[key].get<T>();
    }

    std::string text(const Json& o, const char* key, const std::string& path) {
        return get<std::string>(o, key, path, "a text", &Json::is_string, {});
    }
    bool truth(const Json& o, const char* key, const std::string& path) {
        return get<bool>(o, key, path, "true or false", &Json::is_boolean, false);
    }
    double number(const Json& o, const char* key, const std::string& path) {
        return get<double>(o, key, path, "a number", &Json::is_number, 0);
    }
    /// Whole numbers that mean something here (years, counts) are small: refuse the others before
    /// they overflow an int.
    int whole(const Json& o, const char* key, const std::string& path) {
        const auto n =
            get<std::int64_t>(o, key, path, "a whole number", &Json::is_number_integer, 0);
        if (n < -100000 || n > 100000) fail(path + key, "out of range: " + o[key].dump());
        return static_cast<int>(std::clamp<std::int64_t>(n, -100000, 100000));
    }
    std::vector<std::string> texts(const Json& o, const char* key, const std::string& path) {
        std::vector<std::string> all;
        if (!o.contains(key) || !o[key].is_array()) {
            fail(path + key, "expected a list of texts");
            return all;
        }
        for (const Json& one : o[key]) {
            if (one.is_string())
                all.push_back(one.get<std::string>());
            else
                fail(path + key, "expected texts, found " + one.dump());
        }
        return all;
    }
    /// One of `all`, by its code; `word` says of what kind: "unknown page 'x'; known: …".
    template <class Choice, std::size_t n>
    Choice one_of(const Json& o, const char* key, const std::string& path, const char* word,
                  const std::array<Choice, n>& all) {
        const std::string code = text(o, key, path);
        std::string known;
        for (const Choice choice : all) {
            if (code_of(choice) == code) return choice;
            known += (known.empty() ? "" : ", ") + std::string(code_of(choice));
        }
        fail(path + key, fmt::format("unknown {} '{}'; known: {}", word, code, known));
        return {};
    }
    const Json& object(const Json& o, const char* key, const std::string& path) {
        static const Json nothing = Json::object();
        if (o.contains(key) && o[key].is_object()) return o[key];
        fail(path + key, o.contains(key) ? "expected an object, found " + o[key].dump()
                                         : "missing; expected an object");
        return nothing;
    }

private:
    std::string name_;
    std::optional<geo::Error> fault_;
};

/// Where a text stops being JSON: "not JSON at byte 12".
std::string not_json(const std::string& text);

}  // namespace app
