#pragma once

#include <string>

/// Hands a text to one of the readers of outside files: '0' first for a CSV table, '1' for a data
/// package's description, '2' for a scene, '3' for packed figures and '4' for packed outlines, both
/// without checksum, which no damage would pass, '5' for a person's own table, '6' for a zip's
/// list of files, '7' for well-known binary, '8' for a picture with a recipe, '9' for the tables of
/// a saved view, 'p' for a signed pack, 'm' for names of its members and 'e' for a table under
/// embargo, 'k' for a kiosk's settings and 'v' for its counts of visits. Whatever the text, each
/// must answer with a value or an Error; what it reads must then be usable.
void read_anything(const std::string& input);
