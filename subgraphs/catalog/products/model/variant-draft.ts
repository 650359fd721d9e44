import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { type Money, parseMoney } from '#kernel/values/money.ts';
import { tooLong } from '#kernel/values/text.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { parseGtin } from './gtin.ts';
import { optionKey, variantTitle } from './options.ts';
import type { SelectedOption, SelectedOptions, VariantKind } from './product.ts';
import { LIMITS } from './product-input.ts';
import { gtinIssues, skuIssues } from './product-rules.ts';

/** A variant that is about to exist. */
export interface NewVariant {
  readonly id: VariantId;
  readonly sku: string | null;
  readonly gtin: string | null;
  readonly title: string;
  readonly position: number;
  readonly kind: VariantKind;
  readonly selectedOptions: SelectedOptions;
  readonly optionKey: string;
  readonly price: Money | null;
  readonly compareAtPrice: Money | null;
  readonly unitCost: Money | null;
  readonly taxRateBasisPoints: number;
}

/** An amount as a client writes it. */
export interface MoneyValue {
  readonly amount: string;
  readonly currencyCode: string;
}

/** A variant as a caller asks for it. */
export interface VariantDraft {
  readonly sku?: string | null | undefined;
  readonly gtin?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly kind?: VariantKind | null | undefined;
  readonly options?: readonly SelectedOption[] | null | undefined;
  readonly price?: MoneyValue | null | undefined;
  readonly compareAt?: MoneyValue | null | undefined;
  readonly unitCost?: MoneyValue | null | undefined;
  readonly taxRateBasisPoints?: number | null | undefined;
}

/** French standard rate, in basis points. */
export const DEFAULT_TAX_RATE = 2_000;

/**
 * An amount that a price or a cost may be.
 * @throws ValidationError
 */
export function parsePrice(value: MoneyValue, path: string): Money {
  const price = parseMoney(value.amount, value.currencyCode, path);
  if (price.minor < 0n) throw new ValidationError([{ path, message: 'must not be negative' }]);
  return price;
}

/**
 * Checks the drafts and makes variants of them, in their order.
 * @throws ValidationError naming every field that must change.
 */
export function toNewVariants(drafts: readonly VariantDraft[], path: string, firstPosition: number): NewVariant[] {
  const issues: FieldIssue[] = [];
  if (drafts.length > LIMITS.variants) issues.push({ path, message: `at most ${LIMITS.variants} variants` });
  drafts.forEach((draft, index) => {
    const at = path === '' ? '' : `${path}.${index}.`;
    issues.push(...draftIssues(draft, at));
  });
  if (issues.length > 0) throw new ValidationError(issues);
  const variants = drafts.map((draft, index) =>
    toNewVariant(draft, path === '' ? '' : `${path}.${index}.`, firstPosition + index),
  );
  assertDistinct(variants, path);
  return variants;
}

function draftIssues(draft: VariantDraft, at: string): FieldIssue[] {
  const tax = draft.taxRateBasisPoints ?? DEFAULT_TAX_RATE;
  return [
    ...skuIssues(`${at}sku`, draft.sku),
    ...gtinIssues(`${at}gtin`, draft.gtin),
    ...tooLong(`${at}title`, draft.title, LIMITS.title),
    ...(draft.options ?? []).flatMap((option, index) => [
      ...tooLong(`${at}options.${index}.name`, option.name, LIMITS.label),
      ...tooLong(`${at}options.${index}.value`, option.value, LIMITS.label),
      ...(option.name.trim() === '' || option.value.trim() === ''
        ? [{ path: `${at}options.${index}`, message: 'needs a name and a value' }]
        : []),
    ]),
    ...(tax < 0 || tax > 10_000 ? [{ path: `${at}taxRateBasisPoints`, message: 'must be between 0 and 10000' }] : []),
  ];
}

function toNewVariant(draft: VariantDraft, at: string, position: number): NewVariant {
  const selectedOptions = draft.options ?? [];
  const amount = (value: MoneyValue | null | undefined, field: string) =>
    value === null || value === undefined ? null : parsePrice(value, `${at}${field}`);
  const price = amount(draft.price, 'price');
  const compareAtPrice = amount(draft.compareAt, 'compareAt');
  const unitCost = amount(draft.unitCost, 'unitCost');
  const currencies = new Set([price, compareAtPrice, unitCost].flatMap((value) => value?.currency ?? []));
  if (currencies.size > 1) {
    throw new ValidationError([{ path: `${at}price`, message: 'price, compareAt and unitCost need one currency' }]);
  }
  return {
    id: newId('var'),
    sku: draft.sku ?? null,
    gtin: parseGtin(draft.gtin ?? '') ?? null,
    title: draft.title?.trim() || variantTitle(selectedOptions),
    position,
    kind: draft.kind ?? 'GOOD',
    selectedOptions,
    optionKey: optionKey(selectedOptions),
    price,
    compareAtPrice,
    unitCost,
    taxRateBasisPoints: draft.taxRateBasisPoints ?? DEFAULT_TAX_RATE,
  };
}

function assertDistinct(variants: readonly NewVariant[], path: string): void {
  const fields: Array<[string, (variant: NewVariant) => string | null]> = [
    ['options', (variant) => variant.optionKey],
    ['sku', (variant) => variant.sku],
    ['gtin', (variant) => variant.gtin?.padStart(14, '0') ?? null],
  ];
  for (const [field, readField] of fields) {
    const seen = new Set<string>();
    variants.forEach((variant, index) => {
      const value = readField(variant);
      if (value === null) return;
      if (seen.has(value)) {
        throw new ValidationError([
          { path: `${path}.${index}.${field}`, message: 'the same as of a variant before it' },
        ]);
      }
      seen.add(value);
    });
  }
}
