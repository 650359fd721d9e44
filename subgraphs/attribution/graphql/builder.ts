import { createBuilder } from '../../shared/builder.ts';
import { addEventPort } from '../../shared/event-port.ts';
import type { AttributionDeps } from '../services/deps.ts';

const kit = createBuilder<AttributionDeps>();
addEventPort(kit, 'attribution');

export const { builder, toSchema, MoneyType, connectionType } = kit;
