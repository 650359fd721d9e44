import { DAY_MS, isReduced } from './calendar.ts';
import type { Random } from './random.ts';

/** Where a visit comes from, as its first moment tells it. */
export interface VisitOrigin {
  /** Channel and kind of the link that was followed; undefined where somebody came by themselves. */
  readonly click: { readonly channel: string; readonly kind: 'CLICK' | 'EMAIL_CLICK' | 'SOCIAL_CLICK' } | undefined;
  readonly source: string;
  readonly medium: string;
  /** SEASON for that of the day, undefined for none. */
  readonly campaign: string | undefined;
  readonly referrer: string;
  /** Shares of the visits that end without an order, and of those that end with one. */
  readonly visits: number;
  readonly orders: number;
}

const CLICK = { channel: 'WEB', kind: 'CLICK' } as const;
const GOOGLE = { source: 'google', referrer: 'https://www.google.com/' };

/** Advertisements bring many who only look; those who come by themselves or by mail buy more often. */
const ORIGINS: readonly VisitOrigin[] = [
  { ...GOOGLE, click: undefined, medium: 'organic', campaign: undefined, visits: 26, orders: 22 },
  { ...GOOGLE, click: CLICK, medium: 'cpc', campaign: 'marque', visits: 10, orders: 17 },
  { ...GOOGLE, click: CLICK, medium: 'cpc', campaign: 'shopping', visits: 13, orders: 11 },
  {
    click: { channel: 'INSTAGRAM', kind: 'SOCIAL_CLICK' },
    source: 'instagram',
    medium: 'paid-social',
    campaign: 'SEASON',
    referrer: 'https://www.instagram.com/',
    visits: 18,
    orders: 12,
  },
  {
    click: { channel: 'FACEBOOK', kind: 'SOCIAL_CLICK' },
    source: 'facebook',
    medium: 'paid-social',
    campaign: 'reciblage',
    referrer: 'https://www.facebook.com/',
    visits: 8,
    orders: 4,
  },
  {
    click: { channel: 'EMAIL', kind: 'EMAIL_CLICK' },
    source: 'newsletter',
    medium: 'email',
    campaign: 'SEASON',
    referrer: '',
    visits: 9,
    orders: 16,
  },
  { click: undefined, source: '', medium: '', campaign: undefined, referrer: '', visits: 16, orders: 18 },
];

const BY_VISITS = ORIGINS.map((item) => ({ item, weight: item.visits }));
const BY_ORDERS = ORIGINS.map((item) => ({ item, weight: item.orders }));

/** @param ends whether the visit ends with an order */
export function pickOrigin(random: Random, ends: boolean): VisitOrigin {
  return random.weighted(ends ? BY_ORDERS : BY_VISITS);
}

/** The campaign that runs on a day. */
export function seasonCampaign(at: number): string {
  const day = Math.floor(at / DAY_MS) * DAY_MS;
  if (isReduced(day)) return 'soldes';
  const month = new Date(day).getUTCMonth();
  if (month === 7 || month === 8) return 'rentree';
  if (month >= 10) return 'fetes';
  return month >= 1 && month <= 4 ? 'printemps-ete' : 'automne-hiver';
}

/** By its weight the device of a visit; nobody has another. */
const DEVICES = [
  { item: 'MOBILE', weight: 62 },
  { item: 'DESKTOP', weight: 32 },
  { item: 'TABLET', weight: 6 },
] as const;
/** Who buys sits at a desk more often than who looks. */
const BUYING_DEVICES = [
  { item: 'MOBILE', weight: 48 },
  { item: 'DESKTOP', weight: 47 },
  { item: 'TABLET', weight: 5 },
] as const;

export function pickDevice(random: Random, ends: boolean): string {
  return random.weighted(ends ? BUYING_DEVICES : DEVICES);
}
