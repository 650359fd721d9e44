import type { PlannedProduct, PlannedVariant } from './plan-products.ts';
import type { DemoChannel } from './retailer.ts';

/** The web shop of the United Kingdom: another currency, people and addresses of its own, a part of the collection. */
export const SHOP_ABROAD = {
  channel: 'WEB_UK',
  name: 'Site Royaume-Uni',
  currency: 'GBP',
  countryCode: 'GB',
  language: 'en',
  returnRate: 0.18,
  /** Of all orders, those of this shop. */
  share: 0.025,
  /** What sending costs, in pence with tax, below so much. */
  shippingMinor: 690,
  freeFromMinor: 15_000,
} as const satisfies { readonly channel: DemoChannel } & Readonly<Record<string, unknown>>;

/** Every third product is sold there. */
const SOLD_EACH = 3;
/** Pounds for each euro of the price, to the whole pound; pence for each cent of the cost. */
const PRICE_FACTOR = 0.9;
const COST_FACTOR = 0.86;

/** The products that are sold abroad. */
export function soldAbroad(products: readonly PlannedProduct[]): PlannedProduct[] {
  return products.filter((_, index) => index % SOLD_EACH === 0);
}

/** A variant with its price and cost abroad, in pence. */
export function inPounds(variant: PlannedVariant): PlannedVariant {
  return {
    ...variant,
    priceMinor: Math.max(1, Math.round((variant.priceMinor * PRICE_FACTOR) / 100)) * 100,
    costMinor: Math.round(variant.costMinor * COST_FACTOR),
  };
}

/** Where somebody has it sent, as a letter has it. */
export interface PlannedAddress {
  readonly name: string;
  readonly line1: string;
  readonly city: string;
  readonly postalCode: string;
  readonly countryCode: string;
}

export const FIRST_NAMES_ABROAD = [
  'Amelia',
  'Imogen',
  'Freya',
  'Priya',
  'Grace',
  'Harriet',
  'Isla',
  'Zara',
  'Oliver',
  'Rhys',
  'Callum',
  'Edward',
  'Arjun',
  'Finlay',
  'George',
  'Toby',
] as const;
export const LAST_NAMES_ABROAD = [
  'Ashworth',
  'Bennett',
  'Campbell',
  'Davies',
  'Ellison',
  'Fraser',
  'Hughes',
  'Kaur',
  'Lawson',
  'Okafor',
  'Patel',
  'Reid',
  'Sutton',
  'Whitfield',
] as const;
/** Cities and the first half of a postcode there; streets and numbers are invented. */
export const CITIES_ABROAD = [
  { city: 'London', district: 'E8' },
  { city: 'London', district: 'SW11' },
  { city: 'Manchester', district: 'M20' },
  { city: 'Bristol', district: 'BS6' },
  { city: 'Leeds', district: 'LS6' },
  { city: 'Edinburgh', district: 'EH9' },
  { city: 'Glasgow', district: 'G12' },
  { city: 'Cardiff', district: 'CF11' },
  { city: 'Birmingham', district: 'B13' },
  { city: 'Brighton', district: 'BN1' },
] as const;
export const STREETS_ABROAD = [
  'Chestnut Road',
  'Mill Lane',
  'Albert Terrace',
  'Station Road',
  'Orchard Close',
] as const;
