#include <fstream>
#include <sstream>

#include "app/scene/briefing.h"
#include "app/scene/json_reader.h"
#include "app/scene/scene_json.h"
#include "geo/export/write_together.h"

namespace app {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

void put(ordered_json& o, const char* key, const std::string& text) {
    if (!text.empty()) o[key] = text;
}

void put(ordered_json& o, const geo::Marking& marking) {
    if (marking.empty()) return;
    o["marking"] = {{"level", geo::code_of(marking.level)}};
    put(o["marking"], "words", marking.words);
}

ordered_json annotation_json(const Annotation& annotation) {
    ordered_json o{{"kind", code_of(annotation.kind)}, {"areas", ordered_json::array()}};
    for (const geo::AreaId& area : annotation.areas) o["areas"].push_back(geo::text_of(area));
    put(o, "title", annotation.title);
    put(o, "text", annotation.text);
    if (annotation.at) o["at"] = {{"right", annotation.at->right}, {"down", annotation.at->down}};
    return o;
}

ordered_json scene_json(const BriefingScene& scene) {
    if (!scene.unread.empty()) return ordered_json::parse(scene.unread);
    ordered_json o = ordered_json::object();
    put(o, "kicker", scene.kicker);
    put(o, "headline", scene.headline);
    put(o, "text", scene.text);
    put(o, "notes", scene.notes);
    put(o, scene.marking);
    for (const Annotation& one : scene.annotations)
        o["annotations"].push_back(annotation_json(one));
    if (scene.seen_in)
        o["seen_in"] = {{"width", scene.seen_in->width.value},
                        {"height", scene.seen_in->height.value}};
    if (scene.map) o["map"] = ordered_json::parse(to_json(*scene.map));
    return o;
}

std::string text_or_none(JsonReader& reader, const json& o, const char* key,
                         const std::string& path) {
    return o.contains(key) ? reader.text(o, key, path) : std::string();
}

double positive(JsonReader& reader, const json& o, const char* key, const std::string& path) {
    const double number = reader.number(o, key, path);
    if (!(number > 0 && number < 1e5)) reader.fail(path + key, "must be above 0");
    return number;
}

geo::Marking read_marking(JsonReader& reader, const json& o, const std::string& path) {
    if (!o.contains("marking")) return {};
    const json& marking = reader.object(o, "marking", path);
    return {reader.one_of(marking, "level", path + "marking.", "marking", geo::all_marking_levels),
            text_or_none(reader, marking, "words", path + "marking.")};
}

Annotation read_annotation(JsonReader& reader, const json& o, const std::string& path) {
    Annotation annotation;
    annotation.kind = reader.one_of(o, "kind", path, "annotation", all_annotation_kinds);
    for (const std::string& id : reader.texts(o, "areas", path)) {
        if (auto area = geo::parse_area_id(id))
            annotation.areas.push_back(*std::move(area));
        else
            reader.fail(path + "areas", area.error().what);
    }
    annotation.title = text_or_none(reader, o, "title", path);
    annotation.text = text_or_none(reader, o, "text", path);
    if (o.contains("at")) {
        const json& at = reader.object(o, "at", path);
        annotation.at = {reader.number(at, "right", path + "at."),
                         reader.number(at, "down", path + "at.")};
    }
    return annotation;
}

BriefingScene unreadable(BriefingScene scene, const geo::Error& fault, const json& o) {
    scene.fault = geo::one_line(fault);
    scene.unread = o.dump();
    return scene;
}

/// A fault of it says where in the scene; whoever tells it says in which.
BriefingScene read_scene(const json& o) {
    JsonReader reader({});
    BriefingScene scene;
    if (!o.is_object()) reader.fail({}, "expected an object, found " + o.dump());
    if (!reader.fault()) {
        const std::string path;
        // First: of a scene whose marking cannot be read nobody is shown the words either.
        scene.marking = read_marking(reader, o, path);
        if (reader.fault()) return unreadable(std::move(scene), *reader.fault(), o);
        scene.kicker = text_or_none(reader, o, "kicker", path);
        scene.headline = text_or_none(reader, o, "headline", path);
        scene.text = text_or_none(reader, o, "text", path);
        scene.notes = text_or_none(reader, o, "notes", path);
        if (o.contains("annotations") && !o["annotations"].is_array())
            reader.fail(path + "annotations", "expected a list");
        else if (o.contains("annotations"))
            for (const json& one : o["annotations"])
                scene.annotations.push_back(read_annotation(
                    reader, one,
                    fmt::format("{}annotations[{}].", path, scene.annotations.size())));
        if (o.contains("seen_in")) {
            const json& size = reader.object(o, "seen_in", path);
            scene.seen_in = PaneSize{{positive(reader, size, "width", path + "seen_in.")},
                                     {positive(reader, size, "height", path + "seen_in.")}};
        }
    }
    if (reader.fault()) return unreadable(std::move(scene), *reader.fault(), o);
    if (!o.contains("map")) return scene;
    auto map = scene_from_json(o["map"].dump(), "map");
    if (!map) return unreadable(std::move(scene), map.error(), o);
    scene.map = *std::move(map);
    return scene;
}

geo::Result<void> check_schema(const json& document, const std::string& name) {
    const json schema = document.value("schema", json());
    if (!document.contains("scenes") || !schema.is_number_integer() || schema < 1)
        return geo::failure("not a briefing: expected an object with schema, title, scenes", name);
    if (schema > briefing_schema)
        return geo::failure(fmt::format("made by a newer Devolution Atlas (schema {}, this one "
                                        "reads {}); update the program",
                                        schema.dump(), briefing_schema),
                            name);
    return {};
}

}  // namespace

