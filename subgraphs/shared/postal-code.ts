/** Characters of a postal code at most; the longest have ten. */
export const MAX_POSTAL_CODE = 12;

/** A postal code as it is compared: letters and digits alone, capital. "SW1A 1AA" and "sw1a-1aa" are one. */
export const plainPostalCode = (raw: string): string =>
  raw
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, MAX_POSTAL_CODE);
