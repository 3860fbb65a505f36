#include "tests/fuzz/read_anything.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <span>

#include "app/scene/embedded_recipe.h"
#include "app/scene/scene_json.h"
#include "app/scene/workspace.h"
#include "app/upkeep/kiosk_settings.h"
#include "app/upkeep/take_away.h"
#include "app/upkeep/visit_counts.h"
#include "geo/boundary/wkb.h"
#include "geo/own/own_table.h"
#include "geo/own/parse_sheet.h"
#include "geo/own/text_encoding.h"
#include "geo/own/zip_sizes.h"
#include "geo/packed/packed_boundaries.h"
#include "geo/packed/packed_figures.h"
#include "geo/secure/embargoed_file.h"
#include "geo/secure/signed_pack.h"
#include "geo/table/csv.h"
#include "geo/table/data_package.h"
#include "tests/geo/area/sample_areas.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void read_csv(const std::string& text) {
    const auto table = geo::CsvTable::parse(text, "fuzz.csv");
    if (!table) return require(!table.error().what.empty());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        for (std::size_t column = 0; column < table->header().size(); ++column) {
            const auto cell = table->cell(row, column);
            require(geo::list_in(cell).size() <= cell.size() + 1);
            static_cast<void>(geo::number_in(cell));
        }
        require(table->line_of(row) >= 2);
    }
}

void read_package(const std::string& text) {
    const auto package = geo::parse_data_package(text, ".");
    if (!package) require(!package.error().what.empty());
}

void read_scene(const std::string& text) {
    const auto opened = app::workspace_from_json(text, "fuzz.json", "/data");
    if (!opened) return require(!opened.error().what.empty());
    const auto again = app::scene_from_json(app::to_json(opened->scene), "again.json");
    require(again.has_value() && *again == opened->scene);
}

/// What an exported picture carries comes out, or a reason why not; and of that a scene likewise.
void read_picture(const std::string& bytes) {
    const auto recipe = app::embedded_recipe(bytes, "fuzz.pdf");
    if (!recipe) return;
    if (!*recipe) return require(!recipe->error().what.empty());
    require((*recipe)->size() <= 1100 * bytes.size());  // as much as deflate can pack
    read_scene(**recipe);
}

void read_own_data(const std::string& text) {
    const auto own = app::own_data_from_json(text, "/data");
    if (!own) return require(!own.error().what.empty());
    const auto again =
        app::own_data_from_json(app::to_json(*own, "/data", app::FarFiles::by_path), "/data");
    require(again.has_value() && again->tables.size() == own->tables.size() &&
            again->formulas == own->formulas);
}

/// A body behind the word of an empty file of its kind.
std::string sealed_as(const std::string& empty, const std::string& body) {
    return geo::sealed(geo::word_of(empty), 0, body);
}

void read_figures(const std::string& body) {
    const std::string bytes = sealed_as(geo::packed(geo::PackedFigures{}, 0), body);
    const auto figures = geo::unpacked_figures(bytes, 0);
    if (!figures) return require(!figures.error().what.empty());
    require(figures->has_value());
    for (const geo::PackedMetric& metric : (*figures)->metrics) {
        for (const std::uint32_t area : metric.areas) require(area < (*figures)->areas.size());
        for (const std::uint32_t stamp : metric.stamp_of) require(stamp < metric.stamps.size());
        require(metric.first_figure.back() == metric.values.size());
    }
    const std::string again = geo::packed(**figures, 0);
    require(geo::packed(**geo::unpacked_figures(again, 0), 0) == again);
}

void read_outlines(const std::string& body) {
    const auto layers =
        geo::unpacked(sealed_as(geo::packed(std::span<const geo::PackedLayer>{}, 0), body), 0);
    if (!layers) return require(!layers.error().what.empty());
    const std::string again = geo::packed(*layers, 0);
    require(geo::packed(*geo::unpacked(again, 0), 0) == again);
}

/// What is read has no more points than there are bytes for.
void read_wkb(const std::string& bytes) {
    const auto parts = geo::polygons_of_wkb(std::as_bytes(std::span(bytes)));
    if (!parts) return;
    std::size_t points = 0;
    for (const geo::Polygon& part : *parts) {
        points += part.shell.size();
        for (const geo::Ring& hole : part.holes) points += hole.size();
    }
    require(points * sizeof(geo::Point) <= bytes.size());
}

/// Two districts and a country, for tables of anything.
const geo::Atlas& few_areas() {
    static const geo::Atlas atlas = [] {
        SampleAreas areas;
        areas.add("E08000035", "Leeds", {geo::Level::district});
        areas.add("E08000036", "Wakefield", {geo::Level::district});
        areas.add("E92000001", "England", {geo::Level::country});
        geo::Atlas made;
        made.areas = areas.made();
        made.names = geo::NameSearch(made.areas);
        return made;
    }();
    return atlas;
}

