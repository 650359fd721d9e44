import { readRoutingData } from '../../availability/read-routing-data.ts';
import { builder } from '../../builder.ts';
import { commitHold } from '../../holds/commit-hold.ts';
import { type HeldStock, holdStock } from '../../holds/hold-stock.ts';
import type { Allocation } from '../../holds/model/allocation.ts';
import { releaseHold } from '../../holds/release-hold.ts';
import { LocationKind } from '../../locations/graphql/types.ts';
import { readKnownLocations } from '../../locations/read-known-locations.ts';
import type { RoutingRow } from '../../stock/store/levels.ts';
import { fulfil } from '../fulfill.ts';
import { recordSale } from '../record-sale.ts';
import { restock } from '../restock.ts';
import { uncommit } from '../uncommit.ts';
import {
  InventoryHoldInput,
  InventoryPassedHoldInput,
  InventoryRestockInput,
  InventorySaleLineInput,
  InventoryUnitsInput,
} from './inputs.ts';

const inaccessible = true;
const authScopes = { service: true } as const;

const RoutingData = builder.objectRef<RoutingRow>('InventoryRoutingRow').implement({
  inaccessible,
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    locationId: t.exposeID('locationId'),
    available: t.exposeInt('available'),
    kind: t.field({ type: LocationKind, resolve: (row) => row.kind }),
    pickupEnabled: t.exposeBoolean('pickupEnabled'),
    shipFromStore: t.exposeBoolean('shipFromStore'),
    latitude: t.exposeFloat('latitude', { nullable: true }),
    longitude: t.exposeFloat('longitude', { nullable: true }),
  }),
});
const HeldAllocation = builder.objectRef<Allocation>('InventoryAllocation').implement({
  inaccessible,
  fields: (t) => ({
    lineId: t.exposeID('lineId'),
    variantId: t.exposeID('variantId'),
    locationId: t.exposeID('locationId'),
    quantity: t.exposeInt('quantity'),
  }),
});
const Held = builder.objectRef<HeldStock>('InventoryHeld').implement({
  inaccessible,
  fields: (t) => ({
    holdId: t.exposeID('holdId'),
    allocations: t.field({ type: [HeldAllocation], resolve: (held) => [...held.allocations] }),
  }),
});

builder.queryField('inventoryKnownLocations', (t) =>
  t.idList({
    inaccessible,
    authScopes,
    description: 'Those of the locations that exist, in use or not; one statement.',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, { deps }) => readKnownLocations(deps, ids),
  }),
);

builder.queryField('inventoryRoutingData', (t) =>
  t.field({
    type: [RoutingData],
    inaccessible,
    authScopes,
    description: 'What active locations have available of variants, and what they can do; one statement.',
    args: {
      variantIds: t.arg.idList({ required: true }),
      ownerId: t.arg.id({ description: 'Whose holds count as available.' }),
    },
    resolve: (_root, { variantIds, ownerId }, { deps }) => readRoutingData(deps, variantIds, ownerId ?? undefined),
  }),
);

builder.mutationFields((t) => ({
  inventoryHold: t.field({
    type: Held,
    inaccessible,
    authScopes,
    description: 'Holds units for all lines or none; idempotent by key and owner.',
    args: { input: t.arg({ type: InventoryHoldInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      holdStock(deps, request, {
        ...input,
        convertFromOwnerId: input.convertFromOwnerId ?? undefined,
        ownerVersion: input.ownerVersion ?? undefined,
        expiresAt: input.expiresAt ?? null,
      }),
  }),
  inventoryReleaseHold: t.boolean({
    inaccessible,
    authScopes,
    description: 'Gives back what an owner holds, or passes it on to one whose units it had been before.',
    args: {
      ownerId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
      passTo: t.arg({ type: InventoryPassedHoldInput }),
    },
    resolve: (_root, { passTo, ...args }, { deps, request }) =>
      releaseHold(deps, request, { ...args, passTo: passTo ?? undefined }).then(() => true),
  }),
  inventoryCommitHold: t.boolean({
    inaccessible,
    authScopes,
    args: { ownerId: t.arg.id({ required: true }) },
    resolve: (_root, args, { deps, request }) => commitHold(deps, request, args).then(() => true),
  }),
  inventoryFulfil: t.boolean({
    inaccessible,
    authScopes,
    args: {
      key: t.arg.string({ required: true }),
      orderId: t.arg.id({ required: true }),
      lines: t.arg({ type: [InventoryUnitsInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) => fulfil(deps, request, args).then(() => true),
  }),
  inventoryUncommit: t.boolean({
    inaccessible,
    authScopes,
    args: {
      key: t.arg.string({ required: true }),
      orderId: t.arg.id({ required: true }),
      lines: t.arg({ type: [InventoryUnitsInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) => uncommit(deps, request, args).then(() => true),
  }),
  inventoryRestock: t.boolean({
    inaccessible,
    authScopes,
    args: {
      key: t.arg.string({ required: true }),
      returnId: t.arg.id({ required: true }),
      lines: t.arg({ type: [InventoryRestockInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) => restock(deps, request, args).then(() => true),
  }),
  inventoryRecordSale: t.boolean({
    inaccessible,
    authScopes,
    args: {
      key: t.arg.string({ required: true }),
      saleId: t.arg.id({ required: true }),
      locationId: t.arg.id({ required: true }),
      occurredAt: t.arg({ type: 'DateTime', required: true }),
      reservation: t.arg.string(),
      lines: t.arg({ type: [InventorySaleLineInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) => recordSale(deps, request, args).then(() => true),
  }),
}));