std::string_view code_of(Annotation::Kind kind) {
    switch (kind) {
        case Annotation::Kind::text:
            return "text";
        case Annotation::Kind::arrow:
            return "arrow";
        case Annotation::Kind::bracket:
            return "bracket";
        case Annotation::Kind::spotlight:
            return "spotlight";
        case Annotation::Kind::dim:
            return "dim";
    }
    return "";
}

std::string to_json(const Briefing& briefing, const std::filesystem::path& folder, FarFiles far) {
    ordered_json document{{"schema", briefing_schema}, {"title", briefing.title}};
    put(document, "occasion", briefing.occasion);
    document["minutes"] = briefing.minutes;
    put(document, briefing.marking);
    if (briefing.room != Room{})
        document["room"] = {{"screen_width_metres", briefing.room.screen_width.value},
                            {"length_metres", briefing.room.length.value}};
    document.update(ordered_json::parse(to_json(briefing.own, folder, far)));
    document["scenes"] = ordered_json::array();
    for (const BriefingScene& scene : briefing.scenes)
        document["scenes"].push_back(scene_json(scene));
    return document.dump(2) + "\n";
}

geo::Result<Briefing> briefing_from_json(const std::string& text, const std::string& name,
                                         const std::filesystem::path& folder) {
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded())
        return geo::failure(not_json(text) + "; the briefing is damaged or of another kind", name);
    if (!document.is_object())
        return geo::failure("not a briefing: expected an object with schema, title, scenes", name);
    if (auto known = check_schema(document, name); !known)
        return tl::make_unexpected(known.error());
    JsonReader reader(name);
    Briefing briefing;
    briefing.title = reader.text(document, "title", "");
    briefing.occasion = text_or_none(reader, document, "occasion", "");
    if (document.contains("minutes")) briefing.minutes = reader.whole(document, "minutes", "");
    if (briefing.minutes < 1 || briefing.minutes > 600) reader.fail("minutes", "must be 1 to 600");
    briefing.marking = read_marking(reader, document, "");
    if (document.contains("room")) {
        const json& room = reader.object(document, "room", "");
        briefing.room = {{positive(reader, room, "screen_width_metres", "room.")},
                         {positive(reader, room, "length_metres", "room.")}};
    }
    if (!document["scenes"].is_array()) reader.fail("scenes", "expected a list");
    if (reader.fault()) return tl::make_unexpected(*reader.fault());
    auto own = own_data_from_json(text, folder);
    if (!own) return geo::failure(geo::one_line(own.error()), name);
    briefing.own = *std::move(own);
    for (const json& one : document["scenes"]) briefing.scenes.push_back(read_scene(one));
    return briefing;
}

geo::Result<Briefing> read_briefing(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    std::error_code none;
    if (!in || std::filesystem::is_directory(file, none) || !(text << in.rdbuf()))
        return geo::failure("cannot be read; give a briefing saved by the atlas", file.string());
    return briefing_from_json(text.str(), file.string(), file.parent_path());
}

geo::Result<void> write_briefing(const Briefing& briefing, const std::filesystem::path& file) {
    const std::string text = to_json(briefing, file.parent_path(), FarFiles::by_path);
    return geo::replace_whole(text, file);
}

}  // namespace app
