#include <doctest/doctest.h>

#include "app/office/slide_sheet.h"
#include "tests/app/paper/noted_sheet.h"

using namespace app;

namespace {

constexpr Rgba red{200, 0, 0, 255};

/// What is drawn on a slide, as XML.
template <class Draw>
pugi::xml_document drawn(Draw draw) {
    const NotedSheet measure;
    SlideDrawing drawing(red);
    SlideSheet sheet(measure, drawing);
    draw(sheet);
    pugi::xml_document document;
    REQUIRE(document.load_string(drawing.xml().c_str()));
    return document;
}

/// Of the only shape, in pixels.
Box box_of(const pugi::xml_document& slide) {
    const auto shapes = slide.select_nodes("//p:spPr");
    REQUIRE(shapes.size() == 1);
    const pugi::xml_node place = shapes.first().node().child("a:xfrm");
    return {place.child("a:off").attribute("x").as_double() / emu,
            place.child("a:off").attribute("y").as_double() / emu,
            place.child("a:ext").attribute("cx").as_double() / emu,
            place.child("a:ext").attribute("cy").as_double() / emu};
}

std::size_t lines_in(const pugi::xml_document& slide) {
    return slide.select_nodes("//a:moveTo").size();
}

}  // namespace

TEST_CASE("what is filled ends where it is clipped, in lengths of its place") {
    const auto slide = drawn([](SlideSheet& sheet) {
        sheet.place({100, 50}, 2);
        sheet.clip({{{0, 0}, {40, 0}, {40, 30}, {0, 30}}});
        sheet.fill({{{20, 10}, {90, 10}, {90, 90}, {20, 90}}}, red);
        sheet.unclip();
        sheet.unplace();
    });
    const Box box = box_of(slide);
    CHECK(box.x == doctest::Approx(140));
    CHECK(box.y == doctest::Approx(70));
    CHECK(box.right() == doctest::Approx(180));
    CHECK(box.bottom() == doctest::Approx(110));
}

TEST_CASE("a line that leaves the clip and comes back is two lines") {
    const auto slide = drawn([](SlideSheet& sheet) {
        sheet.clip({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}});
        sheet.stroke({{{2, 5}, {20, 5}, {20, 8}, {2, 8}}}, red, 1, false);
        sheet.unclip();
    });
    CHECK(lines_in(slide) == 2);
    CHECK(box_of(slide).right() == doctest::Approx(10));
}

TEST_CASE("what lies outside of the clip, or of the clip around that, is no shape") {
    const auto slide = drawn([](SlideSheet& sheet) {
        sheet.clip({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}});
        sheet.clip({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}});
        sheet.fill({{{20, 20}, {30, 20}, {30, 30}}}, red);
        sheet.stroke({{{20, 20}, {30, 30}}}, red, 1, false);
        sheet.text(PaperFace::small, {50, 50}, red, "Far", {});
        sheet.unclip();
        sheet.unclip();
    });
    CHECK(slide.select_nodes("//p:sp").empty());
}

TEST_CASE("an area has its name, its words and the pattern of what is not known") {
    const auto slide = drawn([](SlideSheet& sheet) {
        sheet.area("Leeds: withheld", {{{0, 0}, {10, 0}, {10, 10}}}, {FillKind::crossed, red}, red);
    });
    const pugi::xml_node about = slide.select_node("//p:sp//p:cNvPr").node();
    CHECK(about.attribute("name").as_string() == std::string("Leeds: withheld"));
    CHECK(about.attribute("descr").as_string() == std::string("Leeds: withheld"));
    CHECK(slide.select_node("//p:spPr/a:pattFill").node());
}

TEST_CASE("characters that XML has no place for are left out, and its signs are words") {
    const auto slide = drawn([](SlideSheet& sheet) {
        sheet.text(PaperFace::text, {50, 50}, red, "Bath & <\x01Wells>", {});
    });
    CHECK(slide.select_node("//a:t").node().text().as_string() == std::string("Bath & <Wells>"));
}
