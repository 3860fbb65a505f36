#include "app/pack/embargoed_table.h"

#include <algorithm>

#include "app/pack/embargo_log.h"
#include "app/text/text.h"
#include "geo/core/whole_file.h"
#include "geo/own/own_layers.h"
#include "geo/own/parse_sheet.h"
#include "geo/own/text_encoding.h"

namespace app {
namespace {

/// Has the layers of the table say until when they are for whom.
void keep_back(EmbargoedLayers& made, const std::string& words) {
    for (const geo::OwnSeries& series : made.table.series) {
        const auto layer = std::ranges::find(
            made.atlas.layers, geo::own_layer_id(made.table, series), &geo::Layer::id);
        layer->marking = geo::stricter(layer->marking, {geo::Marking::Level::none, words});
        layer->reader = made.reader;
        layer->source += ". " + words;
    }
}

}  // namespace

geo::Result<EmbargoedLayers> with_embargoed(const geo::Atlas& atlas,
                                            const std::filesystem::path& file,
                                            std::string_view passphrase,
                                            const geo::OwnOptions& options, geo::Moment now) {
    constexpr geo::SheetLimits limits;
    const auto bytes = geo::whole_file(file, limits.bytes);
    if (!bytes) return tl::make_unexpected(bytes.error());
    auto opened = geo::opened_embargo(*bytes, passphrase, file.string());
    if (!opened) return tl::make_unexpected(opened.error());
    const geo::Embargo& embargo = opened->embargo;
    auto sheet = geo::parse_sheet(geo::decoded(std::move(opened->content)).text, embargo.file);
    if (!sheet) return tl::make_unexpected(sheet.error());
    geo::OwnOptions marked = options;
    marked.marking = geo::stricter(options.marking, embargo.marking);
    if (marked.source.empty()) marked.source = embargo.title;
    auto table = geo::own_table(atlas, *std::move(sheet), marked);
    if (!table) return tl::make_unexpected(table.error());
    EmbargoedLayers made{geo::with_own_layers(atlas, *table), *std::move(table), opened->reader};
    if (now < embargo.until)
        keep_back(made, say("Under embargo until {}", geo::in_words(embargo.until)));
    const auto logged =
        log_embargoed(EmbargoDeed{opened->reader, file.filename().string(), "opened"}, now);
    if (!logged) return tl::make_unexpected(logged.error());
    return made;
}

}  // namespace app
