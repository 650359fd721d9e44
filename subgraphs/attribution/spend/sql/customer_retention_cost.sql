-- Rounded half up.
if(retained = 0, NULL, intDiv(2 * retention + retained, 2 * retained))
