import { givenId } from '../../shared/given-ids.ts';
import { builder } from '../builder.ts';
import { givenLevel } from '../ports/levels.ts';
import { fulfill } from './fulfill.ts';
import { recordSale } from './record-sale.ts';
import { restock } from './restock.ts';
import { uncommit } from './uncommit.ts';

const inaccessible = true;

const InventoryDispositionType = builder.enumType('InventoryDisposition', {
  inaccessible,
  values: ['RESTOCKED', 'DAMAGED'] as const,
});

const InventoryUnitsInput = builder.inputType('InventoryUnitsInput', {
  inaccessible,
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    quantity: t.int({ required: true }),
  }),
});

const InventoryRestockInput = builder.inputType('InventoryRestockInput', {
  inaccessible,
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    disposition: t.field({ type: InventoryDispositionType, required: true }),
  }),
});

const InventorySaleLineInput = builder.inputType('InventorySaleLineInput', {
  inaccessible,
  fields: (t) => ({ variantId: t.id({ required: true }), quantity: t.int({ required: true }) }),
});

builder.mutationFields((t) => ({
  inventoryFulfill: t.boolean({
    inaccessible,
    access: 'service',
    args: {
      key: t.arg.string({ required: true }),
      orderId: t.arg.id({ required: true }),
      lines: t.arg({ type: [InventoryUnitsInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) =>
      fulfill(deps, request, { ...args, lines: args.lines.map(givenLevel) }).then(() => true),
  }),
  inventoryUncommit: t.boolean({
    inaccessible,
    access: 'service',
    args: {
      key: t.arg.string({ required: true }),
      orderId: t.arg.id({ required: true }),
      lines: t.arg({ type: [InventoryUnitsInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) =>
      uncommit(deps, request, { ...args, lines: args.lines.map(givenLevel) }).then(() => true),
  }),
  inventoryRestock: t.boolean({
    inaccessible,
    access: 'service',
    args: {
      key: t.arg.string({ required: true }),
      returnId: t.arg.id({ required: true }),
      lines: t.arg({ type: [InventoryRestockInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) =>
      restock(deps, request, { ...args, lines: args.lines.map(givenLevel) }).then(() => true),
  }),
  inventoryRecordSale: t.boolean({
    inaccessible,
    access: 'service',
    args: {
      key: t.arg.string({ required: true }),
      saleId: t.arg.id({ required: true }),
      locationId: t.arg.id({ required: true }),
      occurredAt: t.arg({ type: 'DateTime', required: true }),
      reservation: t.arg.string(),
      lines: t.arg({ type: [InventorySaleLineInput], required: true }),
    },
    resolve: (_root, args, { deps, request }) =>
      recordSale(deps, request, {
        ...args,
        locationId: givenId('loc', args.locationId),
        lines: args.lines.map(({ variantId, quantity }) => ({ variantId: givenId('var', variantId), quantity })),
      }).then(() => true),
  }),
}));
