#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <span>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/boundary/source_name.h"
#include "geo/own/read_sheet.h"
#include "geo/secure/embargoed_file.h"

namespace app {

namespace {

constexpr double pad = 24;
constexpr std::size_t most_listed = 200;
constexpr double rows_shown = 6;
using Kind = UiState::FilePrompt;

/// What can be exported, figures first.
struct Format {
    const char* ending;
    const char* name;
};
constexpr std::array formats{Format{".pdf", "PDF"},         Format{".svg", "SVG"},
                             Format{".png", "PNG"},         Format{".csv", "CSV"},
                             Format{".xlsx", "XLSX"},       Format{".ods", "ODS"},
                             Format{".geojson", "GeoJSON"}, Format{".gpkg", "GeoPackage"}};
constexpr std::size_t figure_formats = 3;
constexpr double format_row = 46;
/// Of a briefing.
constexpr std::array briefing_formats{Format{".pptx", "PPTX"}, Format{".pdf", "PDF"}};

std::span<const Format> formats_of(const UiState& state) {
    if (state.saves_briefing) return briefing_formats;
    return formats;
}

/// The number of formats where it is none of them.
std::size_t format_of(std::span<const Format> known, const std::filesystem::path& file) {
    const auto found = std::ranges::find_if(
        known, [&](const Format& one) { return file.extension() == one.ending; });
    return static_cast<std::size_t>(found - known.begin());
}

std::filesystem::path folder_of(const std::string& typed) {
    std::filesystem::path path(typed);
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return path;
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// A pack, or a table under embargo.
bool is_locked(const std::filesystem::path& file) {
    return file.extension() == pack_ending || file.extension() == geo::embargo_ending;
}

/// Slides or a text document, which may be of a briefing or a brief.
bool is_document(const std::filesystem::path& file) {
    return file.extension() == ".pptx" || file.extension() == ".odt";
}

/// Reads the folder's scenes when another folder has been typed, not at every frame.
void list_folder(UiState& state) {
    const std::filesystem::path folder = folder_of(state.file_path);
    if (folder == state.listed_folder) return;
    state.listed_folder = folder;
    state.listed.clear();
    std::error_code fault;
    std::filesystem::directory_iterator entry(folder, fault);
    for (; !fault && entry != std::filesystem::directory_iterator(); entry.increment(fault))
        if ((entry->path().extension() == ".json" || entry->path().extension() == briefing_ending ||
             is_locked(entry->path()) || is_document(entry->path()) ||
             format_of(formats, entry->path()) < figure_formats ||
             geo::looks_like_boundaries(entry->path().string()) ||
             geo::looks_like_table(entry->path().string())) &&
            state.listed.size() < most_listed)
            state.listed.push_back(entry->path());
    std::ranges::sort(state.listed);
}

/// Boundaries of a person's own, from a file, a database or a web address.
bool is_boundaries(const UiState& state) {
    return state.file_prompt == Kind::open && geo::looks_like_boundaries(state.file_path);
}

bool is_table(const UiState& state) {
    return state.file_prompt == Kind::open && geo::looks_like_table(state.file_path);
}

/// A briefing is always one by its name; another ending that the atlas knows makes way.
std::filesystem::path briefing_file(std::filesystem::path typed) {
    const std::filesystem::path ending = typed.extension();
    if (ending == briefing_ending) return typed;
    if (ending == ".json" || ending == pack_ending || is_document(typed) ||
        format_of(formats, typed) < formats.size())
        return typed.replace_extension(briefing_ending);
    return typed += briefing_ending;
}

std::filesystem::path target(const UiState& state) {
    if (is_boundaries(state)) return state.file_path;
    std::filesystem::path file(state.file_path);
    if (state.file_prompt == Kind::save && state.saves_briefing) return briefing_file(file);
    if (!file.has_extension())
        file += state.file_prompt == Kind::export_to ? formats_of(state).front().ending : ".json";
    return file;
}

/// A file's name made of a title: "need-and-power-the-five-missions".
std::string file_name_of(const std::string& title) {
    std::string name;
    for (const char c : title) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0)
            name += byte >= 0x80 ? c : static_cast<char>(std::tolower(byte));
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? tr("untitled") : name;
}

/// Where a briefing would be saved, or exported to.
std::filesystem::path suggested(const BriefingDesk& desk, Kind kind) {
    std::filesystem::path file = desk.file;
    if (file.empty()) file = file_name_of(desk.briefing.title) + std::string(briefing_ending);
    if (kind == Kind::export_to) file.replace_extension(briefing_formats.front().ending);
    return file;
}

bool is_listed(const UiState& state, const std::filesystem::path& file) {
    return std::ranges::any_of(state.listed, [&](const std::filesystem::path& one) {
        return one.filename() == file.filename();
    });
}

std::string what_is_exported(const std::filesystem::path& file) {
    const std::size_t format = format_of(formats, file);
    if (format == formats.size()) return tr("Choose a format: the end of the name says which.");
    if (format < figure_formats)
        return tr("Writes the maps on A4, with title, legend and sources.");
    return tr("Writes the figures, and beside them a file that says what they are.");
}

std::string what_of_briefing(const std::filesystem::path& file) {
    switch (format_of(briefing_formats, file)) {
        case 0:
            return tr("Writes slides whose words, tables and areas can be changed, with notes.");
        case 1:
            return tr("Writes a handout: a scene on each page, with its notes.");
        default:
            return tr("Choose a format: the end of the name says which.");
    }
}

std::string what_will_happen(const UiState& state) {
    const std::string name = target(state).filename().string();
    if (state.file_path.empty() || state.file_path.back() == '/')
        return tr("Type the name of a file.");
    if (is_boundaries(state)) return tr("Draws these boundaries over the map.");
    if (is_table(state)) return tr("Looks at this table, to show its figures on the map.");
    if (state.file_prompt == Kind::export_to)
        return state.saves_briefing ? what_of_briefing(target(state))
                                    : what_is_exported(target(state));
    const bool there = is_listed(state, target(state));
    if (state.file_prompt == Kind::open && there && target(state).extension() == briefing_ending)
        return say("Opens the briefing in {}.", name);
    if (state.file_prompt == Kind::open && there && is_locked(target(state)))
        return target(state).extension() == pack_ending
                   ? tr("Verifies this pack, and opens its briefing with the data it brings.")
                   : tr("Asks for your passphrase, and shows what is under embargo.");
    if (state.file_prompt == Kind::save)
        return there ? say("Replaces {}.", name)
               : state.saves_briefing
                   ? say("Writes the briefing to {}.", name)
                   : say("Writes this view, its layer and selected areas to {}.", name);
    return there ? say("Shows the view in {} instead of this one; Undo returns.", name)
                 : say("There is no {} in this folder.", name);
}

std::string title_of(const UiState& state) {
    switch (state.file_prompt) {
        case Kind::export_to:
            return state.saves_briefing ? tr("Export this briefing")
                                        : tr("Export the maps, or their figures");
        case Kind::save:
            return state.saves_briefing ? tr("Save this briefing") : tr("Save this view");
        default:
            return tr("Open a saved view, a briefing, boundaries or a table");
    }
}

void close_prompt(UiState& state) {
    state.file_prompt = Kind::none;
    state.focus.clear();
    state.all_text_selected = false;
    state.listed.clear();
    state.listed_folder.clear();
}

void carry_out(Frame& f) {
    if (f.state.file_path.empty() || f.state.file_path.back() == '/') return;
    const std::filesystem::path file = target(f.state);
    if (f.state.file_prompt == Kind::save)
        f.ask(SaveScene{file});
    else if (f.state.file_prompt == Kind::open)
        f.ask(OpenScene{file});
    else if (format_of(formats_of(f.state), file) < formats_of(f.state).size())
        f.ask(ExportTo{file});
    else
        return;
    close_prompt(f.state);
}

/// Formats side by side: pressing one changes the end of the name.
void format_choice(Frame& f, double x, double y) {
    const std::span<const Format> known = formats_of(f.state);
    const std::size_t now = format_of(known, target(f.state));
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i == figure_formats) {  // from here on tables
            f.paint.vertical(x + 4, y + 3, 24, f.c.rule);
            x += 12;
        }
        const std::string name = known[i].name;
        const double width = std::ceil(f.paint.width(Face::body_strong, name)) + 16;
        const Box box{x, y, width, 30};
        const bool chosen = i == now;
        const Response r =
            f.control({"format:" + name, name, Role::radio, box, {}, chosen, "formats"});
        f.paint.rect(box, chosen ? f.c.ink : r.hovered ? f.c.control_pressed : f.c.control, 4);
        f.paint.outline(box, f.c.rule_strong, 4);
        f.paint.text(chosen ? Face::body_strong : Face::body,
                     {box.x + width / 2, box.y + box.height / 2},
                     chosen ? f.c.ink_inverse : f.c.ink, name, Align::centre);
        if (r.pressed) {
            f.state.file_path = target(f.state).replace_extension(known[i].ending).string();
            f.state.cursor = f.state.file_path.size();
            f.state.all_text_selected = false;
        }
        x += width + 5;
    }
}

