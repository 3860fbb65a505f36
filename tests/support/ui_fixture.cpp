#include "tests/support/ui_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/marking_in_view.h"
#include "app/scene/apply.h"
#include "tests/support/small_atlas.h"

using namespace app;

namespace {

void append(Actions& to, Actions more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

ImVec2 vec(ScreenPoint p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

}  // namespace

ScreenPoint middle_of(const Box& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

UiFixture::UiFixture(double width, double height) : atlas(small_atlas()), scene(home(atlas)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = vec({width, height});
    io.DeltaTime = 1.0f / 60;
    for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i;
    fonts_ = load_fonts(1).value();
    layout = layout_of({{width}, {height}});
}

UiFixture::~UiFixture() { ImGui::DestroyContext(); }

Actions UiFixture::frame() {
    const Scene whole = std::exchange(scene, on_its_page(scene));
    Actions actions = frame_of_page();
    scene = whole;
    return actions;
}

Actions UiFixture::frame_of_page() {
    layout = layout_of({{layout.screen.width}, {layout.screen.height}}, scene,
                       !marking_in_view(atlas, scene).empty());
    layout.map = layout.panes[scene.active];
    const std::vector<Scene> scenes = scenes_through(scene, layout);
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < scene.panes.size(); ++i) {
        const Box& box = layout.panes[i];
        pictures.push_back(picture_of(atlas, scenes[i], {{{box.width}, {box.height}}, nullptr}));
    }
    picture = pictures[scene.active];
    std::vector<PaneInput> panes;
    for (std::size_t i = 0; i < scenes.size(); ++i)
        panes.push_back({&scenes[i], &pictures[i], layout.panes[i], nullptr});
    const auto scatter = scatter_of(atlas, scene);
    const auto spread = scene.page == Page::maps ? spread_of(atlas, scene) : std::nullopt;
    const bool tells_scores = !scene.pinned.empty() && scene.table_content != TableContent::figures;
    const auto metrics =
        tells_scores ? scored_metrics(atlas, scene.pane().level) : std::vector<ScoredMetric>();
    const auto comparison = scene.page == Page::maps ? comparison_of(atlas, scene) : std::nullopt;
    const auto series = series_shown(atlas, scene);
    const auto lineage = lineage_shown(atlas, scene);
    std::optional<Neighbourhood> neighbours;
    if (state.aside == UiState::Aside::neighbours && state.neighbours_of && !scene.selected.empty())
        neighbours = neighbourhood_of(
            atlas, scene, atlas.areas.find(geo::text_of(*state.neighbours_of)).value(),
            state.neighbours, scored_metrics(atlas, geo::Level::district));
    std::optional<geo::Timeline> timeline;
    std::optional<TimelineYear> year;
    std::vector<Picture> before_and_after;
    std::vector<SideMap> side_maps;
    if (scene.page == Page::timeline) {
        timeline = geo::timeline_of(atlas);
        year = timeline_year(atlas, *timeline, scene.pane().year);
        const auto boxes = change_boxes(layout.page, year->changes.size());
        before_and_after.resize(2 * boxes.size());
        for (std::size_t i = 0; i < before_and_after.size(); ++i)
            side_maps.push_back(
                {&before_and_after[i], i % 2 == 0 ? boxes[i / 2].before : boxes[i / 2].after});
    }
    std::optional<PowersMatrix> powers;
    if (scene.page == Page::powers) powers = powers_matrix_of(atlas, scene.powers);
    ImGui::GetIO().KeyAlt = alt;
    const History nothing_done(scene);
    ImGui::NewFrame();
    Actions actions = explore_panels({.atlas = atlas,
                                      .scene = scene,
                                      .picture = picture,
                                      .panes = panes,
                                      .layout = layout,
                                      .fonts = fonts_,
                                      .marking = geo::in_words(marking_in_view(atlas, scene)),
                                      .notice = notice,
                                      .history = history ? *history : nothing_done,
                                      .overlay_line = {},
                                      .table = table ? &*table : nullptr,
                                      .sealed = sealed ? &*sealed : nullptr,
                                      .scene_file = {},
                                      .scatter = scatter ? &*scatter : nullptr,
                                      .spread = spread ? &*spread : nullptr,
                                      .comparison = comparison ? &*comparison : nullptr,
                                      .metrics = tells_scores ? &metrics : nullptr,
                                      .series = series ? &*series : nullptr,
                                      .lineage = lineage ? &*lineage : nullptr,
                                      .neighbours = neighbours ? &*neighbours : nullptr,
                                      .timeline = timeline ? &*timeline : nullptr,
                                      .timeline_year = year ? &*year : nullptr,
                                      .side_maps = side_maps,
                                      .powers = powers ? &*powers : nullptr,
                                      .control_letter = control_letter_},
                                     state);
    ImGui::Render();
    return actions;
}

void UiFixture::perform(const Actions& actions) {
    for (const Action& action : actions) scene = apply(atlas, std::move(scene), action);
}

Widget UiFixture::control_named(const std::string& label) {
    frame();
    frame();  // panels that measure what they hold have their size now
    const auto at = std::ranges::find(state.widgets, label, &Widget::label);
    INFO("control: ", label);
    REQUIRE(at != state.widgets.end());
    return *at;
}

bool UiFixture::shows(const std::string& label) const {
    return std::ranges::find(state.widgets, label, &Widget::label) != state.widgets.end();
}

Actions UiFixture::press(const std::string& label) {
    const Widget widget = control_named(label);
    return click(middle_of(widget.visible));
}

Actions UiFixture::click(ScreenPoint p, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = vec(p);
    io.KeyShift = shift;
    io.DeltaTime = since_last_click_;
    frame();  // what the pointer comes to rest on is not what is asked of the press
    io.DeltaTime = 1.0f / 60;
    io.MouseDown[0] = true;
    Actions asked = frame();
    io.MouseDown[0] = false;
    append(asked, frame());
    io.KeyShift = false;
    std::erase_if(asked, [](const Action& a) { return std::holds_alternative<Hover>(a); });
    return asked;
}

Actions UiFixture::double_click(ScreenPoint p) {
    Actions asked = click(p);
    since_last_click_ = 1.0f / 60;
    append(asked, click(p));
    since_last_click_ = 1;
    return asked;
}

Actions UiFixture::drag(ScreenPoint from, ScreenPoint to) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = vec(from);
    frame();
    io.MouseDown[0] = true;
    Actions asked = frame();
    io.MousePos = vec(to);
    append(asked, frame());
    io.MouseDown[0] = false;
    append(asked, frame());
    std::erase_if(asked, [](const Action& a) {
        return std::holds_alternative<Hover>(a) || std::holds_alternative<HoverClass>(a);
    });
    return asked;
}

Actions UiFixture::point_at(ScreenPoint p) {
    ImGui::GetIO().MousePos = vec(p);
    return frame();
}

Actions UiFixture::wheel(ScreenPoint p, double steps) {
    point_at(p);
    ImGui::GetIO().MouseWheel = static_cast<float>(steps);
    Actions asked = frame();
    std::erase_if(asked, [](const Action& a) { return std::holds_alternative<Hover>(a); });
    return asked;
}

Actions UiFixture::key(ImGuiKey key, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyShift = shift;
    io.KeysDown[key] = true;
    Actions asked = frame();
    io.KeysDown[key] = false;
    append(asked, frame());
    io.KeyShift = false;
    return asked;
}

Actions UiFixture::control(char letter, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = true;
    io.KeyShift = shift;
    control_letter_ = shift ? static_cast<char>(letter - 'a' + 'A') : letter;
    Actions asked = frame();
    control_letter_ = 0;
    io.KeyCtrl = io.KeyShift = false;
    append(asked, frame());
    return asked;
}

Actions UiFixture::type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    Actions asked = frame();
    append(asked, frame());
    return asked;
}

ScreenPoint UiFixture::on_screen(geo::Point ground) {
    frame();
    const ScreenPoint p = screen_at(picture.map.camera, picture.map.size, ground);
    return {layout.map.x + p.x, layout.map.y + p.y};
}
