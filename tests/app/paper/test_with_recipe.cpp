#include <doctest/doctest.h>

#include <random>

#include "app/paper/with_recipe.h"
#include "app/paper/xml_text.h"
#include "app/scene/embedded_recipe.h"

using namespace app;

namespace {

/// As Cairo writes it, as far as it matters.
std::string small_pdf() {
    return "%PDF-1.5\n1 0 obj\n<< /Type /Pages >>\nendobj\n2 0 obj\n<< /Type /StructElem\n   /S "
           "/Figure\n>>\nendobj\n3 0 obj\n<< /Type /Catalog\n   /Pages 1 0 R\n>>\nendobj\n4 0 "
           "obj\n<< /Producer (x) >>\nendobj\nxref\n0 5\ntrailer\n<< /Size 5\n   /Root 3 0 R\n   "
           "/Info 4 0 R\n>>\nstartxref\n180\n%%EOF\n";
}

const char* const small_svg =
    "<?xml version=\"1.0\"?>\n<svg xmlns=\"x\">\n<title>a</title>\n</svg>\n";

/// Anything a recipe could hold, and what stands around recipes.
std::string some_text(std::mt19937& random) {
    const std::vector<std::string> pieces{"{\"a\": 1}",
                                          "&amp;",
                                          "<",
                                          ">",
                                          "\"",
                                          "\n",
                                          "]]>",
                                          "é",
                                          "</atlas:recipe>",
                                          "endstream",
                                          "\nendstream\n",
                                          "£",
                                          "%%EOF",
                                          "𝔸",
                                          "stream\n",
                                          "</svg>",
                                          "\t",
                                          " "};
    std::string text;
    for (auto n = random() % 30; n > 0; --n) text += pieces[random() % pieces.size()];
    return text;
}

}  // namespace

TEST_CASE("a recipe comes out of an SVG and a PDF as it was put in, to the byte") {
    std::mt19937 random(20261122);
    for (int i = 0; i < 2000; ++i) {
        const std::string recipe = some_text(random);
        CAPTURE(recipe);
        const auto svg = embedded_recipe(svg_with_recipe(small_svg, recipe), "a.svg");
        REQUIRE(svg.has_value());
        CHECK(*svg == recipe);
        const auto pdf = embedded_recipe(pdf_with_recipe(small_pdf(), recipe, {"Map"}), "a.pdf");
        REQUIRE(pdf.has_value());
        CHECK(*pdf == recipe);
    }
}

TEST_CASE("pictures without a recipe, or with a part of one, say so") {
    const std::string svg = svg_with_recipe(small_svg, "{\"scene\": 1}");
    const std::string pdf = pdf_with_recipe(small_pdf(), "{\"scene\": 1}", {});
    struct Case {
        std::string bytes, said;
    };
    for (const Case& c : {
             Case{small_svg, "carries no recipe"},
             Case{small_pdf(), "carries no recipe"},
             Case{std::string("\x89PNG\r\n\x1a\n") + std::string("\0\0\0\0IEND", 8),
                  "carries no recipe"},
             Case{std::string("\x89PNG\r\n\x1a\n") + std::string("\0\0\1", 3), "damaged"},
             Case{"<svg>", "damaged"},
             Case{"<svg/>\n", "carries no recipe"},
             Case{"%PDF-1.5", "damaged"},
             Case{svg.substr(0, svg.size() - 30), "damaged"},
             Case{pdf.substr(0, pdf.find("endstream") - 3), "damaged"},
         }) {
        CAPTURE(c.bytes);
        const auto recipe = embedded_recipe(c.bytes, "a");
        REQUIRE(recipe.has_value());
        REQUIRE_FALSE(recipe->has_value());
        CHECK(recipe->error().what.find(c.said) != std::string::npos);
    }
    CHECK_FALSE(embedded_recipe("{}", "a.json").has_value());
    CHECK_FALSE(embedded_recipe("", "a.json").has_value());
}

TEST_CASE("a figure of a PDF says in words what it shows, in any letters") {
    const std::string pdf = pdf_with_recipe(small_pdf(), "{}", {"Pay, £ 𝔸"});
    CHECK(pdf.find("/Alt <FEFF005000610079002C002000A30020D835DD38>") != std::string::npos);
    CHECK(pdf.starts_with(small_pdf()));
}

TEST_CASE("what XML has no place for is left out of its text") {
    CHECK(xml_text("a<b> & \"c\"\x01\x1b") == "a&lt;b&gt; &amp; &quot;c&quot;");
}
