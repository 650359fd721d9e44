import { z } from 'zod';
import type { EventHandler, Subscription } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { aliasProjection } from '../../shared/customer-alias.ts';
import { idOf } from '../../shared/given-ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { type EarnInput, earnInTransaction } from './earn-points.ts';
import { type ReverseInput, reversePoints } from './reverse-points.ts';

const netLine = z.object({ netMinor: z.coerce.bigint() });
const placed = z.object({
  orderId: idOf('ord'),
  customerId: idOf('cus').nullable(),
  currency: z.string(),
  /** Whether imported history earns; the retailer's own orders always do, and say nothing. */
  earnPoints: z.boolean().optional(),
  placedAt: z.coerce.date(),
  lines: z.array(netLine),
});
const canceled = z.object({ orderId: idOf('ord'), canceledAt: z.coerce.date(), lines: z.array(netLine) });
const returned = z.object({
  returnId: z.string(),
  orderId: idOf('ord'),
  returnedAt: z.coerce.date(),
  lines: z.array(netLine),
});

function netOf(lines: ReadonlyArray<{ netMinor: bigint }>): bigint {
  return lines.reduce((sum, line) => sum + line.netMinor, 0n);
}

/** Imported history earns nothing unless the import asks for it. */
function toEarning({ type, payload }: LoggedEvent): EarnInput[] {
  if (type !== 'orders.order-placed.v1') return [];
  const { orderId, customerId, currency, earnPoints, placedAt, lines } = placed.parse(payload);
  if (customerId === null || earnPoints === false) return [];
  return [{ orderId, customerId, netMinor: netOf(lines), currency, placedAt, isHistory: earnPoints !== undefined }];
}

function toReversal({ type, payload }: LoggedEvent): ReverseInput[] {
  if (type === 'orders.order-canceled.v1') {
    const { orderId, canceledAt, lines } = canceled.parse(payload);
    return [{ causeId: orderId, orderId, netMinor: netOf(lines), occurredAt: canceledAt }];
  }
  if (type !== 'orders.order-returned.v1') return [];
  const { returnId, orderId, returnedAt, lines } = returned.parse(payload);
  return [{ causeId: returnId, orderId, netMinor: netOf(lines), occurredAt: returnedAt }];
}

/** Earns and reverses the points of orders of every channel; each cause posts once, so redelivery changes nothing. */
function orderPoints({ clock, config: { currencyCode } }: LoyaltyDeps): EventHandler {
  return {
    name: 'order-points',
    types: ['orders.order-placed.v1', 'orders.order-canceled.v1', 'orders.order-returned.v1'],
    async handle(tx, events) {
      const now = clock.now();
      await earnInTransaction(tx, events.flatMap(toEarning), { currencyCode, now });
      await reversePoints(tx, events.flatMap(toReversal), now);
    },
  };
}

export function subscriptions(deps: LoyaltyDeps): Subscription[] {
  return [
    { publisher: 'customers', handlers: [aliasProjection] },
    { publisher: 'orders', handlers: [orderPoints(deps)] },
  ];
}
