import { DAY_MS } from './calendar.ts';

/** Pounds that a euro bought on a day, invented: as the table of the ECB has them, but no bank ever published these. */
export interface PlannedRate {
  readonly day: string;
  readonly base: 'EUR';
  readonly currency: 'GBP';
  readonly rate: string;
}

/** Days after which a rate holds no more. */
const HOLDS_DAYS = 7;
/** Months from January, and days: on these the ECB publishes none, besides weekends. */
const WITHOUT_RATES = ['0-1', '4-1', '11-25', '11-26'];

const startOfDay = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

function isPublished(day: number): boolean {
  const date = new Date(day);
  return date.getUTCDay() % 6 !== 0 && !WITHOUT_RATES.includes(`${date.getUTCMonth()}-${date.getUTCDate()}`);
}

/** Hundred-thousandths of a pound for a euro: a slow wave between 0.835 and 0.885, and a quick one upon it. */
function poundsOn(day: number): number {
  const passed = day / DAY_MS;
  const wave = 2_000 * Math.sin((2 * Math.PI * passed) / 410) + 500 * Math.sin((2 * Math.PI * passed) / 17);
  return 86_000 + Math.round(wave);
}

/** What a euro bought on a day, or on the last one before it that has a rate, in hundred-thousandths of a pound. */
export function poundsPerEuro(at: Date): number {
  let day = startOfDay(at.getTime());
  while (!isPublished(day)) day -= DAY_MS;
  return poundsOn(day);
}

/** The rates of every day that has one, from a week before the history on. */
export function planRates(opening: Date, days: number): PlannedRate[] {
  const first = startOfDay(opening.getTime()) - HOLDS_DAYS * DAY_MS;
  return Array.from({ length: days + HOLDS_DAYS }, (_, index) => first + index * DAY_MS)
    .filter(isPublished)
    .map((day) => ({
      day: new Date(day).toISOString().slice(0, 10),
      base: 'EUR',
      currency: 'GBP',
      rate: (poundsOn(day) / 100_000).toFixed(5),
    }));
}

const halfUp = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator);

/** Pence in cents, by the rate of a day with twelve decimals. */
export function inEuroCents(pence: number, day: Date): number {
  const euros = halfUp(10n ** 17n, BigInt(poundsPerEuro(day)));
  return Number(halfUp(BigInt(pence) * euros, 10n ** 12n));
}
