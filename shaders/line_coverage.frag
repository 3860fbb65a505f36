#version 330 core
// How much of the pixel the line leaves bare. The least of all segments is kept, so that joins
// are no darker than the rest of the line.
in vec2 place;
flat in float segment;
flat in float start;
flat in float whole;
out vec4 bare;

uniform float half_width;    // pixels
uniform float strength;      // 1: opaque
uniform float dash;          // pixels of a dash; 0: a line without gaps
uniform float dash_and_gap;

float dash_coverage(float along) {
    // A whole number of dashes, half of one at each end, so that they meet where lines meet.
    float dashes = floor(whole / dash_and_gap + 0.5);
    if (dash == 0.0 || dashes == 0.0) return 1.0;
    float period = whole / dashes;
    float from_dash = abs(fract(along / period + 0.5) - 0.5) * period;
    return clamp(0.5 * dash * period / dash_and_gap - from_dash + 0.5, 0.0, 1.0);
}

void main() {
    float nearest = clamp(place.x, 0.0, segment);
    float d = length(vec2(place.x - nearest, place.y));
    // The share of a pixel-wide strip that the line covers: the same sum across a thin line
    // wherever it falls between pixels.
    float coverage = clamp(min(d + 0.5, half_width) - max(d - 0.5, -half_width), 0.0, 1.0);
    bare = vec4(1.0 - coverage * strength * dash_coverage(start + nearest));
}
