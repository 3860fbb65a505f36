#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "app/picture/label_box.h"
#include "app/ui/painter.h"
#include "tests/support/real_atlas.h"
#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

/// Fonts and something to draw on, inside one frame.
struct Paper {
    UiFixture ui;
    Fonts fonts = load_fonts(1).value();
    Paper() {
        ImGui::NewFrame();
        ImGui::Begin("paper");
    }
    ~Paper() {
        ImGui::End();
        ImGui::Render();
    }
    Painter painter() { return {*ImGui::GetWindowDrawList(), fonts}; }
};

}  // namespace

TEST_CASE("every letter that the texts need is in the fonts") {
    Paper paper;
    for (const char* text : {"Ŵŵ Ŷŷ", "– — ‘ ’ “ ” …", "← ↑ → ↓", "−2.1", "CO₂", "≤ ≥", "£ ©"}) {
        CAPTURE(text);
        for (ImFont* font : {paper.fonts.caption, paper.fonts.body_strong, paper.fonts.title})
            for (const char* at = text; *at != 0;) {
                unsigned int letter = 0;
                at += ImTextCharFromUtf8(&letter, at, nullptr);
                CHECK(font->FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr);
            }
    }
}

TEST_CASE("figures are tabular: numbers of as many digits are as wide") {
    Paper paper;
    const Painter paint = paper.painter();
    CHECK(paint.number_width(Face::body, "11.1") ==
          doctest::Approx(paint.number_width(Face::body, "88.8")));
}

TEST_CASE("text that is too long ends in an ellipsis, between letters") {
    Paper paper;
    const Painter paint = paper.painter();
    const std::string name = "Bournemouth, Christchurch and Poole";
    CHECK(paint.elided(Face::body, name, 1000) == name);
    const std::string shorter = paint.elided(Face::body, name, 110);
    CHECK(paint.width(Face::body, shorter) <= 110);
    CHECK(shorter.ends_with("…"));
    CHECK_FALSE(shorter.ends_with(",…"));
    CHECK(paint.elided(Face::body, "Ŵŵ", 14) == "…");
}

TEST_CASE("wrapped lines fit their width and lose no word") {
    Paper paper;
    const Painter paint = paper.painter();
    const std::string text = "Cambridgeshire and Peterborough Combined Authority";
    std::string together;
    for (const std::string& line : paint.wrapped(Face::heading, text, 200)) {
        CHECK(paint.width(Face::heading, line) <= 200);
        together += (together.empty() ? "" : " ") + line;
    }
    CHECK(together == text);
    CHECK(paint.wrapped(Face::heading, text, 200, 2).size() == 2);
    CHECK(paint.wrapped(Face::heading, "", 200).empty());
    CHECK(paint.wrapped(Face::heading, "two\nlines of one", 400) ==
          std::vector<std::string>{"two", "lines of one"});
}

TEST_CASE("an address longer than a line is cut, and all of it shown") {
    Paper paper;
    const Painter paint = paper.painter();
    const std::string address = "https://www.ons.gov.uk/peoplepopulationandcommunity/healthŵ";
    std::string together;
    for (const std::string& line : paint.wrapped(Face::body, address, 120)) {
        CHECK(paint.width(Face::body, line) <= 120);
        together += line;
    }
    CHECK(together == address);
    CHECK_FALSE(paint.wrapped(Face::body, address, 1).empty());
}

TEST_CASE("a label's box holds its name with the halo at every scale, and little more") {
    UiFixture ui;
    for (const double scale : {1.0, 1.25, 1.5, 2.0, 3.0}) {
        const Fonts fonts = load_fonts(scale).value();
        ImGui::NewFrame();
        const Painter paint(*ImGui::GetForegroundDrawList(), fonts);
        for (const geo::Area& area : real_atlas()->areas.areas())
            for (const std::string& name : {area.name, area.short_name, area.name_welsh}) {
                if (name.empty()) continue;
                CAPTURE(name);
                CAPTURE(scale);
                const double drawn = paint.width(Face::caption_strong, name) + 2 * 2;
                const double held = size_of({name}, false).width.value;
                CHECK(held >= drawn);
                CHECK(held <= 1.1 * drawn + 6);
            }
        ImGui::Render();
    }
}
