import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import type { CatalogDeps } from './deps.ts';

const kit = createBuilder<CatalogDeps>();
addEventPort(kit, 'catalog');

export const { builder, toSchema, MoneyType, MoneyInput, connectionType } = kit;
