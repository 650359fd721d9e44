import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { isId, newId, parseId } from '#kernel/values/ids.ts';
import type { CartLineId, VariantId } from '../../../shared/ids.ts';

const MAX_CART_LINES = 100;
const MAX_LINE_QUANTITY = 10_000;

export interface CartLine {
  readonly id: CartLineId;
  readonly variantId: VariantId;
  readonly quantity: number;
}

/** Units of a variant, as a client asks for them. */
export interface LineInput {
  readonly variantId: string;
  readonly quantity: number;
}

/** Units of a variant, without a line yet. */
export type Units = Omit<CartLine, 'id'>;

/** @throws ValidationError for an id that is no variant's, or too many lines. */
export function parseLines(lines: readonly LineInput[]): Units[] {
  if (lines.length > MAX_CART_LINES) {
    throw new ValidationError([
      { path: 'lines', issueCode: 'TOO_LARGE', message: `at most ${MAX_CART_LINES} lines at once` },
    ]);
  }
  const issues = lines.flatMap(({ variantId }, index): FieldIssue[] =>
    isId('var', variantId)
      ? []
      : [{ path: `lines.${index}.variantId`, issueCode: 'INVALID_FORMAT', message: 'expected an id of a variant' }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  return lines.map(({ variantId, quantity }) => ({ variantId: parseId('var', variantId), quantity }));
}

/** Adds units per variant; the same variant twice is one line with the sum, so nothing is lost by a merge. */
export function addLines(lines: readonly CartLine[], additions: readonly Units[]): CartLine[] {
  const byVariant = new Map(lines.map((line) => [line.variantId, line]));
  additions.forEach(({ variantId, quantity }, index) => {
    const known = byVariant.get(variantId);
    const sum = (known?.quantity ?? 0) + quantity;
    if (!Number.isInteger(quantity) || quantity < 1 || sum > MAX_LINE_QUANTITY) {
      throw new ValidationError([
        {
          path: `lines.${index}.quantity`,
          issueCode: 'NOT_ALLOWED',
          message: `a line holds 1 to ${MAX_LINE_QUANTITY} units`,
        },
      ]);
    }
    byVariant.set(variantId, { id: known?.id ?? newId('ctl'), variantId, quantity: sum });
  });
  if (byVariant.size > MAX_CART_LINES) {
    throw new ValidationError([
      { path: 'lines', issueCode: 'TOO_LARGE', message: `a cart holds at most ${MAX_CART_LINES} lines` },
    ]);
  }
  return [...byVariant.values()];
}

/** Sets a line's quantity; 0 removes it. @returns undefined when the cart has no such line. */
export function setLineQuantity(lines: readonly CartLine[], lineId: string, quantity: number): CartLine[] | undefined {
  if (!lines.some((line) => line.id === lineId)) return undefined;
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > MAX_LINE_QUANTITY) {
    throw new ValidationError([
      { path: 'quantity', issueCode: 'NOT_ALLOWED', message: `must be between 0 and ${MAX_LINE_QUANTITY}` },
    ]);
  }
  return lines.flatMap((line) => (line.id !== lineId ? [line] : quantity === 0 ? [] : [{ ...line, quantity }]));
}
