#include <doctest/doctest.h>
#include <zlib.h>

#include <optional>
#include <string>

#include "app/scene/embedded_recipe.h"

using namespace app;

namespace {

void append(std::string& to, std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(number >> (8 * i) & 0xff);
}

std::string deflated(const std::string& text) {
    std::string out(compressBound(text.size()) + 16, '\0');
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string in = text;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// A zip of one file, which may declare another size than it has.
std::string zip_of(const std::string& name, const std::string& text,
                   std::optional<std::size_t> declared = {}) {
    const std::string packed = deflated(text);
    std::string about;
    append(about, 8, 2);  // deflated
    append(about, 0, 4);  // time
    append(about,
           crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())),
           4);
    append(about, packed.size(), 4);
    append(about, declared.value_or(text.size()), 4);
    append(about, name.size(), 2);
    append(about, 0, 2);
    std::string zip = "PK\x03\x04";
    append(zip, 20, 2);
    append(zip, 0, 2);
    zip += about + name + packed;
    const std::size_t directory = zip.size();
    zip += "PK\x01\x02";
    append(zip, 20, 2);
    append(zip, 20, 2);
    append(zip, 0, 2);
    zip += about;
    append(zip, 0, 14);
    zip += name;
    const std::size_t length = zip.size() - directory;
    zip += "PK\x05\x06";
    append(zip, 0, 4);
    append(zip, 1, 2);
    append(zip, 1, 2);
    append(zip, length, 4);
    append(zip, directory, 4);
    append(zip, 0, 2);
    return zip;
}

std::string refused(const std::string& bytes) {
    const auto recipe = embedded_recipe(bytes, "talk.pptx");
    REQUIRE(recipe.has_value());
    REQUIRE_FALSE(recipe->has_value());
    return geo::one_line(recipe->error());
}

}  // namespace

TEST_CASE("slides and text documents give back what they carry, to the byte") {
    const std::string briefing = R"({"title": "Need & power <2026>", "scenes": []})";
    CHECK(
        embedded_recipe(
            zip_of("customXml/item1.xml",
                   "<?xml version=\"1.0\"?>\n<briefing>{&quot;title&quot;: &quot;Need &amp; power "
                   "&lt;2026&gt;&quot;, &quot;scenes&quot;: []}</briefing>"),
            "talk.pptx")
            .value()
            .value() == briefing);
    CHECK(embedded_recipe(zip_of("recipe.json", briefing), "brief.odt").value().value() ==
          briefing);
}

TEST_CASE("a document of another program carries no recipe") {
    const std::string said =
        "talk.pptx: carries no recipe to open it by; only what Devolution Atlas exported does";
    CHECK(refused(zip_of("ppt/presentation.xml", "<p/>")) == said);
    CHECK(refused(zip_of("customXml/item1.xml", "<b:Sources/>")) == said);
}

TEST_CASE("a document that would unpack into more than a recipe can be is not unpacked") {
    const std::string much(std::size_t{17} << 20, ' ');
    const std::string bomb = zip_of("recipe.json", much);
    CHECK(bomb.size() < 20'000);
    CHECK(refused(bomb) ==
          "talk.pptx: says that its recipe is longer than any is, so it is not read");
    // One that lies about its size yields no more than it says, so it is damaged.
    CHECK(refused(zip_of("recipe.json", much, 100)).find("is damaged") != std::string::npos);
    CHECK(refused(zip_of("recipe.json", "{}", 100)).find("is damaged") != std::string::npos);
}

TEST_CASE("a document that is cut off or changed is told to be damaged") {
    const std::string whole = zip_of("recipe.json", R"({"schema": 1, "scenes": []})");
    for (std::size_t length = 4; length < whole.size(); ++length)
        CHECK(refused(whole.substr(0, length)).find("is damaged") != std::string::npos);
    std::string changed = whole;
    changed[30 + 11 + 5] = static_cast<char>(changed[30 + 11 + 5] ^ 4);
    CHECK(refused(changed).find("is damaged") != std::string::npos);
}
