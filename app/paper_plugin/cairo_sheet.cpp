#include "app/paper_plugin/cairo_sheet.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <array>
#include <cassert>
#include <cmath>

#include "app/paper_plugin/measured_type.h"
#include "app/render/map_painter.h"

namespace app {
namespace {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

const char* tag_of(SheetPart part) {
    switch (part) {
        case SheetPart::heading:
            return "H1";
        case SheetPart::section:
            return "H2";
        case SheetPart::paragraph:
            return "P";
        case SheetPart::figure:
            return "Figure";
    }
    return "Sect";
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

class CairoSheet : public Sheet {
public:
    CairoSheet(MeasuredType type, const SheetOptions& options)
        : type_(std::move(type)), is_pdf_(options.kind == SheetKind::pdf) {
        const PaneSize size = pixels_on(options.paper);
        const double scale = (is_pdf_ ? points_per_inch : options.dpi) / pixels_per_inch;
        const double width = size.width.value * scale, height = size.height.value * scale;
        if (is_pdf_) {
            surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, width, height));
            const auto say = [&](cairo_pdf_metadata_t what, const std::string& text) {
                cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
            };
            say(CAIRO_PDF_METADATA_TITLE, options.title);
            say(CAIRO_PDF_METADATA_SUBJECT, options.description);
            say(CAIRO_PDF_METADATA_CREATOR, options.creator);
            if (!options.author.empty()) say(CAIRO_PDF_METADATA_AUTHOR, options.author);
        } else {
            surface_.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
                                                      static_cast<int>(std::lround(width)),
                                                      static_cast<int>(std::lround(height))));
        }
        to_.reset(cairo_create(surface_.get()));
        cairo_scale(to_.get(), scale, scale);
        cairo_set_line_join(to_.get(), CAIRO_LINE_JOIN_ROUND);
        cairo_set_fill_rule(to_.get(), CAIRO_FILL_RULE_EVEN_ODD);
        if (is_pdf_) return;
        set(hex(0xFFFFFF));
        cairo_paint(to_.get());
    }

    cairo_status_t status() const { return cairo_status(to_.get()); }

    double width(PaperFace face, std::string_view text) const override {
        return type_.width(face, text);
    }
    void begin(SheetPart part, const std::string&) override {
        if (is_pdf_) cairo_tag_begin(to_.get(), tag_of(part), "");
        parts_.push_back(part);
    }
    void end() override {
        if (is_pdf_) cairo_tag_end(to_.get(), tag_of(parts_.back()));
        parts_.pop_back();
    }
    void fill(const PaperLines& rings, Rgba colour) override {
        set(colour);
        path(rings, true);
        cairo_fill(to_.get());
    }
    void stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) override {
        set(colour);
        path(lines, false);
        cairo_set_line_width(to_.get(), width);
        constexpr std::array pattern{dash, dash_and_gap - dash};
        cairo_set_dash(to_.get(), pattern.data(), dashed ? pattern.size() : 0, 0);
        cairo_stroke(to_.get());
    }
    void clip(const PaperLines& rings) override {
        cairo_save(to_.get());
        path(rings, true);
        cairo_clip(to_.get());
    }
    void unclip() override { cairo_restore(to_.get()); }
    void place(ScreenPoint corner, double scale) override {
        cairo_save(to_.get());
        cairo_translate(to_.get(), corner.x, corner.y);
        cairo_scale(to_.get(), scale, scale);
    }
    void unplace() override { cairo_restore(to_.get()); }

    void text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
              std::optional<Rgba> halo) override {
        PangoLayoutLine* const line = pango_layout_get_line_readonly(type_.line(face, text), 0);
        if (halo) {
            cairo_move_to(to_.get(), base.x, base.y);
            pango_cairo_layout_line_path(to_.get(), line);
            set(*halo);
            cairo_set_line_width(to_.get(), 4);
            cairo_set_dash(to_.get(), nullptr, 0, 0);
            cairo_stroke(to_.get());
        }
        cairo_move_to(to_.get(), base.x, base.y);
        set(colour);
        pango_cairo_show_layout_line(to_.get(), line);
    }

    void next_page() override {
        assert(is_pdf_);
        cairo_show_page(to_.get());
    }

    std::variant<std::string, Image> finish() override {
        if (is_pdf_) {
            cairo_show_page(to_.get());
            cairo_surface_finish(surface_.get());
            return std::move(bytes_);
        }
        cairo_surface_flush(surface_.get());
        // Cairo's pixels are words with alpha in the highest byte: in memory blue comes first.
        return image_of(
            reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface_.get())),
            cairo_image_surface_get_stride(surface_.get()) / 4,
            cairo_image_surface_get_width(surface_.get()),
            cairo_image_surface_get_height(surface_.get()), PixelOrder::bgra);
    }

private:
    void set(Rgba colour) {
        cairo_set_source_rgba(to_.get(), colour.r / 255.0, colour.g / 255.0, colour.b / 255.0,
                              colour.a / 255.0);
    }
    void path(const PaperLines& lines, bool closed) {
        for (const auto& line : lines) {
            if (line.empty()) continue;
            cairo_move_to(to_.get(), line.front().x, line.front().y);
            for (std::size_t i = 1; i < line.size(); ++i)
                cairo_line_to(to_.get(), line[i].x, line[i].y);
            if (closed || (line.size() > 2 && line.front() == line.back()))
                cairo_close_path(to_.get());
        }
    }

    MeasuredType type_;
    bool is_pdf_;
    std::string bytes_;
    std::vector<SheetPart> parts_;
    std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface_;  // before bytes_ goes
    std::unique_ptr<cairo_t, ContextDeleter> to_;
};

}  // namespace

geo::Result<std::unique_ptr<Sheet>> cairo_sheet(const SheetOptions& options) {
    constexpr double most_pixels = 4e8;  // A1 at 600 dots per inch; four bytes each
    const auto too_large = [](const std::string& why) {
        return geo::failure(
            fmt::format("so large a sheet cannot be drawn ({}); choose smaller "
                        "paper or fewer dots per inch",
                        why));
    };
    const PaneSize size = pixels_on(options.paper);
    const double scale = options.dpi / pixels_per_inch;
    const double pixels = size.width.value * scale * size.height.value * scale;
    if (options.kind == SheetKind::pixels && pixels > most_pixels)
        return too_large(fmt::format("{:.0f} million pixels", pixels / 1e6));
    auto type = MeasuredType::from(options.fonts);
    if (!type) return tl::make_unexpected(type.error());
    auto sheet = std::make_unique<CairoSheet>(*std::move(type), options);
    if (const cairo_status_t status = sheet->status(); status != CAIRO_STATUS_SUCCESS)
        return too_large(cairo_status_to_string(status));
    return sheet;
}

}  // namespace app
