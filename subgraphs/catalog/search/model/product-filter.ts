import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { parseMoney } from '#kernel/values/money.ts';
import { isKey, isStorable } from '#kernel/values/text.ts';
import type { ProductStatus } from '../../products/model/product.ts';
import type { ProductListing } from './product-list.ts';

type Values = readonly string[] | null | undefined;

/** Which products, as a client asks; absent or null narrows nothing. */
export interface ProductFilter {
  readonly ids?: Values;
  readonly categories?: Values;
  readonly collectionIds?: Values;
  readonly vendors?: Values;
  readonly tags?: Values;
  readonly price?: AmountRange | null | undefined;
  readonly statuses?: readonly ProductStatus[] | null | undefined;
}

interface AmountRange {
  readonly min?: string | null | undefined;
  readonly max?: string | null | undefined;
}

/** Values that one field of a filter may name. */
const MAX_VALUES = 250;

/** The fields that name what they want, and what each value must be to name anything. */
const NAMED = { ids: isKey, categories: isStorable, collectionIds: isKey, vendors: isStorable, tags: isStorable };

/**
 * Reads a filter; values that can name nothing are left out of their list, which may leave one that matches nothing.
 * @throws ValidationError for too many values, and for amounts that are none of the currency.
 */
export function parseProductFilter(
  filter: ProductFilter,
  currencyCode: string,
): Omit<ProductListing, 'channel' | 'codedIds' | 'search'> {
  const issues = Object.keys(NAMED).flatMap((name): FieldIssue[] =>
    (filter[name as keyof typeof NAMED]?.length ?? 0) > MAX_VALUES
      ? [{ path: `filter.${name}`, issueCode: 'TOO_LONG', message: `at most ${MAX_VALUES} values`, limit: MAX_VALUES }]
      : [],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  const named = Object.fromEntries(
    Object.entries(NAMED).map(([name, isName]) => [name, filter[name as keyof typeof NAMED]?.filter(isName)]),
  ) as { readonly [Name in keyof typeof NAMED]: readonly string[] | undefined };
  const minor = (side: keyof AmountRange) => {
    const amount = filter.price?.[side];
    return amount ? parseMoney(amount, currencyCode, `filter.price.${side}`).minor : undefined;
  };
  return {
    ...named,
    minPriceMinor: minor('min'),
    maxPriceMinor: minor('max'),
    statuses: filter.statuses ?? undefined,
  };
}
