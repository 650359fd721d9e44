import { createBuilder } from '../../shared/builder.ts';
import { addEventPort } from '../../shared/event-port.ts';
import type { CatalogDeps } from '../services/deps.ts';

const kit = createBuilder<CatalogDeps>();
addEventPort(kit, 'catalog');

export const { builder, toSchema, MoneyType, MoneyInput, connectionType } = kit;
