import { z } from 'zod';
import type { ProductOption, SelectedOption, Variant } from './product.ts';
import { LIMITS, plainText } from './product-input.ts';

/** Most options a product may have, and most values one may take; Shopify's own limits are 3 and 100. */
const MAX_OPTIONS = 5;
const MAX_VALUES = 250;

/** Two variants of a product with the same key are the same variant. */
export function optionKey(selected: readonly SelectedOption[]): string {
  return selected.map((option) => `${fold(option.name)}=${fold(option.value)}`).join('\u001f');
}

/** Text as people mean it: case, the encoding of accents and surrounding space do not make another value. */
function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** The variant of exactly these option values, in any order. */
export function findByOptions(variants: readonly Variant[], selected: readonly SelectedOption[]): Variant | undefined {
  const setOf = (options: readonly SelectedOption[]) =>
    options
      .map((option) => optionKey([option]))
      .sort()
      .join('\u001f');
  const wanted = setOf(selected);
  return variants.find((variant) => setOf(variant.selectedOptions) === wanted);
}

/** "S / Rouge", or "Default" for the only variant of a product without options. */
export function variantTitle(selected: readonly SelectedOption[]): string {
  return selected.length === 0 ? 'Default' : selected.map((option) => option.value).join(' / ');
}

/** The product's options as its variants use them: names in first order of use, values likewise. */
export function optionsOf(variants: ReadonlyArray<readonly SelectedOption[]>): ProductOption[] {
  const options = new Map<string, string[]>();
  for (const selected of variants) {
    for (const { name, value } of selected) {
      const values = options.get(name) ?? [];
      options.set(name, values);
      if (!values.includes(value)) values.push(value);
    }
  }
  return [...options].map(([name, values]) => ({ name, values }));
}

/** Options as declared, completed by the values that variants use. */
export function mergeOptions(declared: readonly ProductOption[], used: readonly ProductOption[]): ProductOption[] {
  const merged = new Map(declared.map((option) => [option.name, [...option.values]]));
  for (const option of used) {
    const values = merged.get(option.name) ?? [];
    merged.set(option.name, values);
    for (const value of option.values) if (!values.includes(value)) values.push(value);
  }
  return [...merged].map(([name, values]) => ({ name, values }));
}

const label = plainText(LIMITS.label).refine((text) => text.trim() !== '', 'must not be empty');

/** The options that a new product declares. */
export const productOptions = z
  .array(z.object({ name: label, values: z.array(label).max(MAX_VALUES, `at most ${MAX_VALUES} values`) }))
  .max(MAX_OPTIONS, `at most ${MAX_OPTIONS} options`);

/** The option values that make a variant what it is. */
export const selectedOptions = z.array(
  z
    .object({ name: plainText(LIMITS.label), value: plainText(LIMITS.label) })
    .refine(({ name, value }) => name.trim() !== '' && value.trim() !== '', 'needs a name and a value'),
);
