import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { can } from '../shared/permissions.ts';
import type { CatalogDeps } from './deps.ts';

const kit = createBuilder<CatalogDeps>({ can });
addEventPort(kit, 'catalog');

export const { builder, toSchema, pageArgs, MoneyType, MoneyInput, TaxedMoneyType, NodeInterface, connectionType } =
  kit;
