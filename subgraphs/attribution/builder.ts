import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { can } from '../shared/permissions.ts';
import type { AttributionDeps } from './deps.ts';

const kit = createBuilder<AttributionDeps>({ can });
addEventPort(kit, 'attribution');

export const {
  builder,
  connectionType,
  idempotencyKey,
  MoneyInput,
  MoneyType,
  mutation,
  optionalIdempotencyKey,
  pageArgs,
  toSchema,
} = kit;
