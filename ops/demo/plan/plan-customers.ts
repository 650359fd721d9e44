import type { Random } from './random.ts';
import { FIRST_NAMES, LAST_NAMES, STORES } from './retailer.ts';

/** How somebody shops; what the analytics must find again. */
type Habit = 'REMOTE_ONLY' | 'STORE_ONLY' | 'OMNICHANNEL';

export interface PlannedCustomer {
  readonly ref: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly identifiers: ReadonlyArray<{
    readonly kind: 'EMAIL' | 'PHONE' | 'LOYALTY_CARD' | 'CARD_TOKEN' | 'ANONYMOUS_ID';
    readonly value: string;
  }>;
  readonly anonymousId: string;
  readonly habit: Habit;
  readonly homeStore: string;
  /** How often they buy, relative to the others. */
  readonly frequency: number;
}

const HABITS: ReadonlyArray<{ item: Habit; weight: number }> = [
  { item: 'REMOTE_ONLY', weight: 38 },
  { item: 'STORE_ONLY', weight: 34 },
  { item: 'OMNICHANNEL', weight: 28 },
];
const STORE_WEIGHTS = STORES.map((store) => ({ item: store.code, weight: store.weight }));

function toAscii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

export function planCustomers(random: Random, count: number): PlannedCustomer[] {
  return Array.from({ length: count }, (_, index) => {
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
      firstName,
      lastName,
      identifiers,
      anonymousId,
      habit,
      homeStore: random.weighted(STORE_WEIGHTS),
      frequency: (random.exponential(1) + 0.15) * (habit === 'OMNICHANNEL' ? 1.45 : 1),
    };
  });
}
