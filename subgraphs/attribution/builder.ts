import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import type { AttributionDeps } from './deps.ts';

const kit = createBuilder<AttributionDeps>();
addEventPort(kit, 'attribution');

export const { builder, toSchema, MoneyType, connectionType } = kit;
