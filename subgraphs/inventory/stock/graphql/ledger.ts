import { builder } from '../../builder.ts';
import { loadLocation } from '../../locations/graphql/loaders.ts';
import { LocationType } from '../../locations/graphql/types.ts';
import { ProductVariant } from '../../references.ts';
import { DRIFT_STATES, type Drift } from '../model/ledger.ts';
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
    state: t.field({ type: InventoryStateType, resolve: (change) => change.state }),
    delta: t.exposeInt('delta'),
  }),
});

InventoryMovementType.implement({
  description: 'One line of the stock ledger: what one operation did to one level. Never changed once written.',
  fields: (t) => ({
    id: t.exposeID('id'),
    groupId: t.exposeID('groupId', { description: 'The operation, which may have touched several levels.' }),
    kind: t.field({ type: InventoryMovementKindType, resolve: (movement) => movement.kind }),
    reason: t.exposeString('reason'),
    referenceDocumentUri: t.exposeString('referenceDocumentUri', { nullable: true }),
    ownerId: t.exposeID('ownerId', { nullable: true, description: 'The cart, order, sale or return behind it.' }),
    actor: t.exposeString('actor', { description: 'Who did it: a kind and an id.' }),
    createdAt: t.field({ type: 'DateTime', resolve: (movement) => movement.createdAt }),
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (movement) => ({ id: movement.variantId }) }),
    location: t.field({
      type: LocationType,
      resolve: (movement, _args, context) => loadLocation(context, movement.locationId),
    }),
    changes: t.field({
      type: [InventoryStateChangeType],
      resolve: (movement) =>
        STATES.flatMap((state) => (movement[state] === 0 ? [] : [{ state, delta: movement[state] }])),
    }),
  }),
});

InventoryAdjustmentGroupType.implement({
  description: 'One operation on stock with everything that it changed.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: InventoryMovementKindType, resolve: (group) => group.kind }),
    reason: t.exposeString('reason'),
    referenceDocumentUri: t.exposeString('referenceDocumentUri', { nullable: true }),
    actor: t.exposeString('actor'),
    createdAt: t.field({ type: 'DateTime', resolve: (group) => group.createdAt }),
    movements: t.field({
      type: [InventoryMovementType],
      description: 'What it did to each level; none when it changed nothing. At most 250.',
      resolve: (group) => [...group.movements],
    }),
    levels: t.field({
      type: [InventoryLevelType],
      description: 'The levels that it changed, as they are now.',
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
  values: DRIFT_STATES,
});
export const InventoryDriftType = builder.objectRef<Drift>('InventoryDrift').implement({
  description:
    'A counter that its movements (or, for HOLDS, the live holds) do not explain. There are none while the ledger is right.',
  fields: (t) => ({
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (drift) => ({ id: drift.variantId }) }),
    location: t.field({
      type: LocationType,
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
