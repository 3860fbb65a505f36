#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/scene/camera.h"
#include "geo/area/area_id.h"
#include "geo/area/level.h"
#include "geo/cartogram/shape.h"
#include "geo/data/atlas.h"
#include "geo/data/benchmark.h"
#include "geo/data/mission_gap.h"
#include "geo/data/view.h"
#include "geo/stats/class_breaks.h"
#include "geo/whatif/hypothesis.h"

namespace app {

/// The value that classes diverge from: as many on either side, mirrored, about a neutral one.
struct Midpoint {
    enum class Of : std::uint8_t { country, median, zero, value };
    Of of = Of::country;
    double value = 0;  // of Of::value, in the layer's unit
    bool operator==(const Midpoint&) const = default;
};
inline constexpr std::array all_midpoints{Midpoint::Of::country, Midpoint::Of::median,
                                          Midpoint::Of::zero, Midpoint::Of::value};

/// How values are put into classes.
struct Classification {
    geo::BreakMethod method = geo::BreakMethod::quantile;
    int classes = 5;
    std::vector<double> manual{};        // of the manual method: the interior breaks
    std::optional<Midpoint> midpoint{};  // none: from low to high
    bool operator==(const Classification&) const = default;
};

/// What is written on the areas of a map.
enum class LabelContent : std::uint8_t { names_and_values, names, values, none };
inline constexpr std::array all_label_contents{LabelContent::names_and_values, LabelContent::names,
                                               LabelContent::values, LabelContent::none};

/// How a map shows that its figures are uncertain, where they have intervals.
enum class Uncertainty : std::uint8_t {
    none,
    hatch,  // over areas that are not clearly different from their benchmark
    fade,   // the wider the interval, the paler
};
inline constexpr std::array all_uncertainties{Uncertainty::none, Uncertainty::hatch,
                                              Uncertainty::fade};

/// What a map tells of its layer's figures.
enum class Analysis : std::uint8_t {
    none,       // the figures themselves, in classes
    clusters,   // local Moran: where like lies next to like, and where unlike
    hot_spots,  // Getis-Ord Gi*
    two_layers  // thirds of this layer by thirds of another
};
inline constexpr std::array all_analyses{Analysis::none, Analysis::clusters, Analysis::hot_spots,
                                         Analysis::two_layers};
/// As scenes write it: "none", "clusters", "hot-spots", "two-layers".
std::string_view code_of(Analysis analysis);

/// The layer that a map of two layers holds its own against.
struct SecondLayer {
    std::string layer;  // id; numeric, and not the pane's own
    int year = 0;
    bool operator==(const SecondLayer&) const = default;
};

/// What of a person's sight is missing, shown to those who have it.
enum class ColourVision : std::uint8_t { full, protan, deutan, tritan, grey };
inline constexpr std::array all_colour_visions{ColourVision::full, ColourVision::protan,
                                               ColourVision::deutan, ColourVision::tritan,
                                               ColourVision::grey};
/// As scenes write it: "full", "protan", "deutan", "tritan", "grey".
std::string_view code_of(ColourVision vision);

/// The institutions around the selected authority, less those of some kinds.
struct NetworkView {
    std::vector<std::string> without;  // kinds left out, as the data names them
    bool operator==(const NetworkView&) const = default;
};

/// What the screen is given to: maps and what is read beside them, or one question with a map
/// beside it.
enum class Page : std::uint8_t { maps, powers, needs, timeline, authorities };
inline constexpr std::array all_pages{Page::maps, Page::powers, Page::needs, Page::timeline,
                                      Page::authorities};
/// As scenes write it: "maps", "powers", "needs", "timeline", "authorities".
std::string_view code_of(Page page);

/// What one pane shows, and nothing that can be worked out from it and the Atlas.
struct Pane {
    std::string layer;  // id
    geo::Level level = geo::Level::combined_authority;
    int year = 2026;
    std::optional<int> change_since;  // shows change from that year instead of the value
    bool todays_areas = false;        // figures of areas that ended are carried to those of today
    Classification classification;
    geo::Shape shape = geo::Shape::geographic;
    LabelContent labels = LabelContent::names_and_values;
    Uncertainty uncertainty = Uncertainty::none;
    Analysis analysis = Analysis::none;   // of numeric layers
    std::optional<SecondLayer> second{};  // there whenever two layers are shown
    bool insets = true;  // where the whole country is shown: London and others larger
    std::optional<NetworkView> network{};
    std::optional<Camera> camera;  // none: the home extent, fitted to whatever pane there is
    // The year of the boundaries shown before the year was moved: what changed since is marked,
    // until something else is chosen. Like what the pointer rests on, neither saved nor undone.
    std::optional<int> boundaries_before{};
    bool operator==(const Pane&) const = default;
};

enum class PowersOrder : std::uint8_t { most_powers, year_it_began, name };
inline constexpr std::array all_powers_orders{PowersOrder::most_powers, PowersOrder::year_it_began,
                                              PowersOrder::name};

/// How the matrix of powers is read. Its chosen cell is `power` of the authority selected first.
struct PowersView {
    PowersOrder order = PowersOrder::most_powers;
    bool only_differences = false;         // without powers that all authorities have alike
    std::vector<geo::PowerStatus> hidden;  // ascending: cells of these are left empty
    std::string power;                     // id; empty: none is chosen
    bool operator==(const PowersView&) const = default;
};

/// The mission whose need and power are held against each other, and how its metrics count.
struct NeedView {
    std::string mission = "growth";
    geo::MetricWeights weights;
    bool operator==(const NeedView&) const = default;
};

/// Which authority that is supposed is looked at, and what it is held against.
struct AuthorityView {
    std::optional<geo::AreaId> chosen;  // none: the next one to be made
    std::optional<geo::AreaId> against;
    bool operator==(const AuthorityView&) const = default;
};

inline constexpr std::size_t most_selected = 6;  // each with its own colour, shape and letter
inline constexpr geo::Level need_level = geo::Level::upper_tier;  // on the page of need and power
inline constexpr std::size_t most_panes = 12;                     // four by three, small multiples
inline constexpr std::size_t most_pinned = 24;                    // rows of the comparison table

/// In which order the pinned areas stand in their table.
struct TableOrder {
    enum class By : std::uint8_t { pinned, name, value };
    static constexpr std::array all{By::pinned, By::name, By::value};
    By by = By::pinned;
    std::size_t pane = 0;  // whose values
    bool descending = false;
    bool operator==(const TableOrder&) const = default;
};

/// What is told of the pinned areas: the figures of the maps, or the standard scores of all
/// metrics, as a table of colours or as a line for each area.
enum class TableContent : std::uint8_t { figures, scores, lines };
inline constexpr std::array all_table_contents{TableContent::figures, TableContent::scores,
                                               TableContent::lines};
/// As scenes write it: "figures", "scores", "lines".
std::string_view code_of(TableContent content);

/// What was chosen: together with the Atlas it decides everything on the screen.
struct Scene {
    Page page = Page::maps;
    std::vector<Pane> panes = std::vector<Pane>(1);  // side by side, one to most_panes
    std::size_t active = 0;  // the pane that layer, level, year and breaks are chosen for
    bool linked = true;      // all panes look at the same ground
    bool pooled = true;      // panes of one layer share their class breaks
    std::optional<double>
        swipe;  // two linked maps of one ground, parted at this share of its width
    std::vector<geo::AreaId> selected;  // in the order chosen: A, B, C …
    geo::Hypothesis hypothesis;         // figures are those of the atlas that follows from it
    PowersView powers;
    NeedView needs;
    AuthorityView authorities;
    std::vector<geo::AreaId> pinned;  // compared in a table, in the order pinned
    TableOrder table_order;
    TableContent table_content = TableContent::figures;
    geo::BenchmarkKind benchmark = geo::BenchmarkKind::country;  // of table and maps
    bool dark = false;
    ColourVision vision = ColourVision::full;
    bool source_open = false;  // the source of the figures is shown in full
    // What the pointer rests on: shown, but neither saved nor undone.
    std::optional<geo::AreaId> hovered;
    std::optional<int> hovered_class;  // a class of the legend; its areas stand out
    std::size_t hovered_pane = 0;      // whose legend that is
    std::string hovered_power;         // of the matrix: id; empty: none
    // Marked in the scatter plot, in register order: they stand out until cleared or the layers
    // change; like what the pointer rests on, neither saved nor undone.
    std::vector<geo::AreaId> brushed;

