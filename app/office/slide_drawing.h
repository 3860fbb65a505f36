#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "app/paper/sheet.h"
#include "app/picture/picture.h"
#include "app/scene/box.h"

namespace app {

/// A slide is as large as a stage of 16 by 9: lengths are its pixels, half a point each.
inline constexpr double slide_width = 1920, slide_height = 1080;
/// English Metric Units to a pixel: 914,400 to the inch (ECMA-376, 20.1.2.1).
inline constexpr double emu = 6350;

struct SlideRun {
    std::string text;
    double em = 24;
    Rgba colour{};
    bool strong = false;
};
enum class SlideAlign : std::uint8_t { left, centre, right };
struct SlideParagraph {
    std::vector<SlideRun> runs;
    double line = 0;    // height; 0: the type's own
    double before = 0;  // space above
    SlideAlign align = SlideAlign::left;
    bool bullet = false;
};
struct SlideText {
    std::string name;
    Box box;
    std::vector<SlideParagraph> paragraphs;
    bool wraps = true;
    bool is_title = false;
    bool in_middle = false;        // of the box's height
    std::optional<Rgba> ground{};  // behind it
};

struct SlideCell {
    std::string text{};  // lines
    SlideAlign align = SlideAlign::left;
    bool strong = false;
    std::optional<Fill> fill{};
    std::optional<Rgba> colour{};  // of the text; none: ink
};
struct SlideTable {
    std::string name, alternative;
    ScreenPoint corner;
    std::vector<double> columns;  // widths
    double row = 30, em = 20;
    std::vector<std::vector<SlideCell>> rows;
    bool has_head = false;  // the first row
    bool has_rules = true;  // between rows
    Rgba ink{}, rule{}, hatch_line{};
};

enum class LineEnd : std::uint8_t { none, disc, arrow };

/// Paragraphs as DrawingML has them, into a txBody.
void add_paragraphs(pugi::xml_node body, const std::vector<SlideParagraph>& paragraphs);

/// Puts shapes on a slide, each with its name, the later over the earlier.
///
/// source  ECMA-376 part 1, chapters 19 (PresentationML) and 20 (DrawingML)
class SlideDrawing {
public:
    explicit SlideDrawing(Rgba background);

    void begin_group(const std::string& name, const std::string& alternative, const Box& box);
    void end_group();
    void add(const SlideText& text);
    void add(const SlideTable& table);
    void rect(const std::string& name, const Box& box, Rgba fill);
    /// Inside an odd number of rings.
    void area(const std::string& name, const std::string& alternative, const PaperLines& rings,
              const Fill& fill, Rgba hatch_line);
    void lines(const std::string& name, const PaperLines& lines, Rgba colour, double width,
               bool dashed);
    void line(const std::string& name, ScreenPoint from, ScreenPoint to, Rgba colour, double width,
              LineEnd end);

    std::string xml() const;

private:
    pugi::xml_node shape(const std::string& name, const std::string& alternative, const Box& box,
                         const char* geometry);
    pugi::xml_node named(pugi::xml_node of, const char* kind, const char* properties,
                         const std::string& name, const std::string& alternative);

    pugi::xml_document document_;
    std::vector<pugi::xml_node> groups_;
    int last_id_ = 1;
};

}  // namespace app
