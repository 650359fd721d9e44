import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { errorCodes } from '../shared/error-codes.ts';
import { can } from '../shared/permissions.ts';
import type { InventoryDeps } from './deps.ts';

const kit = createBuilder<InventoryDeps>({ can, errorCodes: errorCodes('INSUFFICIENT_STOCK', 'QUANTITY_LIMITED') });
addEventPort(kit, 'inventory');
export const {
  builder,
  connectionType,
  errorType,
  idempotencyKey,
  mutation,
  NodeInterface,
  optionalIdempotencyKey,
  PageInfo,
  pageArgs,
  SortDirectionType,
  toSchema,
} = kit;