    Pane& pane() { return panes[active]; }
    const Pane& pane() const { return panes[active]; }
    bool operator==(const Scene&) const = default;
};

/// True where two panes may have the same class breaks: of one layer, both of its values or both of
/// their change, and diverging from one value.
bool may_share_breaks(const Pane& one, const Pane& other);

inline constexpr double least_swipe = 0.05;  // of either map, of the width

/// Do two maps lie over each other, to be swiped?
bool is_swiped(const Scene& scene);

/// The scene as one of its panes shows it: that pane is the active one, and of the others only what
/// it shares with them is kept.
Scene seen_through(Scene scene, std::size_t pane);

/// The scene as its page shows it: on all but the maps' page there is one map, the active pane's.
Scene on_its_page(Scene scene);

/// The camera of a scene in a pane.
Camera camera_of(const Scene& scene, PaneSize pane);

/// The scene without what the pointer rests on or has brushed, and what is marked as changed: what
/// is saved, compared and undone.
Scene without_pointer(Scene scene);

/// The first scene: powers held by combined authorities, the whole United Kingdom.
Scene home(const geo::Atlas& atlas);

/// True where the pane's layer, and the one it is held against, are of numbers.
bool can_analyse(const geo::Atlas& atlas, const Pane& pane);

/// Says what of a scene this atlas cannot show (an unknown layer, an unknown area), one Error each,
/// and returns the scene without it. The atlas is that of its hypothesis.
Scene fitting(const geo::Atlas& atlas, Scene scene, std::vector<geo::Error>& faults);

/// The figures of a pane where its areas are; not their change. The scene must fit the atlas.
geo::LayerView figures_of(const geo::Atlas& atlas, const Pane& pane);

/// What of a scene its atlas is made for: what is supposed, and the layer that is only on the page
/// of need and power.
struct AtlasFor {
    geo::Hypothesis hypothesis;
    std::optional<NeedView> needs;
    bool operator==(const AtlasFor&) const = default;
};
AtlasFor atlas_for(const Scene& scene);

/// The atlas that follows from it, and what else was worked out for that.
struct SupposedAtlas {
    std::shared_ptr<const geo::Atlas> atlas;  // `base` itself where nothing is supposed or added
    std::shared_ptr<const geo::MissionGap> gap{};           // where need and power are asked for
    std::shared_ptr<const geo::MissionGap> gap_as_it_is{};  // of the base, where that is another
};
SupposedAtlas supposed(const std::shared_ptr<const geo::Atlas>& base, const AtlasFor& wanted);

/// A scene, and the atlas of its hypothesis.
struct SupposedScene {
    SupposedAtlas supposed;
    Scene scene;
};
/// Fits a scene to `base`: its hypothesis, of which unknown documents are left out and said, and
/// then all else to the atlas that follows from it.
SupposedScene fitting_supposed(const std::shared_ptr<const geo::Atlas>& base, Scene scene,
                               std::vector<geo::Error>& faults);

/// The layer a scene shows; the scene must fit the atlas.
const geo::Layer& layer_of(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
