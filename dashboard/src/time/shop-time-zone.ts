const configured: unknown = import.meta.env?.['VITE_SHOP_TIME_ZONE'];

/** Zone in which the house counts its business days; it is sent with every report. */
export const SHOP_TIME_ZONE = typeof configured === 'string' && configured !== '' ? configured : 'Europe/Paris';
