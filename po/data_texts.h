// Texts of the data package that are shown translated, for xgettext; no program is made of this. What
// power_definitions.csv says of the powers that a kiosk tells of. A test holds them to the file.
later("Can take buses under public control, setting routes, fares and timetables and contracting operators to run them.");
later("Acts as the local transport authority: writes the local transport plan and is responsible for public transport across the area.");
later("Sets and oversees a network of the most important local roads, with a power to direct how councils manage them.");
later("Owns, contracts or formally shapes local rail services and stations.");
later("Holds the devolved budget for adult education and decides what training it pays for.");
later("Designs and runs employment support such as Connect to Work and the Get Britain Working and Youth Guarantee trailblazers.");
later("Directs, or sets the strategy for, the national affordable homes programme in the area.");
later("Prepares a statutory plan for where homes, jobs and infrastructure should go, which local plans must follow.");
later("The mayor does the work of a police and crime commissioner: sets the plan and budget and holds the chief constable to account.");
later("The mayor or authority is the fire and rescue authority.");
later("Has an agreed part in how NHS and social care money is planned and spent.");
later("Controls money for insulating homes and public buildings.");
