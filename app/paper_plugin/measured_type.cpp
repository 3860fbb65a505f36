#include "app/paper_plugin/measured_type.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <system_error>

namespace app {
namespace {

/// The machine's fonts and Inter as it lies in `folder`, whether or not that is among them.
geo::Result<FcConfig*> fonts_with(const std::filesystem::path& folder) {
    FcConfig* const config = FcInitLoadConfigAndFonts();
    for (const PaperFont& font : paper_fonts) {
        const std::string file = folder / font.file;
        if (FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str())))
            continue;
        FcConfigDestroy(config);
        return geo::failure("a face of the Inter font is missing; reinstall fonts-inter", file);
    }
    return config;
}

}  // namespace

geo::Result<MeasuredType> MeasuredType::from(const std::filesystem::path& fonts) {
    const auto config = fonts_with(fonts);
    if (!config) return tl::make_unexpected(config.error());
    MeasuredType made;
    made.fonts_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(made.fonts_.get()), *config);
    FcConfigDestroy(*config);  // the map keeps it
    // A point of Pango is a pixel of the sheet.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(made.fonts_.get()), points_per_inch);
    made.context_.reset(pango_font_map_create_context(made.fonts_.get()));
    cairo_font_options_t* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(made.context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(made.context_.get(), FALSE);
    made.layout_.reset(pango_layout_new(made.context_.get()));
    pango_layout_set_single_paragraph_mode(made.layout_.get(), TRUE);
    return made;
}

PangoLayout* MeasuredType::line(PaperFace face, std::string_view text) const {
    const PaperFont& font = font_of(face);
    PangoFontDescription* const description = pango_font_description_new();
    pango_font_description_set_family_static(description, font.family);
    pango_font_description_set_weight(description, static_cast<PangoWeight>(font.weight));
    pango_font_description_set_size(description, static_cast<int>(font.em * PANGO_SCALE));
    pango_layout_set_font_description(layout_.get(), description);
    pango_font_description_free(description);
    PangoAttrList* const attributes = pango_attr_list_new();
    if (face == PaperFace::number)
        pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum"));
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    return layout_.get();
}

double MeasuredType::width(PaperFace face, std::string_view text) const {
    PangoRectangle logical;
    pango_layout_get_extents(line(face, text), nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

}  // namespace app
