import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestDemand, TestMove } from './stock-events.ts';

/** What is asked, in the shop's days; `until` is the first day not read. */
export interface Question {
  readonly from: string;
  readonly until: string;
  readonly coverDays: number;
  readonly warehouses: ReadonlySet<string>;
  /** The shop's day of an instant; Paris' when not given. */
  readonly dayOf?: (at: Date) => string;
}

interface Day {
  readonly day: string;
  readonly wasThere: boolean;
  readonly begun: number;
  readonly closing: number;
  readonly lying: number;
  readonly sold: number;
  readonly received: number;
}

const DAY_MS = 86_400_000;
const dayBefore = (day: string, days: number) => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
const daysFrom = (from: string, until: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(from); at < Date.parse(until); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};
const keyOf = ({ variantId, locationId }: TestMove) => `${variantId} ${locationId}`;

/** Every day of a level, one after the other, as a clerk with a ledger would count. */
function daysOf(moves: readonly TestMove[], { until, dayOf = parisDay }: Question): Day[] {
  const byDay = new Map<string, TestMove[]>();
  for (const move of moves) {
    const day = dayOf(move.at);
    byDay.set(day, [...(byDay.get(day) ?? []), move]);
  }
  const first = [...byDay.keys()].sort()[0];
  if (first === undefined || first >= until) return [];
  let available = 0;
  let lying = 0;
  return daysFrom(first, until).map((day) => {
    const today = byDay.get(day) ?? [];
    const begun = available;
    let sold = 0;
    let received = 0;
    for (const move of today) {
      available += move.available;
      lying += move.onHand;
      if (move.flow === 'SOLD') sold += move.units;
      if (move.flow === 'RECEIVED') received += move.units;
    }
    const wasThere = begun > 0 || today.some((move) => move.available > 0);
    return { day, wasThere, begun, closing: available, lying, sold, received };
  });
}

export interface BruteRow {
  readonly variantId: string;
  readonly locationId: string;
  readonly opening: number;
  readonly received: number;
  readonly sold: number;
  readonly available: number;
  readonly onHand: number;
  readonly outDays: number;
  readonly observedDays: number;
  readonly inStockDays: number;
  readonly dailySold: bigint;
  readonly excess: number;
  readonly excessDays: bigint;
  readonly lyingDays: bigint;
  readonly idleDays: number;
  readonly isActive: boolean;
  readonly isInWarehouse: boolean;
  readonly days: readonly Day[];
}

export function bruteRows(moves: readonly TestMove[], asked: Question): BruteRow[] {
  const levels = new Map<string, TestMove[]>();
  for (const move of moves) levels.set(keyOf(move), [...(levels.get(keyOf(move)) ?? []), move]);
  const lately = dayBefore(asked.until, 28);
  const quarter = dayBefore(asked.until, 90);
  const rows = [...levels.values()].flatMap((own) => {
    const days = daysOf(own, asked);
    const last = days.at(-1);
    const [{ variantId, locationId }] = own as [TestMove];
    if (!last) return [];
    const inPeriod = days.filter(({ day }) => day >= asked.from);
    const late = days.filter(({ day }) => day >= lately);
    const lateSold = late.reduce((sum, { sold }) => sum + sold, 0);
    const lateStocked = late.filter(({ wasThere }) => wasThere).length;
    const covered = lateStocked === 0 ? 0 : Math.ceil((asked.coverDays * lateSold) / lateStocked);
    const stocked = inPeriod.filter(({ wasThere }) => wasThere).length;
    const opening = days.filter(({ day }) => day < asked.from).at(-1)?.lying ?? 0;
    let idle = '';
    let lying = 0;
    for (const day of days) {
      if (day.sold > 0 || (day.lying > 0 && lying <= 0)) idle = day.day;
      lying = day.lying;
    }
    return [
      {
        variantId,
        locationId,
        opening,
        received: inPeriod.reduce((sum, { received }) => sum + received, 0),
        sold: inPeriod.reduce((sum, { sold }) => sum + sold, 0),
        available: last.closing,
        onHand: last.lying,
        outDays: inPeriod.length - stocked,
        observedDays: inPeriod.length,
        inStockDays: stocked,
        dailySold: lateStocked === 0 ? 0n : BigInt(Math.floor((1_000_000 * lateSold) / lateStocked)),
        excess: Math.max(0, last.lying - covered),
        excessDays: inPeriod.reduce((sum, day) => sum + BigInt(Math.max(0, day.lying - covered)), 0n),
        lyingDays: inPeriod.reduce((sum, day) => sum + BigInt(day.lying), 0n),
        idleDays: idle === '' ? Infinity : (Date.parse(asked.until) - Date.parse(idle)) / DAY_MS - 1,
        isActive: days.some((day) => day.day >= quarter && (day.wasThere || day.sold > 0)),
        days,
      },
    ];
  });
  const stocked = new Set(
    rows.flatMap((row) => (asked.warehouses.has(row.locationId) && row.available > 0 ? [row.variantId] : [])),
  );
  return rows.map((row) => ({ ...row, isInWarehouse: stocked.has(row.variantId) }));
}

export interface BruteParadox {
  readonly requests: number;
  readonly held: number;
  readonly rows: ReadonlyMap<string, { requests: number; asked: number; held: number; lost: bigint }>;
}

/** Each request beside the store that had the most of it that day. */
export function bruteParadoxes(
  moves: readonly TestMove[],
  demands: readonly TestDemand[],
  asked: Question,
): BruteParadox {
  const rows = bruteRows(moves, asked).filter(({ locationId }) => !asked.warehouses.has(locationId));
  const found = new Map<string, { requests: number; asked: number; held: number; value: bigint }>();
  const { dayOf = parisDay } = asked;
  const unique = [...new Map(demands.map((demand) => [demand.id, demand])).values()].filter(({ at }) => {
    const day = dayOf(at);
    return day >= asked.from && day < asked.until;
  });
  let held = 0;
  for (const demand of unique) {
    const day = dayOf(demand.at);
    const holders = rows
      .filter(({ variantId }) => variantId === demand.variantId)
      .flatMap(({ locationId, days }) => {
        const then = days.find((one) => one.day === day);
        return then?.wasThere || (then && then.closing > 0)
          ? [{ locationId, units: Math.max(then.begun, then.closing, 1) }]
          : [];
      })
      .sort((a, b) => b.units - a.units || (a.locationId < b.locationId ? -1 : 1));
    const [best] = holders;
    if (!best) continue;
    held += 1;
    const key = `${demand.variantId} ${best.locationId}`;
    const row = found.get(key) ?? { requests: 0, asked: 0, held: 0, value: 0n };
    found.set(key, {
      requests: row.requests + 1,
      asked: row.asked + demand.units,
      held: Math.max(row.held, best.units),
      value: row.value + demand.valueMinor,
    });
  }
  const lostOf = ({ asked: units, held: most, value }: { asked: number; held: number; value: bigint }) =>
    units <= most ? value : (2n * value * BigInt(most) + BigInt(units)) / (2n * BigInt(units));
  return {
    requests: unique.length,
    held,
    rows: new Map([...found].map(([key, row]) => [key, { ...row, lost: lostOf(row) }])),
  };
}
