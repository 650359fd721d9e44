import { builder } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import type { RoutingCandidate, RoutingReason } from '../../routing/model/routing.ts';
import type { Allocation, StoredRouting } from '../model/order.ts';
import { linePart, type PartOf, partsOf } from '../model/part.ts';
import { OrderLineType } from './types.ts';

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
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'Which one; null when it is not known any more.',
      resolve: ({ locationId }) => ({ id: locationId }),
    }),
    wholeLineCount: t.exposeInt('wholeLines', { description: 'Lines that it could send whole.' }),
    availableQuantity: t.exposeInt('units', { description: 'Units of the order that it had.' }),
  }),
});

const RoutingAllocationType = builder.objectRef<PartOf<Allocation>>('RoutingAllocation').implement({
  description: 'Units of an order line that a location was to send.',
  fields: (t) => ({
    orderLine: t.field({
      type: OrderLineType,
      nullable: true,
      description: 'The line; null when the order does not have it.',
      resolve: ({ order, part }) => linePart(order, part.lineId),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'Where they were to leave; null when it is not known any more.',
      resolve: ({ part }) => ({ id: part.locationId }),
    }),
    quantity: t.int({ description: 'Selling units.', resolve: ({ part }) => part.quantity }),
  }),
});

/** Locations that a decision shows: those behind were never near. */
const MAX_CANDIDATES = 250;

export const RoutingDecisionType = builder.objectRef<PartOf<StoredRouting>>('RoutingDecision').implement({
  description:
    'Where the goods of an order were to leave, as it was decided when it was placed; later moves do not change it.',
  fields: (t) => ({
    reason: t.field({
      type: RoutingReasonType,
      description: 'By which rule it was decided.',
      resolve: ({ part }) => part.reason,
    }),
    candidates: t.field({
      type: [RoutingCandidateType],
      description: `Locations that could have sent something of it, the preferred first; at most ${MAX_CANDIDATES}.`,
      resolve: ({ part }) => part.candidates.slice(0, MAX_CANDIDATES),
    }),
    allocations: t.field({
      type: [RoutingAllocationType],
      description: 'Which location was to send how many units of which line; one for each line and location.',
      resolve: ({ order, part }) => partsOf(order, part.allocations),
    }),
  }),
});
