import { z } from 'zod';
import { newId } from '#kernel/values/ids.ts';
import type { Money } from '#kernel/values/money.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { gtin, sku } from './codes.ts';
import { canonicalGtin } from './gtin.ts';
import { optionKey, selectedOptions, variantTitle } from './options.ts';
import { price } from './price-input.ts';
import { type SelectedOptions, VARIANT_KINDS, type VariantKind } from './product.ts';
import { LIMITS, plainText } from './product-input.ts';

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

/** French standard rate, in basis points. */
export const DEFAULT_TAX_RATE = 2_000;
const TAX_RATE = 'must be between 0 and 10000';

/** A variant as a caller asks for it. */
export const variantDraft = z
  .object({
    sku: sku.nullish(),
    gtin: gtin.nullish(),
    title: plainText(LIMITS.title).nullish(),
    kind: z.enum(VARIANT_KINDS).nullish(),
    options: selectedOptions.nullish(),
    price: price.nullish(),
    compareAt: price.nullish(),
    unitCost: price.nullish(),
    taxRateBasisPoints: z.int().min(0, TAX_RATE).max(10_000, TAX_RATE).nullish(),
  })
  .refine(hasOneCurrency, { path: ['price'], message: 'price, compareAt and unitCost need one currency' });
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
  ['options', (draft) => optionKey(draft.options ?? [])],
  ['sku', (draft) => draft.sku],
  ['gtin', (draft) => draft.gtin && canonicalGtin(draft.gtin)],
];

type Amounts = { readonly [Field in 'price' | 'compareAt' | 'unitCost']?: Money | null | undefined };

function hasOneCurrency({ price: own, compareAt, unitCost }: Amounts): boolean {
  return new Set([own, compareAt, unitCost].flatMap((amount) => amount?.currency ?? [])).size <= 1;
}

export function toNewVariant(draft: CheckedDraft, position: number): NewVariant {
  const chosen = draft.options ?? [];
  return {
    id: newId('var'),
    sku: draft.sku ?? null,
    gtin: draft.gtin ?? null,
    title: draft.title?.trim() || variantTitle(chosen),
    position,
    kind: draft.kind ?? 'GOOD',
    selectedOptions: chosen,
    optionKey: optionKey(chosen),
    price: draft.price ?? null,
    compareAtPrice: draft.compareAt ?? null,
    unitCost: draft.unitCost ?? null,
    taxRateBasisPoints: draft.taxRateBasisPoints ?? DEFAULT_TAX_RATE,
  };
}
