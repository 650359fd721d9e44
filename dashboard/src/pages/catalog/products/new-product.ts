import type { CreateProductInput } from '../../../api/generated/catalog/products.ts';
import { cleanTags } from '../../../ui/fields/tags.ts';
import { parseAmount } from './amount.ts';

/** What the creation form holds: text as typed. */
export interface NewProduct {
  readonly title: string;
  readonly handle?: string;
  readonly description?: string;
  readonly vendor?: string;
  readonly productType?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  /** What tells several variants apart, such as "Taille"; of one alone nothing does. */
  readonly optionName?: string;
  readonly variants: readonly {
    readonly title: string;
    readonly sku: string;
    readonly gtin: string;
    readonly price: string;
  }[];
}

/** The house prices new products in this currency until a channel says otherwise. */
const CURRENCY = 'EUR';

/** Leaves out what was left blank; the server names what is missing or wrong. */
export function toCreateInput(form: NewProduct): CreateProductInput {
  const option = form.variants.length > 1 ? (form.optionName ?? '').trim() : '';
  return {
    title: form.title.trim(),
    handle: form.handle?.trim() || slug(form.title),
    description: form.description ?? '',
    ...(form.vendor ? { vendor: form.vendor } : {}),
    ...(form.productType ? { productType: form.productType } : {}),
    ...(form.category ? { category: form.category } : {}),
    tags: cleanTags(form.tags),
    variants: form.variants.map((variant) => {
      const amount = parseAmount(variant.price);
      return {
        title: variant.title.trim() || form.title.trim(),
        ...(option === '' ? {} : { options: [{ name: option, value: variant.title.trim() }] }),
        ...(variant.sku ? { sku: variant.sku.trim() } : {}),
        ...(variant.gtin ? { gtin: variant.gtin.trim() } : {}),
        ...(amount === null ? {} : { price: { amount, currencyCode: CURRENCY } }),
      };
    }),
  };
}

/** "Robe plissée Été" becomes "robe-plissee-ete". */
export function slug(title: string): string {
  return title
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
