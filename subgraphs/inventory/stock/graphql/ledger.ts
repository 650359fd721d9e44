import { builder } from '../../builder.ts';
import { loadLocation } from '../../locations/graphql/loaders.ts';
import { LocationType } from '../../locations/graphql/types.ts';
import { ProductVariant } from '../../references.ts';
import type { Drift, DriftState } from '../model/ledger.ts';
import { STATES, type State } from '../model/states.ts';
import { levelLoader } from './loaders.ts';
import {
  InventoryAdjustmentGroupType,
  InventoryLevelType,
  InventoryMovementKindType,
  InventoryMovementType,
  InventoryStateType,
} from './types.ts';

interface StateChange {
  readonly state: State;
  readonly delta: number;
}
const InventoryStateChangeType = builder.objectRef<StateChange>('InventoryStateChange').implement({
  description: 'Units added to a state, or taken from it when negative.',
  fields: (t) => ({
    state: t.field({ type: InventoryStateType, description: 'The counter.', resolve: (change) => change.state }),
    delta: t.exposeInt('delta', { description: 'Units added, or taken when negative.' }),
  }),
});

InventoryMovementType.implement({
  description: 'One line of the stock ledger: what one operation did to one level. Never changed once written.',
  fields: (t) => ({
    id: t.exposeID('id'),
    groupId: t.exposeID('groupId', { description: 'The operation, which may have touched several levels.' }),
    kind: t.field({
      type: InventoryMovementKindType,
      description: 'Why units moved; never changes.',
      resolve: (movement) => movement.kind,
    }),
    reason: t.exposeString('reason', { description: 'Why, in the words of who did it.' }),
    referenceDocumentUri: t.exposeString('referenceDocumentUri', {
      nullable: true,
      description: 'The document behind it, as who did it names it; null where none was named.',
    }),
    ownerId: t.exposeID('ownerId', {
      nullable: true,
      description: 'The cart, order, sale or return behind it; null for manual changes and imports.',
    }),
    actor: t.exposeString('actor', { description: 'Who did it: a kind and an id.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      resolve: (movement) => movement.createdAt,
    }),
    variant: t.field({
      type: ProductVariant,
      nullable: true,
      description: 'What moved; null when the catalog does not know it any more.',
      resolve: (movement) => ({ id: movement.variantId }),
    }),
    location: t.field({
      type: LocationType,
      description: 'Where it moved.',
      resolve: (movement, _args, context) => loadLocation(context, movement.locationId),
    }),
    changes: t.field({
      type: [InventoryStateChangeType],
      description: 'Each counter that changed; at most 9.',
      resolve: (movement) =>
        STATES.flatMap((state) => (movement[state] === 0 ? [] : [{ state, delta: movement[state] }])),
    }),
  }),
});

InventoryAdjustmentGroupType.implement({
  description: 'One operation on stock with everything that it changed.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: InventoryMovementKindType,
      description: 'What it was; never changes.',
      resolve: (group) => group.kind,
    }),
    reason: t.exposeString('reason', { description: 'Why, in the words of who did it.' }),
    referenceDocumentUri: t.exposeString('referenceDocumentUri', {
      nullable: true,
      description: 'The document behind it, as who did it names it; null where none was named.',
    }),
    actor: t.exposeString('actor', { description: 'Who did it: a kind and an id.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      resolve: (group) => group.createdAt,
    }),
    movements: t.field({
      type: [InventoryMovementType],
      description: 'What it did to each level; none when it changed nothing. At most 250.',
      resolve: (group) => [...group.movements],
    }),
    levels: t.field({
      type: [InventoryLevelType],
      description: 'The levels that it changed, as they are now; at most 250.',
      resolve: async (group, _args, context) => {
        const ids = [...new Set(group.movements.map((movement) => movement.levelId))];
        const found = await Promise.all(ids.map((id) => levelLoader(context).load(id)));
        return found.filter((level) => level !== null);
      },
    }),
  }),
});

const InventoryDriftStateType = builder.enumType('InventoryDriftState', {
  description: 'What a drift is about: a counter of a level, or HOLDS, the units that live holds keep of it.',
  values: {
    AVAILABLE: { description: 'Units that can be promised.' },
    COMMITTED: { description: 'Units of placed orders that have not left.' },
    RESERVED: { description: 'Units held for carts, checkouts and visits.' },
    DAMAGED: { description: 'Units in the building that cannot be sold.' },
    SAFETY_STOCK: { description: 'Units kept back from every promise.' },
    QUALITY_CONTROL: { description: 'Units that are looked at before they may be sold.' },
    INCOMING: { description: 'Units on their way, not in the building.' },
    SHORTAGE: { description: 'Units in the ledger that were sold or not found.' },
    ON_HAND: { description: 'Units in the building, by the ledger.' },
    HOLDS: { description: 'The reserved units, by the live holds instead of the movements.' },
  } satisfies Record<DriftState, object>,
});
export const InventoryDriftType = builder.objectRef<Drift>('InventoryDrift').implement({
  description:
    'A counter that its movements (or, for HOLDS, the live holds) do not explain. There are none while the ledger is right.',
  fields: (t) => ({
    variant: t.field({
      type: ProductVariant,
      nullable: true,
      description: 'What the level is of; null when the catalog does not know it any more.',
      resolve: (drift) => ({ id: drift.variantId }),
    }),
    location: t.field({
      type: LocationType,
      description: 'Where the level is.',
      resolve: (drift, _args, context) => loadLocation(context, drift.locationId),
    }),
    state: t.field({
      type: InventoryDriftStateType,
      description: 'The counter, or HOLDS for reserved units.',
      resolve: (drift) => drift.state,
    }),
    stored: t.exposeInt('stored', { description: 'Units that the level says.' }),
    explained: t.exposeInt('explained', { description: 'Units that its movements, or the live holds, add up to.' }),
  }),
});
