import type { Area } from '#kernel/runtime/area.ts';
import type { InventoryDeps } from '../deps.ts';
import './graphql.ts';

export const imports: Area<InventoryDeps> = { name: 'imports' };
