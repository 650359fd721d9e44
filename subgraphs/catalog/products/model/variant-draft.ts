import { z } from 'zod';
import { newId } from '#kernel/values/ids.ts';
import type { Money } from '#kernel/values/money.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { barcode, gtin, ONE_BARCODE, sku } from './codes.ts';
import { scanCodeOf } from './gtin.ts';
import { optionKey, selectedOptions, variantTitle } from './options.ts';
import { price } from './price-input.ts';
import { type SelectedOptions, VARIANT_KINDS, type VariantKind } from './product.ts';
import { LIMITS, plainText } from './product-input.ts';

/** A variant that is about to exist. */
export interface NewVariant {
  readonly id: VariantId;
  readonly sku: string | null;
  readonly barcode: string | null;
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

/** French standard rate, in basis points. */
export const DEFAULT_TAX_RATE = 2_000;
const BASIS_POINTS = 10_000;

/** A fraction of one with at most four decimals, such as 0.055, read as basis points. */
export const taxRate = z.string().transform((text, context) => {
  const [, units, decimals = ''] = /^([01])(?:\.(\d{1,4})0*)?$/.exec(text) ?? [];
  const rate = Number(units) * BASIS_POINTS + Number(decimals.padEnd(4, '0'));
  if (rate <= BASIS_POINTS) return rate;
  context.addIssue({ code: 'custom', message: 'must be between 0 and 1, with at most four decimals' });
  return z.NEVER;
});

/** Said of amounts that need one. */
export const ONE_CURRENCY = 'price, compareAtPrice and unitCost need one currency';

/** A variant as a caller asks for it. */
export const variantDraft = z
  .object({
    sku: sku.nullish(),
    gtin: gtin.nullish(),
    barcode: barcode.nullish(),
    title: plainText(LIMITS.title).nullish(),
    kind: z.enum(VARIANT_KINDS).nullish(),
    selectedOptions: selectedOptions.nullish(),
    price: price.nullish(),
    compareAtPrice: price.nullish(),
    unitCost: price.nullish(),
    taxRate: taxRate.nullish(),
  })
  .refine(hasOneCurrency, { path: ['price'], message: ONE_CURRENCY })
  .refine((draft) => !(draft.gtin && draft.barcode), { path: ['barcode'], message: ONE_BARCODE });
export type VariantDraft = z.input<typeof variantDraft>;
type CheckedDraft = z.output<typeof variantDraft>;

/** The variants of a new product: no two of the same options or codes. */
export const variantDrafts = z
  .array(variantDraft)
  .max(LIMITS.variants, `at most ${LIMITS.variants} variants`)
  .superRefine((drafts, context) => {
    for (const [field, keyOf] of DISTINCT) {
      const seen = new Set<string>();
      for (const [index, draft] of drafts.entries()) {
        const key = keyOf(draft);
        if (typeof key !== 'string') continue;
        if (seen.has(key)) {
          context.addIssue({
            code: 'custom',
            path: [index, field],
            message: 'the same as of a variant before it',
          });
        }
        seen.add(key);
      }
    }
  });

const DISTINCT: ReadonlyArray<[string, (draft: CheckedDraft) => string | null | undefined]> = [
  ['selectedOptions', (draft) => optionKey(draft.selectedOptions ?? [])],
  ['sku', (draft) => draft.sku],
  ['gtin', (draft) => draft.gtin && scanCodeOf(draft.gtin)],
  ['barcode', (draft) => draft.barcode && scanCodeOf(draft.barcode)],
];

type Amounts = { readonly [Field in 'price' | 'compareAtPrice' | 'unitCost']?: Money | null | undefined };

export function hasOneCurrency({ price: own, compareAtPrice, unitCost }: Amounts): boolean {
  return new Set([own, compareAtPrice, unitCost].flatMap((amount) => amount?.currency ?? [])).size <= 1;
}

export function toNewVariant(draft: CheckedDraft, position: number): NewVariant {
  const chosen = draft.selectedOptions ?? [];
  return {
    id: newId('var'),
    sku: draft.sku ?? null,
    barcode: draft.barcode ?? draft.gtin ?? null,
    title: draft.title?.trim() || variantTitle(chosen),
    position,
    kind: draft.kind ?? 'GOOD',
    selectedOptions: chosen,
    optionKey: optionKey(chosen),
    price: draft.price ?? null,
    compareAtPrice: draft.compareAtPrice ?? null,
    unitCost: draft.unitCost ?? null,
    taxRateBasisPoints: draft.taxRate ?? DEFAULT_TAX_RATE,
  };
}
