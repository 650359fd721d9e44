import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { ProductVariant } from '../../references.ts';
import { totalOf } from '../model/availability.ts';
import { AvailabilityType } from './availability.ts';
import { availabilityLoader, locationStockLoader } from './loaders.ts';

type Fragments = GraphQLResolveInfo['fragments'];

function selectsStores(set: SelectionSetNode | undefined, fragments: Fragments): boolean {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === 'Field') {
      if (selection.name.value === 'nearbyStores') return true;
      continue;
    }
    const inner = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value];
    if (selectsStores(inner?.selectionSet, fragments)) return true;
  }
  return false;
}

/** What was found of a selection, by its node: documents are kept, and a list asks for hundreds of variants. */
const known = new WeakMap<FieldNode, boolean>();

/** True when a query asks for the fields by location: then totals are summed from those rows, in one statement. */
function asksByLocation({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  for (const node of fieldNodes) {
    let asks = known.get(node);
    if (asks === undefined) {
      asks = selectsStores(node.selectionSet, fragments);
      known.set(node, asks);
    }
    if (asks) return true;
  }
  return false;
}

builder.objectField(ProductVariant, 'availability', (t) =>
  t.field({
    type: AvailabilityType,
    nullable: true,
    access: 'public',
    description: 'What can be promised at this moment; the same in every channel. Null while stock cannot be asked.',
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