void scene_list(Frame& f, const Box& view) {
    const auto& listed = f.state.listed;
    f.paint.outline(inset(view, -1), f.c.rule, 4);
    if (listed.empty()) {
        f.paint.text(
            Face::body, {view.x + 12, view.y + 20}, f.c.ink2,
            f.paint.elided(Face::body, tr("No saved views in this folder"), view.width - 24));
        return;
    }
    double& offset = f.state.source_scroll;
    const Box rows{view.x, view.y + 4, view.width - 10, view.height - 8};
    ScrollArea area(f, "scroll:files", rows, static_cast<double>(listed.size()) * row_height,
                    offset);
    double y = area.top();
    for (const std::filesystem::path& file : listed) {
        const Box row{rows.x + 4, y, rows.width - 8, row_height};
        const bool chosen = target(f.state).filename() == file.filename();
        const std::string id = "file:" + file.filename().string();
        const Response r =
            f.control({id, file.filename().string(), Role::row, row, {}, chosen, "files"});
        area.follow(id, row);
        if (chosen)
            f.paint.rect(row, f.c.accent_soft, 4);
        else if (r.hovered)
            f.paint.rect(row, f.c.control_pressed, 4);
        f.paint.text(Face::body, {row.x + 8, row.y + row_height / 2}, f.c.ink,
                     f.paint.elided(Face::body, file.filename().string(), row.width - 16));
        if (r.pressed) f.state.file_path = file.string();
        y += row_height;
    }
}

}  // namespace

