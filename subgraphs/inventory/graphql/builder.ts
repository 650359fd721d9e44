import { createBuilder } from '../../shared/builder.ts';
import { addEventPort } from '../../shared/event-port.ts';
import { type InsufficientLine, InsufficientStockError } from '../domain/errors.ts';
import type { InventoryDeps } from '../services/deps.ts';

const kit = createBuilder<InventoryDeps>();
addEventPort(kit, 'inventory');
export const { builder, connectionType } = kit;

const InsufficientStockLine = builder.objectRef<InsufficientLine>('InsufficientStockLine').implement({
  description: 'Units asked for, and units that could be had.',
  shareable: true,
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    requested: t.exposeInt('requested'),
    available: t.exposeInt('available'),
  }),
});
kit.errorType(
  InsufficientStockError,
  'InsufficientStockError',
  'Fewer units are available than were asked for; nothing was taken.',
  (t) => ({ lines: t.field({ type: [InsufficientStockLine], resolve: (error) => [...error.lines] }) }),
);

export const toSchema = kit.toSchema;
