#include "tests/support/gl_fixture.h"

app::Image GlFixture::drawn(const app::MapPicture& picture, app::MapDrawing drawing, double scale) {
    app::MapRenderer renderer(shader_folder, drawing);
    renderer.draw(picture, scale, target);
    return target.read();
}
