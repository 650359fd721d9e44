const configured: unknown = import.meta.env?.['VITE_SHOP_TIME_ZONE'];

/** Time zone of the shop's business days; it is sent with every report. */
export const SHOP_TIME_ZONE = typeof configured === 'string' && configured !== '' ? configured : 'Europe/Paris';
