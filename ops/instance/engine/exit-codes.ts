/** Another process holds the data folder (sysexits: EX_TEMPFAIL). */
export const EXIT_LOCKED = 75;
