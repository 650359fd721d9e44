/**
 * A list fills react-admin's cache of single records with its rows, which hold less. Reads and writes of whole
 * records carry this `meta`, and so have cache entries of their own.
 */
export const WHOLE_RECORD = { whole: true };
