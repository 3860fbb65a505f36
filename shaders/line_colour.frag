#version 330 core
uniform vec3 line_colour;
out vec4 pixel;

// Alpha 1 marks the pixel as done: a second segment finds nothing left to cover.
void main() { pixel = vec4(line_colour, 1.0); }
