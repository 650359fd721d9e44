import { givenId } from '../../../shared/given-ids.ts';
import { can } from '../../../shared/permissions.ts';
import { builder } from '../../builder.ts';
import { ProductVariant } from '../../references.ts';
import { variantLevelsLoader } from './loaders.ts';
import { InventoryLevelType } from './types.ts';

builder.objectField(ProductVariant, 'inventoryLevels', (t) =>
  t.field({
    type: [InventoryLevelType],
    nullable: true,
    description: 'The levels of every location; null for callers who may not read them (inventory:read).',
    resolve: ({ id }, _args, context) =>
      can(context.request.actor, 'inventory:read') ? variantLevelsLoader(context).load(givenId('var', id)) : null,
  }),
);
