import type { OrderFacts } from './order-facts.ts';

type CauseKind = 'PLACED' | 'FULFILLED' | 'RETURNED' | 'CANCELED';

/** Something that changed what an order comes to, and what is left of its lines after it. */
export interface Stage {
  readonly cause: CauseKind;
  /** The order, the return, or the fulfillment order. */
  readonly causeId: string;
  readonly at: Date;
  /** Net sales that are kept, by line. */
  readonly kept: ReadonlyMap<string, bigint>;
  /** Fulfillment orders whose goods have left by then. */
  readonly left: ReadonlySet<string>;
}

interface Change {
  readonly cause: CauseKind;
  readonly causeId: string;
  readonly at: string;
}

const RANK: Readonly<Record<CauseKind, number>> = { PLACED: 0, FULFILLED: 1, RETURNED: 2, CANCELED: 3 };

function compare(a: Change, b: Change): number {
  const [one, other] = [Date.parse(a.at), Date.parse(b.at)];
  if (one !== other) return one - other;
  if (a.cause !== b.cause) return RANK[a.cause] - RANK[b.cause];
  return a.causeId < b.causeId ? -1 : 1;
}

/** What happened to an order in the order of time, whatever order its events came in; empty until it is known as placed. */
export function stagesOf(orderId: string, placedAt: Date, facts: OrderFacts): Stage[] {
  if (!facts.placed) return [];
  const later: Change[] = [
    ...Object.entries(facts.returns).map(([causeId, { at }]) => ({ cause: 'RETURNED' as const, causeId, at })),
    ...Object.entries(facts.fulfillments).flatMap(([causeId, { at, hasLeft }]) =>
      hasLeft ? [{ cause: 'FULFILLED' as const, causeId, at }] : [],
    ),
    ...(facts.canceledAt ? [{ cause: 'CANCELED' as const, causeId: orderId, at: facts.canceledAt }] : []),
  ].sort(compare);
  let kept = new Map(facts.placed.lines.map(({ id, netMinor }) => [id, BigInt(netMinor)]));
  let left: ReadonlySet<string> = new Set();
  let isCanceled = false;
  const stages: Stage[] = [{ cause: 'PLACED', causeId: orderId, at: placedAt, kept, left }];
  for (const { cause, causeId, at } of later) {
    if (cause === 'FULFILLED') left = new Set([...left, causeId]);
    if (cause === 'CANCELED') isCanceled = true;
    const taken = facts.returns[causeId]?.netMinor ?? {};
    kept = new Map([...kept].map(([id, minor]) => [id, isCanceled ? 0n : minor - BigInt(taken[id] ?? '0')]));
    stages.push({ cause, causeId, at: new Date(at), kept, left });
  }
  return stages;
}

export function netOf(kept: ReadonlyMap<string, bigint>): bigint {
  let net = 0n;
  for (const minor of kept.values()) net += minor;
  return net;
}
