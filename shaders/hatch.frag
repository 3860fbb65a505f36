#version 330 core
// Lines at 45 degrees. They keep their distance in pixels at any zoom, and the offset of the view
// keeps them on the land while it is dragged.
flat in vec3 colour;
out vec4 pixel;

uniform vec3 line_colour;
uniform float line_contrast;  // 0: lines of that colour; else so much darker or lighter than ground
uniform float line_up;        // -1: rising to the right, 1: falling
uniform float line_offset;    // pixels across the lines
uniform float line_crossed;   // 1: lines that fall as well
uniform float crossing_offset;  // pixels across these
uniform float line_width;     // pixels
uniform float line_spacing;   // pixels

// The share of a pixel-wide strip that a line covers.
float covered(float across) {
    float from_line = abs(fract(across / line_spacing) - 0.5) * line_spacing;
    float half_width = 0.5 * line_width;
    return clamp(min(from_line + 0.5, half_width) - max(from_line - 0.5, -half_width), 0.0, 1.0);
}

void main() {
    float coverage = covered((gl_FragCoord.x + line_up * gl_FragCoord.y) * 0.70710678 + line_offset);
    float crossing = covered((gl_FragCoord.x + gl_FragCoord.y) * 0.70710678 + crossing_offset);
    coverage = max(coverage, line_crossed * crossing);
    bool is_light = dot(colour, vec3(0.299, 0.587, 0.114)) > 0.5;
    vec3 contrasting = mix(colour, is_light ? vec3(0.0) : vec3(1.0), line_contrast);
    vec3 line = line_contrast > 0.0 ? contrasting : line_colour;
    pixel = vec4(mix(colour, line, coverage), 1.0);
}
