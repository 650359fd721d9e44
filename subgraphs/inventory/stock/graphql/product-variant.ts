import { pageOfWhole } from '#kernel/values/pagination.ts';
import { givenId } from '../../../shared/given-ids.ts';
import { builder, pageArgs } from '../../builder.ts';
import { ProductVariant } from '../../references.ts';
import { variantLevelsLoader } from './loaders.ts';
import { InventoryLevelConnectionType } from './types.ts';

builder.objectField(ProductVariant, 'inventoryLevels', (t) =>
  t.field({
    type: InventoryLevelConnectionType,
    nullable: true,
    access: 'inventory:read',
    description: 'Its stock at every location that has held it.',
    args: pageArgs(t),
    resolve: async ({ id }, args, context) =>
      pageOfWhole(await variantLevelsLoader(context).load(givenId('var', id)), args, (level) => level.id),
  }),
);
