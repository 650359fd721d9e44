import { parseId } from '#kernel/values/ids.ts';
import { parsePage, toPage } from '#kernel/values/pagination.ts';
import { builder, connectionType } from '../../builder.ts';
import { listDrifts } from '../list-drifts.ts';
import { listLevels, MAX_FILTER_IDS } from '../list-levels.ts';
import { listMovements } from '../list-movements.ts';
import { InventoryDriftType } from './ledger.ts';
import { InventoryLevelConditionType, InventoryLevelType, InventoryMovementType } from './types.ts';

const InventoryLevelConnectionType = connectionType('InventoryLevel', InventoryLevelType);
const InventoryMovementConnectionType = connectionType('InventoryMovement', InventoryMovementType, false);

const InventoryDriftConnectionType = connectionType('InventoryDrift', InventoryDriftType, false);

builder.queryFields((t) => ({
  inventoryLevels: t.field({
    type: InventoryLevelConnectionType,
    description: `Levels in a stable order. Needs inventory:read; at most ${MAX_FILTER_IDS} ids a filter.`,
    authScopes: { permission: 'inventory:read' },
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      locationId: t.arg.id(),
      variantIds: t.arg.idList(),
      ids: t.arg.idList(),
      state: t.arg({ type: InventoryLevelConditionType }),
    },
    resolve: async (_root, { locationId, variantIds, ids, state, ...args }, { deps }) => {
      const page = parsePage(args, 1);
      const filter = {
        locationId: locationId ? parseId('loc', locationId, 'locationId') : undefined,
        variantIds: variantIds?.map((id) => parseId('var', id, 'variantIds')),
        ids: ids?.map((id) => parseId('lvl', id, 'ids')),
        condition: state ?? undefined,
      };
      return listLevels(deps, filter, page);
    },
  }),
  inventoryMovements: t.field({
    type: InventoryMovementConnectionType,
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
      const filter = {
        variantId: variantId ? parseId('var', variantId, 'variantId') : undefined,
        locationId: locationId ? parseId('loc', locationId, 'locationId') : undefined,
      };
      return toPage(await listMovements(deps, filter, page), page, (movement) => [movement.id]);
    },
  }),
  inventoryDrifts: t.field({
    type: InventoryDriftConnectionType,
    description: 'Counters that the ledger does not explain; none while it is right. Needs inventory:read.',
    authScopes: { permission: 'inventory:read' },
    args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
    resolve: (_root, args, { deps }) => listDrifts(deps, parsePage(args, 2)),
  }),
}));
