import { parsePage, toPage } from '#kernel/values/pagination.ts';
import { builder, connectionType } from '../../builder.ts';
import { levels } from '../../graphql/loaders.ts';
import { Location } from '../../locations/graphql/location.ts';
import { ProductVariant } from '../../references.ts';
import { listDrift } from '../list-drift.ts';
import { listMovements } from '../list-movements.ts';
import { STATES } from '../model/states.ts';
import { GROUP_KINDS } from '../model/stock-plan.ts';
import type { DriftRow } from '../store/drift.ts';
import type { GroupRow, MovementRow } from '../store/groups.ts';
import { InventoryLevel } from './level.ts';

/** A counter of a level; staff cannot change RESERVED (holds) and COMMITTED (orders), and only count ON_HAND. */
export const InventoryState = builder.enumType('InventoryState', {
  description: 'A counter of a level. RESERVED belongs to holds, COMMITTED to orders; ON_HAND can only be counted.',
  values: {
    AVAILABLE: { value: 'available' },
    COMMITTED: { value: 'committed' },
    RESERVED: { value: 'reserved' },
    DAMAGED: { value: 'damaged' },
    SAFETY_STOCK: { value: 'safetyStock' },
    QUALITY_CONTROL: { value: 'qualityControl' },
    INCOMING: { value: 'incoming' },
    SHORTAGE: { value: 'shortage' },
    ON_HAND: { value: 'onHand' },
  } as const,
});

const MovementKind = builder.enumType('InventoryMovementKind', {
  description: 'Why units moved.',
  values: GROUP_KINDS,
});

interface StateChangeShape {
  readonly state: (typeof STATES)[number];
  readonly delta: number;
}
const StateChange = builder.objectRef<StateChangeShape>('InventoryStateChange').implement({
  description: 'Units added to a state, or taken from it when negative.',
  fields: (t) => ({
    state: t.field({ type: InventoryState, resolve: (change) => change.state }),
    delta: t.exposeInt('delta'),
  }),
});

export const InventoryMovement = builder.objectRef<MovementRow>('InventoryMovement').implement({
  description: 'One line of the stock ledger: what one operation did to one level. Never changed once written.',
  fields: (t) => ({
    id: t.exposeID('id'),
    groupId: t.exposeID('groupId', { description: 'The operation, which may have touched several levels.' }),
    kind: t.field({ type: MovementKind, resolve: (movement) => movement.kind }),
    reason: t.exposeString('reason'),
    referenceDocumentUri: t.exposeString('referenceDocumentUri', { nullable: true }),
    ownerId: t.exposeID('ownerId', { nullable: true, description: 'The cart, order, sale or return behind it.' }),
    actor: t.exposeString('actor', { description: 'Who did it: a kind and an id.' }),
    createdAt: t.field({ type: 'DateTime', resolve: (movement) => movement.createdAt }),
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (movement) => ({ id: movement.variantId }) }),
    location: t.field({ type: Location, resolve: (movement) => movement.locationId }),
    changes: t.field({
      type: [StateChange],
      resolve: (movement) =>
        STATES.flatMap((state) => (movement[state] === 0 ? [] : [{ state, delta: movement[state] }])),
    }),
  }),
});

export const InventoryAdjustmentGroup = builder.objectRef<GroupRow>('InventoryAdjustmentGroup').implement({
  description: 'One operation on stock with everything that it changed.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: MovementKind, resolve: (group) => group.kind }),
    reason: t.exposeString('reason'),
    referenceDocumentUri: t.exposeString('referenceDocumentUri', { nullable: true }),
    actor: t.exposeString('actor'),
    createdAt: t.field({ type: 'DateTime', resolve: (group) => group.createdAt }),
    changes: t.field({ type: [InventoryMovement], resolve: (group) => [...group.movements] }),
    levels: t.field({
      type: [InventoryLevel],
      description: 'The levels that it changed, as they are now.',
      resolve: async (group, _args, context) => {
        const ids = [...new Set(group.movements.map((movement) => movement.levelId))];
        const found = await Promise.all(ids.map((id) => levels(context).load(id)));
        return found.filter((level) => level !== undefined);
      },
    }),
  }),
});

const InventoryDrift = builder.objectRef<DriftRow>('InventoryDrift').implement({
  description:
    'A counter that its movements (or, for HOLDS, the live holds) do not explain. There are none while the books are in order.',
  fields: (t) => ({
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (drift) => ({ id: drift.variantId }) }),
    location: t.field({ type: Location, resolve: (drift) => drift.locationId }),
    state: t.exposeString('state'),
    stored: t.exposeInt('stored'),
    explained: t.exposeInt('explained'),
  }),
});

const InventoryMovementConnection = connectionType(
  'InventoryMovement',
  InventoryMovement,
  'the ledger grows without end',
);

builder.queryFields((t) => ({
  inventoryMovements: t.field({
    type: InventoryMovementConnection,
    description: 'The stock ledger, newest first. Needs inventory:read.',
    authScopes: { permission: 'inventory:read' },
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      variantId: t.arg.id(),
      locationId: t.arg.id(),
    },
    resolve: async (_root, { variantId, locationId, ...args }, { deps }) => {
      const page = parsePage(args, 1);
      const filter = { variantId: variantId ?? undefined, locationId: locationId ?? undefined };
      return toPage(await listMovements(deps, filter, page), page, (movement) => [movement.id]);
    },
  }),
  inventoryDrift: t.field({
    type: [InventoryDrift],
    description: 'Where the books contradict themselves; empty otherwise. Needs inventory:read; at most 500.',
    authScopes: { permission: 'inventory:read' },
    resolve: (_root, _args, { deps }) => listDrift(deps),
  }),
}));