/// A person's table: each of its rows is accounted for, and its figures are of rows that count.
void read_own_table(const std::string& bytes) {
    const geo::DecodedText text = geo::decoded(bytes);
    auto sheet = geo::parse_sheet(text.text, "fuzz.csv");
    if (!sheet) return require(!sheet.error().what.empty());
    const auto table = geo::own_table(few_areas(), *std::move(sheet), {});
    if (!table) return require(!table.error().what.empty());
    require(table->rows.size() == table->sheet.rows.size());
    for (const geo::OwnSeries& series : table->series)
        for (const geo::OwnFigure& figure : series.figures)
            require(table->rows.at(figure.row).area == figure.area);
}

void read_zip(const std::string& bytes) {
    const auto entries = geo::zip_entries(bytes);
    if (!entries) return require(!entries.error().what.empty());
    for (const geo::ZipEntry& entry : *entries) require(entry.name.size() <= bytes.size());
}

/// Nobody signs what is damaged, so whatever is read must be refused.
void read_pack(const std::string& bytes) {
    const auto pack = geo::opened_pack(bytes, "fuzz.atlaspack");
    if (!pack) return require(!pack.error().what.empty());
    for (const geo::PackMember& one : pack->members) require(geo::can_be_member(one.name));
}

/// Members named by anything: what can be packed comes back, and what cannot leads nowhere.
void read_manifest(const std::string& text) {
    static const geo::SigningKey key = geo::new_signing_key();
    std::vector<geo::PackMember> members;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        members.push_back({text.substr(at, end - at), text.substr(at), 0});
        at = end + 1;
    }
    const auto pack = geo::signed_pack(members, key);
    if (!pack) return require(!pack.error().what.empty());
    const auto again = geo::opened_pack(*pack, "fuzz.atlaspack");
    require(again.has_value() && again->members == members);
    const std::filesystem::path root = "/unpacked";
    for (const geo::PackMember& one : again->members) {
        const auto way = (root / one.name).lexically_normal().lexically_relative(root);
        require(!way.empty() && *way.begin() != ".." && way != ".");
    }
}

void read_embargoed(const std::string& bytes) {
    constexpr geo::KeyCost little{1, 8192};
    const auto opened = geo::opened_embargo(bytes, "passphrase", "fuzz.embargo", little);
    if (!opened) require(!opened.error().what.empty());
}

/// Whatever the settings say, those that are used are in range; and a kiosk that must not start
/// says so among its faults.
void read_kiosk_settings(const std::string& text) {
    const auto read = app::kiosk_settings_from(text, "fuzz.json", "/");
    for (const geo::Error& fault : read.faults)
        require(!fault.what.empty() && !fault.where.empty());
    require(!read.unsafe || std::ranges::find(read.faults, *read.unsafe) != read.faults.end());
    const app::KioskSettings& settings = read.settings;
    require(settings.idle.idle >= 10 && settings.idle.listening >= settings.idle.idle);
    require(settings.idle.countdown >= 20 && settings.volume >= 0 && settings.volume <= 100);
    require(std::ranges::find(settings.languages, settings.first_language) !=
            settings.languages.end());
    require(settings.take_away_url.empty() || app::is_base_url(settings.take_away_url));
    require(!settings.is_locked || !settings.pin_hash.empty() || read.unsafe);
    const auto wait = settings.opening_hours.minutes_until_change(0);
    require(!wait || (*wait > 0 && *wait <= app::minutes_of_week));
}

void read_visit_counts(const std::string& text) {
    const auto counts = app::visit_counts_from(text, "fuzz.csv");
    if (!counts) return require(!counts.error().what.empty());
    const auto again = app::visit_counts_from(app::text_of(*counts), "again.csv");
    require(again.has_value() && *again == *counts);
}

}  // namespace

void read_anything(const std::string& input) {
    if (input.empty()) return;
    const std::string text = input.substr(1);
    switch (input.front()) {
        case '0':
            return read_csv(text);
        case '1':
            return read_package(text);
        case '2':
            return read_scene(text);
        case '3':
            return read_figures(text);
        case '4':
            return read_outlines(text);
        case '5':
            return read_own_table(text);
        case '6':
            return read_zip(text);
        case '7':
            return read_wkb(text);
        case '8':
            return read_picture(text);
        case '9':
            return read_own_data(text);
        case 'p':
            return read_pack(text);
        case 'm':
            return read_manifest(text);
        case 'e':
            return read_embargoed(text);
        case 'k':
            return read_kiosk_settings(text);
        case 'v':
            return read_visit_counts(text);
        default:
            return;
    }
}
