import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { ProductVariant } from '../../references.ts';
import { totalOf } from '../model/availability.ts';
import { AvailabilityType } from './availability.ts';
import { availabilityLoader, locationStockLoader } from './loaders.ts';

/** True when a query asks for the fields by location: then totals are summed from those rows, in one statement. */
function asksByLocation(info: GraphQLResolveInfo): boolean {
  const selects = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === 'Field') return selection.name.value === 'nearbyStores';
      if (selection.kind === 'InlineFragment') return selects(selection.selectionSet);
      return selects(info.fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => selects(node.selectionSet));
}

builder.objectField(ProductVariant, 'availability', (t) =>
  t.field({
    type: AvailabilityType,
    nullable: true,
    access: 'public',
    description: 'What can be promised at this moment; the same in every channel.',
    extensions: { directives: [{ name: 'requires', args: { fields: 'kind' } }] },
    // Not an async function: a list has hundreds of variants, and each promise of each counts.
    resolve: (variant, _args, context, info) => {
      const variantId = givenId('var', variant.id);
      if (variant.kind === 'SERVICE') return { variantId, isTracked: false, units: 0 };
      if (!asksByLocation(info)) return availabilityLoader(context).load(variantId);
      const stock = locationStockLoader(context).load(variantId);
      return stock.then((levels) => ({ variantId, isTracked: true, units: totalOf(levels) }));
    },
  }),
);
