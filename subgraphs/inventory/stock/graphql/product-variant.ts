import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { ProductVariant } from '../../references.ts';
import { variantLevelsLoader } from './loaders.ts';
import { InventoryLevelType } from './types.ts';

builder.objectField(ProductVariant, 'inventoryLevels', (t) =>
  t.field({
    type: [InventoryLevelType],
    nullable: true,
    access: 'inventory:read',
    description: 'Its stock at every location that has held it.',
    resolve: ({ id }, _args, context) => variantLevelsLoader(context).load(givenId('var', id)),
  }),
);
