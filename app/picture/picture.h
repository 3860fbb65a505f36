#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/picture/palette.h"
#include "app/scene/camera.h"
#include "app/scene/scene.h"
#include "geo/data/view.h"
#include "geo/mesh/geometry.h"
#include "geo/stats/significance.h"

namespace app {

enum class FillKind : std::uint8_t {
    hidden,
    colour,
    hatch,    // without a figure: lines in one colour that rise to the right
    crossed,  // its figure is withheld: such lines both ways
    unclear,  // a colour under lines that fall to the right, darker or lighter than it
};

/// How a feature's ground is filled.
struct Fill {
    FillKind kind = FillKind::hidden;
    Rgba colour;  // of hatches: their ground
    bool operator==(const Fill&) const = default;
};

/// Border lines drawn in one colour and width, with round joins; passes are drawn in their order.
struct LinePass {
    std::vector<std::uint32_t> borders;  // numbers into Geometry::borders
    Rgba colour;
    Pixels width;
    bool dashed = false;  // 9 on, 6 off: an area that is planned
    /// By feature: those that the lines enclose, where they are an outline; empty for lines between
    /// equals. Drawn alike, but where features part, an outline goes with what it encloses.
    std::vector<bool> inside{};
    bool answers = false;  // what is brushed, hovered or selected: there at once, never on its way
    bool operator==(const LinePass&) const = default;
};

/// The same map with another camera, in a part of the pane.
struct MapInset {
    Camera camera;
    ScreenPoint corner;  // upper left, whole pixels of the pane
    PaneSize size;
    bool operator==(const MapInset&) const = default;
};

/// The map of a pane, ready for any back end. Comparable, so that an unchanged one is not redrawn.
struct MapPicture {
    std::shared_ptr<const geo::Geometry> geometry;
    Camera camera;
    PaneSize size;
    Rgba background;          // the sea: the page colour
    Rgba hatch_line;          // 45 degrees, 1.25 px every 7 px, fixed to the land
    std::vector<Fill> fills;  // of each feature
    std::vector<LinePass> lines;
    std::vector<MapInset> insets{};  // drawn over the map
    bool operator==(const MapPicture&) const = default;
};

/// A name, a value or both, written on the map, centred on its place in the pane.
struct MapLabel {
    geo::AreaIndex area{};
    std::vector<std::string> lines;  // a name on one or two, then the value
    ScreenPoint centre;
    Rgba text, halo;
    /// Where the label stands beside its area, lines in a row: the place in the area that a thin
    /// line joins it to.
    std::optional<ScreenPoint> leader_from{};
    bool operator==(const MapLabel&) const = default;
};

inline constexpr double label_gap = 6;  // pixels, between name and value in a row

/// How an area is labelled, what says most first.
enum class LabelForm : std::uint8_t { name_and_value, name, beside, value };

/// Which labels a picture bears, for the one after it: what is shown may stay where it would not
/// appear, so that nothing blinks while the map moves. What gives way to the area under the pointer
/// counts as shown.
struct ShownLabel {
    geo::AreaIndex area{};
    LabelForm form{};
    int slot = 0;  // of those beside: where
    bool operator==(const ShownLabel&) const = default;
};
/// A value, or a name beside its area, that found no room any more: it does not come back before
/// the camera does, lest it blink.
struct GivenUpLabel {
    geo::AreaIndex area{};
    double above = 0, below = 0;  // metres per pixel between which it stays away
    bool operator==(const GivenUpLabel&) const = default;
};
struct LabelMemory {
    geo::Level level{};
    geo::Shape shape{};
    /// Of the pane, then of each inset; by area.
    struct Part {
        double metres_per_pixel = 0;
        std::vector<ShownLabel> shown;
        std::vector<GivenUpLabel> given_up;
        bool operator==(const Part&) const = default;
    };
    std::vector<Part> parts{};
};

enum class MarkShape : std::uint8_t { disc, square, diamond, triangle, pentagon, cross };

/// The letter of a selected area, at its label point, or beside the pane's edge when out of view.
struct MapMark {
    ScreenPoint centre;
    Rgba colour;
    MarkShape shape{};
    char letter = 'A';
    bool operator==(const MapMark&) const = default;
};

struct LegendClass {
    std::string label;  // "56 to 59", "Held"
    Rgba colour;
    int count = 0;  // areas
};

struct LegendBin {
    double low = 0, high = 0;
    int count = 0, class_index = 0;
};

/// A value marked on the legend's scale: England, or the hovered area.
struct LegendTick {
    std::string label;
    double value = 0;
};

/// One of the shades in which a map says how wide intervals are.
struct LegendStep {
    std::string label;  // how wide at most: "1.2"
    Rgba colour;
};

/// What the map says of uncertainty, or why it can say nothing.
struct LegendUncertainty {
    std::string words;              // "Not clearly different from England, 54 areas"
    std::vector<LegendStep> steps;  // of fading, the narrowest intervals first
    std::string why_not;            // empty: the layer has intervals
};

/// Why an area has no figure. The last two look alike on a map.
enum class NoData : std::uint8_t {
    not_published,
    withheld,          // by the publisher
    not_applicable,    // there is nothing of which it could be one: no such authority
    other_country,     // than those that the layer is of
    other_boundaries,  // it has figures for the areas that stood here before or after
};
inline constexpr std::size_t no_data_states = 5;

/// The key to a map of two layers: three by three kinds, equal squares, and the areas as dots. Each
/// dot lies between the breaks of its square as its figures do.
struct LegendGrid {
    struct Side {
        std::string title;                  // "Weekly pay, 2025"
        std::array<std::string, 2> breaks;  // between the thirds
    };
    struct Dot {
        geo::AreaIndex area{};
        double x = 0, y = 0;  // 0 to 1 along the sides, the lowest first
    };
    Side x, y;  // the second layer to the right, the pane's own upwards
    std::vector<Dot> dots;
};

/// The key to the map, and the distribution of its values.
struct Legend {
    std::string title, subtitle;  // "Healthy life expectancy (female)"; "Years, 2022 to 2024"
    bool categorical = false;
    bool pooled = false;               // breaks and scale are shared with other panes
    std::vector<LegendClass> classes;  // lowest first
    std::vector<double> breaks;        // between them
    std::vector<std::string> break_labels;
    std::vector<LegendBin> bins;  // empty for categorical layers
    double low = 0, high = 0;     // of the scale; beyond it a few extreme areas
    std::optional<LegendTick> benchmark, hovered;
    std::array<int, no_data_states> without_figure{};  // areas, by NoData
    int without_authority = 0;  // districts that have no combined authority: plain land
    int areas = 0, with_figure = 0;
    Analysis analysis = Analysis::none;  // shown: then classes are its kinds, without breaks
    std::string finding, method;         // what came of it, and how; in words
    std::optional<LegendGrid> grid;      // of two layers
    std::vector<std::string> warnings;   // faults of craft, each with what to do about it
    Uncertainty uncertainty = Uncertainty::none;  // shown
    LegendUncertainty uncertain;
    std::string fault;  // why there are no class breaks; empty when there are
};

/// One value in an area card with what it is compared with.
struct CardLine {
    std::string label, value;
    std::string mark;  // "inherited", "recalled", …; empty for published figures of the area itself
};

/// What is known of an area, for the card.
struct Card {
    geo::AreaIndex area{};
    std::string name, what;            // "Wakefield"; "Metropolitan district in West Yorkshire"
    std::string value;                 // "53.8 years", or "No figure"
    std::string value_note;            // why there is none, or what mark the figure bears
    std::string period, interval;      // "2022 to 2024"; "95% interval 50.1 to 57.5"
    std::string rank;                  // "7th highest of 151"
    std::string analysed;              // "High among high: local I 1.2, p 0.001 (corrected 0.012)"
    std::string comparison;            // "Lower than England; the intervals do not meet"
    std::vector<CardLine> benchmarks;  // England, its region
    std::vector<CardLine> facts;       // population, mayor, authority, council control
    std::string neighbours;            // the nearest statistical ones: "Torbay, Wirral, Sefton"
    std::string source, source_url;
};

/// A row of the list of areas beside the map.
struct RankRow {
    geo::AreaIndex area{};
    int rank = 0;                           // none in layers of kinds
    std::optional<geo::RankRange> ranks{};  // that it may hold, among areas with an interval
    std::string name, value;
    double position = 0;                 // of its value on the legend's scale, 0 to 1
    std::optional<double> lower, upper;  // of its interval, likewise
    Rgba colour;
};

/// Something to tell the reader about the map as a whole, with at most one thing to do about it.
struct Notice {
    std::string text;
    std::string offer;  // on the button; empty: none
    std::optional<geo::Level> offered_level;
    std::optional<int> offered_year;
};

/// A shape that the map can be shown in, or why these districts cannot.
struct ShapeOffer {
    geo::Shape shape{};
    std::string why_not;  // empty: it can
};

enum class NameSide : std::uint8_t { none, left, right };

/// An institution on the map: where it sits, and where its symbol stands so as to be seen.
struct NetworkPoint {
    ScreenPoint seat, place;
    std::string name, kind, relation, source;
    MarkShape shape{};
    Rgba colour;
    NameSide side = NameSide::none;  // where its name has room
};

struct NetworkKind {
    std::string kind, label;
    int count = 0;
    bool shown = true;
    MarkShape shape{};
    Rgba colour;
};

/// Whom a mayor convenes: the institutions around an authority.
struct Network {
    std::string title, mayor;  // no name where there is no mayor
    ScreenPoint centre;
    std::vector<NetworkPoint> points;
    std::vector<NetworkKind> kinds;  // all of them, shown or not
};

/// What a pane shows, as data: worked out from Atlas and Scene without a graphics library.
struct Picture {
    MapPicture map;
    std::size_t panes = 1;  // there are in the scene: each has a frame, and a number
    bool bare = false;      // nothing lies over the map but its insets
    std::vector<MapLabel> labels;
    LabelMemory label_memory;
    std::vector<MapMark> marks;
    std::vector<std::string> inset_titles;  // of map.insets
    bool offers_insets = false;             // there is room for some, shown or not
    std::optional<Network> network;
    bool offers_network = false;  // what is selected has one, shown or not
    Legend legend;
    std::vector<RankRow> ranking;  // of areas with a value, highest first, or by kind
    std::vector<Card> cards;       // of the selected areas, then of the hovered one
    bool last_card_is_hovered = false;
    std::vector<int> years;  // that the layer has at this level
    int year = 0;            // shown
    int boundary_year = 0;   // of the areas that the figures stand on
    std::string year_label;
    std::optional<Notice> notice;
    std::string changed_boundaries;  // since another year, in words; empty: none, or none is asked
    std::string what_if;             // what is supposed, in words; empty: nothing is
    std::string figures_source;      // whose figures these are
    std::string attribution;  // always visible and whole: of shapes and boundaries, with licence
    std::vector<std::string> source_details;    // when asked for: every source of the figures shown
    geo::Shape shape = geo::Shape::geographic;  // shown: the ground where the wanted one is not
    std::vector<ShapeOffer> shapes;
    std::string shape_line;       // what a hexagon or circle stands for; empty for the ground
    double scale_bar_metres = 0;  // round; 0: no scale bar, as on a map that is not the ground
    Pixels scale_bar;
};

/// Of each pane, the values that its class breaks are made of: its own, then those of the panes
/// that share them. None of a pane that shares none.
using SharedValues = std::vector<std::vector<double>>;

struct AnalysedView;
/// What the analysis of each pane says; nullptr for one that shows its figures, or while it is
/// being worked out.
using Analyses = std::vector<std::shared_ptr<const AnalysedView>>;

/// The pane to fill, and what there is to draw on it so far.
struct PictureInput {
    PaneSize pane;
    std::shared_ptr<const geo::Geometry> detailed;  // none until it has been read
    bool ground_only = false;  // the ground whatever the scene wants, until its shape is made
    const LabelMemory* labels_before = nullptr;  // of the picture shown last
    const SharedValues* shared = nullptr;        // of the scene's panes, where it is known
    const Analyses* analyses = nullptr;          // likewise
    bool bare = false;                           // nothing lies over the map: no legend, no buttons
    /// Only these areas have their names on the map, where they are given.
    const std::vector<geo::AreaIndex>* named = nullptr;
};

/// Above this the generalised outlines are drawn, below it the finer ones.
inline constexpr double detailed_below_metres_per_pixel = 260;

/// True when the picture of this scene wants the finer outlines.
bool wants_detail(const geo::Atlas& atlas, const Scene& scene, PaneSize pane);
/// The same of any of its panes.
bool any_wants_detail(const geo::Atlas& atlas, const Scene& scene, PaneSize pane);

/// The cartogram that this scene wants; of the geographic shape, that is the ground itself.
geo::CartogramKey cartogram_of(const geo::Atlas& atlas, const Scene& scene);

Picture picture_of(const geo::Atlas& atlas, const Scene& scene, const PictureInput& input);

/// Whose figures and whose outlines some pictures side by side show, each once.
struct Sources {
    std::string figures, attribution;
    std::string line() const;  // all of it
};
Sources sources_of(std::span<const Picture* const> pictures);

/// Which area of the map is at a place of the pane, if any.
std::optional<geo::AreaIndex> area_at(const geo::Atlas& atlas, const Scene& scene,
                                      const Picture& picture, ScreenPoint p);

}  // namespace app
