import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import type { InventoryDeps } from './deps.ts';
import { type InsufficientLine, InsufficientStockError } from './holds/model/errors.ts';

const kit = createBuilder<InventoryDeps>();
addEventPort(kit, 'inventory');
export const { builder, connectionType } = kit;

const UnavailableUnits = builder.objectRef<InsufficientLine>('UnavailableUnits').implement({
  description: 'Units of a variant that were asked for, and those that could be had.',
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    requested: t.exposeInt('requested'),
    available: t.exposeInt('available'),
  }),
});
kit.errorType(
  InsufficientStockError,
  // Not InsufficientStockError: that is the type by which orders refuses a checkout.
  'UnitsUnavailableError',
  'The store has fewer units available than were asked for; nothing was set aside.',
  (t) => ({ lines: t.field({ type: [UnavailableUnits], resolve: (error) => [...error.lines] }) }),
);

export const toSchema = kit.toSchema;
