import { givenId } from '../../shared/given-ids.ts';

/** What names a level, in a line that another domain gives. */
export function givenLevel<Line extends { readonly variantId: string; readonly locationId: string }>(line: Line) {
  return { ...line, variantId: givenId('var', line.variantId), locationId: givenId('loc', line.locationId) };
}
