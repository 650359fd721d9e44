import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { can } from '../shared/permissions.ts';
import type { CatalogDeps } from './deps.ts';

const kit = createBuilder<CatalogDeps>({ can });
addEventPort(kit, 'catalog');

export const {
  builder,
  connectionType,
  idempotencyKey,
  MoneyInput,
  MoneyType,
  mutation,
  NodeInterface,
  optionalIdempotencyKey,
  pageArgs,
  SortDirectionType,
  TaxedMoneyType,
  toSchema,
} = kit;
