-- Rounded half up.
if(newcomers = 0, NULL, intDiv(2 * acquisition + newcomers, 2 * newcomers))
