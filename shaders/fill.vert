#version 330 core
// Ground to clip space, and the colour that the feature has this time.
layout(location = 0) in vec2 ground;   // metres from the geometry's origin
layout(location = 1) in uint feature;

uniform vec2 centre;         // of the view, metres from the geometry's origin
uniform vec2 clip_per_metre;
uniform sampler2D fills;     // a texel a feature, row by row

flat out vec3 colour;

void main() {
    int row = textureSize(fills, 0).x;
    colour = texelFetch(fills, ivec2(int(feature) % row, int(feature) / row), 0).rgb;
    gl_Position = vec4((ground - centre) * clip_per_metre, 0.0, 1.0);
}
