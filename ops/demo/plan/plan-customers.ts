import { DAY_MS } from './calendar.ts';
import type { Random } from './random.ts';
import { FIRST_NAMES, LAST_NAMES, STORES } from './retailer.ts';
import {
  CITIES_ABROAD,
  FIRST_NAMES_ABROAD,
  LAST_NAMES_ABROAD,
  type PlannedAddress,
  SHOP_ABROAD,
  STREETS_ABROAD,
} from './shop-abroad.ts';
import { firstIndex } from './wheel.ts';

/** How somebody shops; what the analytics must find again. Who lives abroad buys in the web shop there alone. */
type Habit = 'REMOTE_ONLY' | 'STORE_ONLY' | 'OMNICHANNEL' | 'ABROAD';

export interface PlannedCustomer {
  readonly ref: string;
  /** Day of the history on which they became a customer, negative before it began; their first order comes later. */
  readonly joinedDay: number;
  readonly joinedAt: Date;
  readonly firstName: string;
  readonly lastName: string;
  readonly identifiers: ReadonlyArray<{
    readonly kind: 'EMAIL' | 'PHONE' | 'LOYALTY_CARD' | 'CARD_TOKEN' | 'ANONYMOUS_ID';
    readonly value: string;
  }>;
  readonly anonymousId: string;
  readonly habit: Habit;
  /** Before a purchase in a store they look online, each time; the others never do (K3). */
  readonly researchesOnline: boolean;
  /** In [0, 1): which remote channel somebody keeps to who buys in no other. */
  readonly leaning: number;
  /** Empty for who lives abroad. */
  readonly homeStore: string;
  /** Where goods are sent to; known of who lives abroad. */
  readonly address?: PlannedAddress | undefined;
  /** How often they buy, relative to the others. */
  readonly frequency: number;
}

const HABITS: ReadonlyArray<{ item: Habit; weight: number }> = [
  { item: 'REMOTE_ONLY', weight: 38 },
  { item: 'STORE_ONLY', weight: 34 },
  { item: 'OMNICHANNEL', weight: 28 },
];
/** Of those who buy in stores and online, the share that looks online before a purchase in a store. */
const RESEARCH_SHARE = 0.7;
const STORE_WEIGHTS = STORES.map((store) => ({ item: store.code, weight: store.weight }));

const POSTCODE_LETTERS = ['AB', 'DN', 'HQ', 'LT', 'RX'] as const;

function toAscii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** Share of the customers who were there before the history begins, and the days over which they came. */
const EARLIER_SHARE = 0.4;
const EARLIER_DAYS = 900;
/** Hours after midnight before which nothing is sold: who joins on a day may buy on it. */
const JOINING_HOURS = 5;

/** Moments of joining, a falling share before the opening and a growing one in the history, in the order of time. */
function planJoining(random: Random, count: number, { opening, days }: HistoryTime): PlannedCustomer['joinedAt'][] {
  return Array.from({ length: count }, () => {
    const day = random.chance(EARLIER_SHARE)
      ? -1 - Math.floor(EARLIER_DAYS * random.next())
      : Math.floor((days - 1) * random.next() ** 0.8);
    return opening.getTime() + day * DAY_MS + random.next() * JOINING_HOURS * 3_600_000;
  })
    .sort((a, b) => a - b)
    .map((time) => new Date(time));
}

/** When a history begins, and how many days it has. */
export interface HistoryTime {
  readonly opening: Date;
  readonly days: number;
}

/** How many of the customers, who are in the order of joining, may buy on a day of the history. */
export function countJoined(customers: readonly PlannedCustomer[], day: number): number {
  const last = customers.at(-1);
  if (!last || last.joinedDay <= day) return customers.length;
  return firstIndex(customers.length, (index) => (customers[index]?.joinedDay ?? 0) > day);
}

/** Customers in the order in which they joined. */
export function planCustomers(random: Random, count: number, time: HistoryTime): PlannedCustomer[] {
  const research = random.fork('research');
  const leanings = random.fork('leaning');
  return planJoining(random.fork('joining'), count, time).map((joinedAt, index) => {
    const firstName = random.pick(FIRST_NAMES);
    const lastName = random.pick(LAST_NAMES);
    const habit = random.weighted(HABITS);
    const anonymousId = `demo-visitor-${index}`;
    const identifiers: Array<PlannedCustomer['identifiers'][number]> = [
      { kind: 'EMAIL', value: `${toAscii(firstName)}.${toAscii(lastName)}.${index}@example.com` },
    ];
    if (habit !== 'STORE_ONLY') identifiers.push({ kind: 'ANONYMOUS_ID', value: anonymousId });
    if (habit !== 'REMOTE_ONLY')
      identifiers.push({ kind: 'LOYALTY_CARD', value: `29${String(index).padStart(10, '0')}` });
    if (habit === 'OMNICHANNEL' && random.chance(0.6))
      identifiers.push({ kind: 'CARD_TOKEN', value: `tok-demo-${index}` });
    if (random.chance(0.4)) identifiers.push({ kind: 'PHONE', value: `+336${String(10_000_000 + index)}` });
    return {
      ref: `c${index}`,
      joinedAt,
      joinedDay: Math.floor((joinedAt.getTime() - time.opening.getTime()) / DAY_MS),
      firstName,
      lastName,
      identifiers,
      anonymousId,
      habit,
      researchesOnline: habit === 'OMNICHANNEL' && research.chance(RESEARCH_SHARE),
      leaning: leanings.next(),
      homeStore: random.weighted(STORE_WEIGHTS),
      frequency: (random.exponential(1) + 0.15) * (habit === 'OMNICHANNEL' ? 1.45 : 1),
    };
  });
}

/** Customers of the shop abroad, in the order in which they joined. */
export function planCustomersAbroad(random: Random, count: number, time: HistoryTime): PlannedCustomer[] {
  return planJoining(random.fork('joining'), count, time).map((joinedAt, index) => {
    const firstName = random.pick(FIRST_NAMES_ABROAD);
    const lastName = random.pick(LAST_NAMES_ABROAD);
    const { city, district } = random.pick(CITIES_ABROAD);
    const anonymousId = `demo-visitor-uk-${index}`;
    return {
      ref: `uk${index}`,
      joinedAt,
      joinedDay: Math.floor((joinedAt.getTime() - time.opening.getTime()) / DAY_MS),
      firstName,
      lastName,
      identifiers: [
        { kind: 'EMAIL', value: `${toAscii(firstName)}.${toAscii(lastName)}.uk${index}@example.com` },
        { kind: 'ANONYMOUS_ID', value: anonymousId },
      ],
      anonymousId,
      habit: 'ABROAD',
      researchesOnline: false,
      leaning: random.next(),
      homeStore: '',
      frequency: random.exponential(1) + 0.15,
      address: {
        name: `${firstName} ${lastName}`,
        line1: `${random.int(1, 180)} ${random.pick(STREETS_ABROAD)}`,
        city,
        postalCode: `${district} ${random.int(1, 9)}${random.pick(POSTCODE_LETTERS)}`,
        countryCode: SHOP_ABROAD.countryCode,
      },
    };
  });
}
