-- Rounded half up.
if(newcomers = 0, NULL, intDiv(2 * {acquisition:Int64} + newcomers, 2 * newcomers))
