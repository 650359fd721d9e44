import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { errorCodes } from '../shared/error-codes.ts';
import { can } from '../shared/permissions.ts';
import type { CustomersDeps } from './deps.ts';

const kit = createBuilder<CustomersDeps>({ can, errorCodes: errorCodes('INVALID_CREDENTIALS', 'TOO_MANY_ATTEMPTS') });
addEventPort(kit, 'customers');

export const {
  builder,
  connectionType,
  errorType,
  idempotencyKey,
  MoneyType,
  mutation,
  NodeInterface,
  optionalIdempotencyKey,
  pageArgs,
  SortDirectionType,
  toSchema,
} = kit;
