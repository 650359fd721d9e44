import { parsePage } from '#kernel/values/pagination.ts';
import { builder, connectionType, pageArgs } from '../../builder.ts';
import { listDrifts } from '../list-drifts.ts';
import { listLevels } from '../list-levels.ts';
import { listMovements } from '../list-movements.ts';
import { InventoryLevelFilter, InventoryMovementFilter } from './inputs.ts';
import { InventoryDriftType } from './ledger.ts';
import { InventoryLevelConnectionType, InventoryMovementType } from './types.ts';

const InventoryMovementConnectionType = connectionType('InventoryMovement', InventoryMovementType, false);

const InventoryDriftConnectionType = connectionType('InventoryDrift', InventoryDriftType, false);

builder.queryFields((t) => ({
  inventoryLevels: t.field({
    type: InventoryLevelConnectionType,
    description: 'Levels in a stable order.',
    access: 'inventory:read',
    args: { filter: t.arg({ type: InventoryLevelFilter, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps }) => listLevels(deps, filter, parsePage(args, 1)),
  }),
  inventoryMovements: t.field({
    type: InventoryMovementConnectionType,
    description: 'The stock ledger, newest first.',
    access: 'inventory:read',
    args: { filter: t.arg({ type: InventoryMovementFilter, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps }) => listMovements(deps, filter, parsePage(args, 1)),
  }),
  inventoryDrifts: t.field({
    type: InventoryDriftConnectionType,
    description: 'Counters that the ledger does not explain; none while it is right.',
    access: 'inventory:read',
    args: pageArgs(t),
    resolve: (_root, args, { deps }) => listDrifts(deps, parsePage(args, 2)),
  }),
}));
