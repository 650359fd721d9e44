import { builder } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import type { RoutingCandidate, RoutingReason } from '../../routing/model/routing.ts';
import type { Allocation, StoredRouting } from '../model/order.ts';
import type { OrderLine } from '../model/order-line.ts';
import { type LineOf, OrderLineType } from './order-line.ts';

const RoutingReasonType = builder.enumType('RoutingReason', {
  description: 'Why goods leave from where they do.',
  values: {
    CUSTOMER_LOCATION: { description: 'The customer takes them there: a pickup, or a sale in that store.' },
    RANKED: {
      description:
        'The locations were ranked: warehouses before stores that ship; most whole lines, then nearest, then most units.',
    },
  } satisfies Record<RoutingReason, object>,
});

const RoutingCandidateType = builder.objectRef<RoutingCandidate>('RoutingCandidate').implement({
  description: 'A location that could have served an order, as it stood then.',
  fields: (t) => ({
    location: t.field({ type: LocationType, nullable: true, resolve: ({ locationId }) => ({ id: locationId }) }),
    wholeLineCount: t.exposeInt('wholeLines', { description: 'Lines that it could send whole.' }),
    availableQuantity: t.exposeInt('units', { description: 'Units of the order that it had.' }),
  }),
});

interface AllocationOf {
  readonly allocation: Allocation;
  readonly line: LineOf | null;
}

const RoutingAllocationType = builder.objectRef<AllocationOf>('RoutingAllocation').implement({
  description: 'Units of an order line that a location was to send.',
  fields: (t) => ({
    orderLine: t.field({ type: OrderLineType, nullable: true, resolve: ({ line }) => line }),
    location: t.field({
      type: LocationType,
      nullable: true,
      resolve: ({ allocation }) => ({ id: allocation.locationId }),
    }),
    quantity: t.int({ description: 'Selling units.', resolve: ({ allocation }) => allocation.quantity }),
  }),
});

interface RoutingOf {
  readonly routing: StoredRouting;
  readonly lines: readonly OrderLine[];
  readonly currency: string;
}

export const RoutingDecisionType = builder.objectRef<RoutingOf>('RoutingDecision').implement({
  description:
    'Where the goods of an order were to leave, as it was decided when it was placed; later moves do not change it.',
  fields: (t) => ({
    reason: t.field({ type: RoutingReasonType, resolve: ({ routing }) => routing.reason }),
    candidates: t.field({
      type: [RoutingCandidateType],
      description: 'Locations that could have sent something of it, the preferred first.',
      resolve: ({ routing }) => [...routing.candidates],
    }),
    allocations: t.field({
      type: [RoutingAllocationType],
      description: 'Which location was to send how many units of which line.',
      resolve: ({ routing, lines, currency }) =>
        routing.allocations.map((allocation) => {
          const line = lines.find(({ id }) => id === allocation.lineId);
          return { allocation, line: line ? { line, currency } : null };
        }),
    }),
  }),
});
