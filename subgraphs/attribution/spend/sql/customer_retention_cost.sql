-- Rounded half up.
if(retained = 0, NULL, intDiv(2 * {retention:Int64} + retained, 2 * retained))
