import type { CreateProductInput, UpdateProductInput } from '../../../api/generated/catalog/products.ts';
import { parseAmount } from '../../../i18n/amount.ts';
import { cleanTags } from '../../../ui/fields/tags.ts';
import { PRODUCT_TEXTS } from './ProductFields.tsx';

type ProductTexts = { readonly [Name in (typeof PRODUCT_TEXTS)[number]]?: string | null };

/** The values of the fields that both forms have: text as typed. */
interface ProductForm extends ProductTexts {
  readonly title: string;
  readonly description?: string | null;
  readonly tags?: readonly string[];
}

/** The values of the form of an existing product. */
export interface EditedProduct extends ProductForm {
  readonly id: string;
  readonly version: number;
}

/** The values of the form of a new product. */
export interface NewProduct extends ProductForm {
  readonly handle?: string;
  /** Name of the option by which several variants differ, such as "Taille"; a single variant has none. */
  readonly optionName?: string;
  readonly variants: readonly NewVariant[];
  /** One a form: sent twice, it makes one product. */
  readonly idempotencyKey: string;
}

interface NewVariant {
  readonly title: string;
  readonly sku: string;
  readonly gtin: string;
  readonly price: string;
}

export const BLANK_VARIANT: NewVariant = { title: '', sku: '', gtin: '', price: '' };
export const BLANK_PRODUCT: Omit<NewProduct, 'idempotencyKey'> = { title: '', variants: [BLANK_VARIANT] };

/** Leaves out blank fields; the server names those that are missing or wrong. Prices are in the shop's currency. */
export function toCreateInput(form: NewProduct, currencyCode: string): CreateProductInput {
  const option = form.variants.length > 1 ? (form.optionName ?? '').trim() : '';
  return {
    idempotencyKey: form.idempotencyKey,
    title: form.title.trim(),
    ...(form.handle?.trim() ? { handle: form.handle.trim() } : {}),
    description: form.description ?? '',
    ...Object.fromEntries(PRODUCT_TEXTS.flatMap((name) => (form[name] ? [[name, form[name]]] : []))),
    tags: cleanTags(form.tags),
    variants: form.variants.map((variant) => {
      const amount = parseAmount(variant.price);
      return {
        title: variant.title.trim() || form.title.trim(),
        ...(option === '' ? {} : { selectedOptions: [{ name: option, value: variant.title.trim() }] }),
        ...(variant.sku ? { sku: variant.sku.trim() } : {}),
        ...(variant.gtin ? { gtin: variant.gtin.trim() } : {}),
        ...(amount === null ? {} : { price: { amount, currencyCode } }),
      };
    }),
  };
}

/** The form has one field for a variant's option, its title, and one for the option's name. */
export function toCreateField(path: string): string {
  return path.replace(/^options\.0\.name$/, 'optionName').replace(/^(variants\.\d+)\.selectedOptions\b.*$/, '$1.title');
}

/** Clears blank fields; a product that has another `version` by now is refused. */
export function toUpdateInput(form: EditedProduct): UpdateProductInput {
  return {
    productId: form.id,
    expectedVersion: form.version,
    title: form.title,
    description: form.description ?? '',
    ...Object.fromEntries(PRODUCT_TEXTS.map((name) => [name, form[name] ?? null])),
    tags: cleanTags(form.tags),
  };
}
