import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { isId, newId, parseId } from '#kernel/values/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import type { CartInput } from './cart-access.ts';
import { changeCart } from './change-cart.ts';
import { addLines, MAX_CART_LINES } from './model/cart.ts';
import type { PricedCart } from './price-cart.ts';

export interface LineInput {
  readonly variantId: string;
  readonly quantity: number;
}

/** @throws ValidationError for an id that is no variant's, or too many lines. */
export function parseLines(lines: readonly LineInput[]): LineInput[] {
  if (lines.length > MAX_CART_LINES) {
    throw new ValidationError([{ path: 'lines', message: `at most ${MAX_CART_LINES} lines at once` }]);
  }
  const issues = lines.flatMap(({ variantId }, index) =>
    isId('var', variantId) ? [] : [{ path: `lines.${index}.variantId`, message: 'expected an id of a variant' }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  return lines.map(({ variantId, quantity }) => ({ variantId: parseId('var', variantId), quantity }));
}

/** Adds units to a cart; a variant that is there already gets more of it. */
export async function addCartLines(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput & { readonly lines: readonly LineInput[] },
): Promise<PricedCart> {
  const additions = parseLines(input.lines);
  return changeCart(
    deps,
    request,
    input,
    (cart) => ({ lines: addLines(cart.lines, additions, () => newId('ctl')) }),
    additions.map((line) => line.variantId),
  );
}
