#version 330 core
// Widens the segment between a point and the next to a rectangle that holds its round ends.
// Vertices 4 n to 4 n + 3 are the corners of segment n; there are no vertex attributes.
uniform sampler2D points;    // x, y (metres from the geometry's origin), metres along, length
uniform vec2 centre;         // of the view, metres from the geometry's origin
uniform float pixels_per_metre;
uniform vec2 clip_per_pixel;
uniform float reach;         // pixels from the line's middle to where nothing is covered

out vec2 place;              // pixels along the segment from its start, and beside it
flat out float segment;      // its length in pixels
flat out float start;        // pixels along the line to the segment's start
flat out float whole;        // the line's length in pixels

vec4 point(int number) {
    int row = textureSize(points, 0).x;
    return texelFetch(points, ivec2(number % row, number / row), 0);
}

void main() {
    int number = gl_VertexID >> 2;
    vec4 a = point(number);
    vec4 b = point(number + 1);
    vec2 from = (a.xy - centre) * pixels_per_metre;
    vec2 to = (b.xy - centre) * pixels_per_metre;
    vec2 way = to - from;
    segment = length(way);
    vec2 ahead = segment > 0.0 ? way / segment : vec2(1.0, 0.0);
    vec2 beside = vec2(-ahead.y, ahead.x);

    place.x = (gl_VertexID & 1) == 0 ? -reach : segment + reach;
    place.y = (gl_VertexID & 2) == 0 ? -reach : reach;
    start = a.z * pixels_per_metre;
    whole = a.w * pixels_per_metre;
    vec2 corner = from + ahead * place.x + beside * place.y;
    // The last point of a line has no segment: what follows is another line's first, at 0.
    bool none = b.z == 0.0;
    gl_Position = none ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(corner * clip_per_pixel, 0.0, 1.0);
}
