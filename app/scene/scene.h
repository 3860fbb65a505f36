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

/// How values are put into classes.
struct Classification {
    geo::BreakMethod method = geo::BreakMethod::quantile;
    int classes = 5;
    std::vector<double> manual;  // of the manual method: the interior breaks
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
    bool insets = true;  // where the whole country is shown: London and others larger
    std::optional<NetworkView> network{};
    std::optional<Camera> camera;  // none: the home extent, fitted to whatever pane there is
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

/// What was chosen: together with the Atlas it decides everything on the screen.
struct Scene {
    Page page = Page::maps;
    std::vector<Pane> panes = std::vector<Pane>(1);  // side by side, one to most_panes
    std::size_t active = 0;  // the pane that layer, level, year and breaks are chosen for
    bool linked = true;      // all panes look at the same ground
    bool pooled = true;      // panes of one layer share their class breaks
    std::vector<geo::AreaId> selected;  // in the order chosen: A, B, C …
    geo::Hypothesis hypothesis;         // figures are those of the atlas that follows from it
    PowersView powers;
    NeedView needs;
    AuthorityView authorities;
    std::vector<geo::AreaId> pinned;  // compared in a table, in the order pinned
    TableOrder table_order;
    geo::BenchmarkKind benchmark = geo::BenchmarkKind::country;  // of table and maps
    bool dark = false;
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

/// True where two panes may have the same class breaks: of one layer, and both of its values or
/// both of their change.
bool may_share_breaks(const Pane& one, const Pane& other);

/// The scene as one of its panes shows it: that pane is the active one, and of the others only what
/// it shares with them is kept.
Scene seen_through(Scene scene, std::size_t pane);

/// The scene as its page shows it: on all but the maps' page there is one map, the active pane's.
Scene on_its_page(Scene scene);

/// The camera of a scene in a pane.
Camera camera_of(const Scene& scene, PaneSize pane);

/// The scene without what the pointer rests on or has brushed: what is saved, compared and undone.
Scene without_pointer(Scene scene);

/// The first scene: powers held by combined authorities, the whole United Kingdom.
Scene home(const geo::Atlas& atlas);

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
