import { type FieldIssue, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { isId, newId, parseId } from '#kernel/values/ids.ts';
import type { CartLineId, VariantId } from '../../../shared/ids.ts';

const MAX_CART_LINES = 100;
const MAX_LINE_QUANTITY = 10_000;

export interface CartLine {
  readonly id: CartLineId;
  readonly variantId: VariantId;
  readonly quantity: number;
  /** What a unit cost when the line was put in or changed last; null until that is written, or when it had no price. */
  readonly shownPriceMinor: bigint | null;
}

/** Units of a variant, as a client asks for them. */
export interface LineInput {
  readonly variantId: string;
  readonly quantity: number;
}

/** Units of a variant, without a line yet. */
export type Units = Pick<CartLine, 'variantId' | 'quantity'>;

/** @throws ValidationError for more lines than a cart has. */
export function assertLineCount(lines: readonly unknown[], path: string): void {
  if (lines.length <= MAX_CART_LINES) return;
  const message = `at most ${MAX_CART_LINES} lines at once`;
  throw new ValidationError([{ path, issueCode: 'TOO_LONG', message, limit: MAX_CART_LINES }]);
}

/** @throws ValidationError for an id that is no variant's, or too many lines. */
export function parseLines(lines: readonly LineInput[]): Units[] {
  assertLineCount(lines, 'lines');
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
          issueCode: sum > MAX_LINE_QUANTITY ? 'TOO_LARGE' : 'TOO_SMALL',
          message: `a line holds 1 to ${MAX_LINE_QUANTITY} units`,
          limit: sum > MAX_LINE_QUANTITY ? MAX_LINE_QUANTITY : 1,
        },
      ]);
    }
    byVariant.set(variantId, { id: known?.id ?? newId('ctl'), variantId, quantity: sum, shownPriceMinor: null });
  });
  if (byVariant.size > MAX_CART_LINES) {
    throw new ValidationError([
      {
        path: 'lines',
        issueCode: 'TOO_LONG',
        message: `a cart holds at most ${MAX_CART_LINES} lines`,
        limit: MAX_CART_LINES,
      },
    ]);
  }
  return [...byVariant.values()];
}

/** A line of a cart and how many units it is to hold. */
export interface LineQuantity {
  readonly lineId: string;
  readonly quantity: number;
}

/**
 * Sets quantities of lines; 0 removes one.
 * @throws ValidationError for a quantity that no line can have; NotFoundError for a line that the cart does not have.
 */
export function setQuantities(lines: readonly CartLine[], wanted: readonly LineQuantity[]): CartLine[] {
  const quantities = new Map<string, number>();
  wanted.forEach(({ lineId, quantity }, index) => {
    const path = `lines.${index}`;
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > MAX_LINE_QUANTITY) {
      const message = `must be between 0 and ${MAX_LINE_QUANTITY}`;
      const issueCode = quantity < 0 ? 'TOO_SMALL' : 'TOO_LARGE';
      const limit = quantity < 0 ? 0 : MAX_LINE_QUANTITY;
      throw new ValidationError([{ path: `${path}.quantity`, issueCode, message, limit }]);
    }
    if (quantities.has(lineId)) {
      throw new ValidationError([{ path: `${path}.lineId`, issueCode: 'DUPLICATE', message: 'stands here already' }]);
    }
    if (quantity > 0 && !lines.some((line) => line.id === lineId)) {
      throw new NotFoundError('cart line', lineId, `${path}.lineId`);
    }
    quantities.set(lineId, quantity);
  });
  return lines.flatMap((line) => {
    const quantity = quantities.get(line.id);
    if (quantity === undefined) return [line];
    return quantity === 0 ? [] : [{ ...line, quantity, shownPriceMinor: null }];
  });
}

/** Lines whose prices are another channel's or currency's from now on. */
export function withoutShownPrices(lines: readonly CartLine[]): CartLine[] {
  return lines.map((line) => ({ ...line, shownPriceMinor: null }));
}
