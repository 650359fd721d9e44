import { builder, MoneyInput } from '../../builder.ts';
import { ProductStatusType, VariantKindType } from './types.ts';

const ProductOptionInput = builder.inputType('ProductOptionInput', {
  description: 'An option with its values in the order in which they are shown.',
  fields: (t) => ({ name: t.string({ required: true }), values: t.stringList({ required: true }) }),
});

export const SelectedOptionInput = builder.inputType('SelectedOptionInput', {
  description: 'The value of one option.',
  fields: (t) => ({ name: t.string({ required: true }), value: t.string({ required: true }) }),
});

const MediaInput = builder.inputType('MediaInput', {
  description: 'A picture by its http or https address.',
  fields: (t) => ({ url: t.string({ required: true }), alt: t.string() }),
});

const VariantInput = builder.inputType('VariantInput', {
  description: 'A variant of a new product.',
  fields: (t) => ({
    sku: t.string(),
    gtin: t.string({ description: '8, 12, 13 or 14 digits; the check digit is verified.' }),
    title: t.string({ description: 'Made of the option values when absent.' }),
    kind: t.field({ type: VariantKindType }),
    options: t.field({ type: [SelectedOptionInput] }),
    price: t.field({ type: MoneyInput, description: 'Where it is first listed it starts at this price.' }),
    compareAt: t.field({ type: MoneyInput }),
    unitCost: t.field({ type: MoneyInput }),
    taxRateBasisPoints: t.int({ description: '2000 is 20 %, the default.' }),
  }),
});

export const CreateProductInput = builder.inputType('CreateProductInput', {
  description: 'A new product. ACTIVE, it is listed at once in every active channel of its currency; a DRAFT waits.',
  fields: (t) => ({
    handle: t.string({ description: 'Made of the title when absent.' }),
    title: t.string({ required: true }),
    description: t.string(),
    vendor: t.string(),
    productType: t.string(),
    category: t.string(),
    tags: t.stringList(),
    options: t.field({ type: [ProductOptionInput] }),
    variants: t.field({ type: [VariantInput] }),
    collectionIds: t.idList(),
    media: t.field({ type: [MediaInput] }),
    status: t.field({ type: ProductStatusType, description: 'DRAFT when absent.' }),
  }),
});

export const UpdateProductInput = builder.inputType('UpdateProductInput', {
  description: 'Fields that are absent stay as they are; null clears what may be empty.',
  fields: (t) => ({
    id: t.id({ required: true }),
    expectedVersion: t.int({
      description: 'The version as it was read; when the product has changed since, nothing is written.',
    }),
    handle: t.string(),
    title: t.string(),
    description: t.string(),
    vendor: t.string(),
    productType: t.string(),
    category: t.string(),
    tags: t.stringList(),
  }),
});

export const ArchiveProductInput = builder.inputType('ArchiveProductInput', {
  description: 'The product to take off sale everywhere.',
  fields: (t) => ({ id: t.id({ required: true }) }),
});

export const CreateVariantInput = builder.inputType('CreateVariantInput', {
  description: 'A further variant; it is listed wherever its product is.',
  fields: (t) => ({
    productId: t.id({ required: true }),
    sku: t.string(),
    gtin: t.string(),
    title: t.string(),
    kind: t.field({ type: VariantKindType }),
    options: t.field({ type: [SelectedOptionInput] }),
    price: t.field({ type: MoneyInput, description: "The first variant's price in each channel when absent." }),
    compareAt: t.field({ type: MoneyInput }),
    unitCost: t.field({ type: MoneyInput }),
    taxRateBasisPoints: t.int(),
  }),
});

export const UpdateVariantInput = builder.inputType('UpdateVariantInput', {
  description: 'Fields that are absent stay as they are; null clears the SKU or the barcode.',
  fields: (t) => ({ id: t.id({ required: true }), sku: t.string(), gtin: t.string(), title: t.string() }),
});
