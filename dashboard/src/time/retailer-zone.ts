const configured: unknown = import.meta.env?.['VITE_HOUSE_ZONE'];

/** Zone in which the house counts its business days; it is sent with every report. */
export const HOUSE_ZONE = typeof configured === 'string' && configured !== '' ? configured : 'Europe/Paris';
