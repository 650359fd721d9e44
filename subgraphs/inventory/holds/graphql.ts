import { givenId, givenIds } from '../../shared/given-ids.ts';
import { addStockErrors } from '../../shared/stock-error-types.ts';
import { builder, errorType } from '../builder.ts';
import { ProductVariant } from '../references.ts';
import { commitHold } from './commit-hold.ts';
import { type HeldStock, holdStock } from './hold-stock.ts';
import type { Allocation } from './model/allocation.ts';
import { releaseHold } from './release-hold.ts';

addStockErrors({ builder, errorType }, ProductVariant);

const inaccessible = true;

const InventoryHolderInput = builder.inputType('InventoryHolderInput', {
  inaccessible,
  fields: (t) => ({
    id: t.id({ required: true }),
    maxQuantity: t.int({ required: true }),
  }),
});

const InventoryHoldKindType = builder.enumType('InventoryHoldKind', {
  inaccessible,
  values: ['CART', 'CHECKOUT', 'E_RESERVATION'] as const,
});
const InventoryHoldLineInput = builder.inputType('InventoryHoldLineInput', {
  inaccessible,
  fields: (t) => ({
    lineId: t.id({ required: true }),
    variantId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    locationIds: t.idList({ required: true }),
  }),
});

const InventoryHoldInput = builder.inputType('InventoryHoldInput', {
  inaccessible,
  fields: (t) => ({
    key: t.string({ required: true }),
    kind: t.field({ type: InventoryHoldKindType, required: true }),
    ownerId: t.id({ required: true }),
    convertFromOwnerId: t.id(),
    ownerVersion: t.int(),
    holder: t.field({ type: InventoryHolderInput }),
    expiresAt: t.field({ type: 'DateTime' }),
    lines: t.field({ type: [InventoryHoldLineInput], required: true }),
  }),
});

const InventoryPassedHoldInput = builder.inputType('InventoryPassedHoldInput', {
  inaccessible,
  fields: (t) => ({
    ownerId: t.id({ required: true }),
    expiresAt: t.field({ type: 'DateTime', required: true }),
  }),
});

const InventoryAllocationType = builder.objectRef<Allocation>('InventoryAllocation').implement({
  inaccessible,
  fields: (t) => ({
    lineId: t.exposeID('lineId'),
    variantId: t.exposeID('variantId'),
    locationId: t.exposeID('locationId'),
    quantity: t.exposeInt('quantity'),
  }),
});
const InventoryHeldType = builder.objectRef<HeldStock>('InventoryHeld').implement({
  inaccessible,
  fields: (t) => ({
    holdId: t.exposeID('holdId'),
    allocations: t.field({ type: [InventoryAllocationType], resolve: (held) => [...held.allocations] }),
  }),
});

builder.mutationFields((t) => ({
  inventoryHold: t.field({
    type: InventoryHeldType,
    inaccessible,
    access: 'service',
    description: 'Holds units for all lines or none; idempotent by key and owner.',
    args: { input: t.arg({ type: InventoryHoldInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      holdStock(deps, request, {
        ...input,
        convertFromOwnerId: input.convertFromOwnerId ?? undefined,
        ownerVersion: input.ownerVersion ?? undefined,
        holder: input.holder ?? undefined,
        expiresAt: input.expiresAt ?? null,
        lines: input.lines.map((line) => ({
          ...line,
          variantId: givenId('var', line.variantId),
          locationIds: givenIds('loc', line.locationIds),
        })),
      }),
  }),
  inventoryReleaseHold: t.boolean({
    inaccessible,
    access: 'service',
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
    access: 'service',
    args: { ownerId: t.arg.id({ required: true }) },
    resolve: (_root, args, { deps, request }) => commitHold(deps, request, args).then(() => true),
  }),
}));