void open_file_prompt(Frame& f, Kind kind) {
    UiState& state = f.state;
    state.file_prompt = kind;
    state.saves_briefing = f.in.desk != nullptr && f.in.desk->shown;
    if (state.saves_briefing && kind != Kind::open) {
        state.file_path = suggested(*f.in.desk, kind).string();
    } else if (kind == Kind::export_to) {
        const Pane& pane = f.in.scene.pane();
        state.file_path =
            (f.in.scene_file.parent_path() / fmt::format("{}-{}.pdf", pane.layer, pane.year))
                .string();
    } else {
        state.file_path = f.in.scene_file.string();
        if (kind == Kind::save && state.file_path.empty()) state.file_path = "atlas-view.json";
    }
    state.cursor = state.file_path.size();
    state.all_text_selected = !state.file_path.empty();
    state.focus = "path";
    state.listed_folder.clear();
    state.source_scroll = 0;
}

void file_prompt(Frame& f) {
    if (f.state.file_prompt == Kind::none) return;
    // A window may ask for the prompt by setting it alone.
    list_folder(f.state);
    const bool opening = f.state.file_prompt == Kind::open;
    const bool exporting = f.state.file_prompt == Kind::export_to;
    f.sheet = Cover::prompt;
    const Box& window = f.in.layout.window;
    scrim(f);
    const double list = opening ? rows_shown * row_height + 8 + 16 : exporting ? format_row : 0;
    const double width = std::min(600.0, window.width - 64), height = 206 + list;
    const Box box{std::round((window.width - width) / 2),
                  window.y + std::round((window.height - height) / 3), width, height};
    f.paint.rect(box, f.c.panel, 8);
    const double x = box.x + pad, inner = width - 2 * pad;
    f.paint.text(Face::heading, {x, box.y + 36}, f.c.ink, title_of(f.state));
    text_field(f, "path", tr("File"), {x, box.y + 64, inner, 34}, f.state.file_path,
               exporting && f.state.saves_briefing ? tr("A file, such as talk.pptx or talk.pdf")
               : exporting                         ? tr("A file, such as leeds.pdf or pay.xlsx")
               : f.state.saves_briefing && !opening
                   ? tr("A folder or a file, such as talk.briefing")
                   : tr("A folder or a file, such as leeds.json, wards.gpkg or pay.csv"));
    f.paint.text(Face::caption, {x, box.y + 118}, f.c.ink2,
                 f.paint.elided(Face::caption, what_will_happen(f.state), inner));
    if (opening) scene_list(f, {x, box.y + 140, inner, list - 16});
    if (exporting) format_choice(f, x, box.y + 138);

    const double y = box.bottom() - pad - 32;
    const Box act{box.right() - pad - 110, y, 110, 32}, cancel{act.x - 12 - 110, y, 110, 32};
    const bool leave = button(f, "cancel", tr("Cancel"), cancel);
    const bool enter = f.state.focus == "path" && f.take(Key::enter);
    const char* label = opening ? tr("Open") : exporting ? tr("Export") : tr("Save");
    if (button(f, "carry-out", label, act, ButtonLook::primary) || enter)
        carry_out(f);
    else if (leave)
        close_prompt(f.state);
    f.sheet = Cover::screen;
}

}  // namespace app
