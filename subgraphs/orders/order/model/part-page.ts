import { type Page, type PageArgs, pageOfWhole } from '#kernel/values/pagination.ts';
import type { PartOf } from './part.ts';

/**
 * A page of parts that were read whole with their order, in the order given.
 * @throws ValidationError for a size or cursor that cannot be.
 */
export function pageOfParts<Part extends { readonly id: string }>(
  parts: ReadonlyArray<PartOf<Part>>,
  args: PageArgs,
): Page<PartOf<Part>> {
  return pageOfWhole(parts, args, ({ part }) => part.id);
}
