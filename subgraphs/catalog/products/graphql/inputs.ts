import { builder, idempotencyKey, MoneyInput, optionalIdempotencyKey } from '../../builder.ts';
import { ProductStatusType, VariantKindType } from './types.ts';

const VERSION = "The product's version as it was read; when it is another now, nothing is written.";
const SKU = "The retailer's own number, unique; at most 100 characters.";
const BARCODE =
  'Whatever a scanner reads on it, where that is no GTIN: unique, at most 100 characters. Instead of gtin.';
const GTIN = 'The number of its barcode, unique: 8, 12, 13 or 14 digits, of which the last is a right check digit.';
const TAX_RATE = 'The tax in a fraction of one with at most four decimals, such as "0.055"; "0.2" by default.';
const HANDLE = 'Its name in addresses, unique: lower-case words joined by hyphens, at most 200 characters.';
const TITLE = 'What people call it, at most 255 characters.';
const DESCRIPTION = 'Plain text with line breaks, at most 20,000 characters; empty when null.';
const VENDOR = 'Who makes it, at most 255 characters.';
const PRODUCT_TYPE = 'What sort of thing it is, at most 255 characters.';
const CATEGORY = 'What reports group its sales by, at most 255 characters.';
const TAGS = 'Words to find it by, each of at most 255 characters; at most 250.';
const OPTIONS = 'Its options in the order in which they are shown, at most 5; values that variants use are added.';
const MEDIA = 'Its pictures in the order in which they are shown, at most 250.';

const ProductOptionInput = builder.inputType('ProductOptionInput', {
  description: 'An option with its values in the order in which they are shown.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What the values have in common, such as Size.' }),
    values: t.stringList({ required: true, description: 'Its values, at most 250.' }),
  }),
});

export const SelectedOptionInput = builder.inputType('SelectedOptionInput', {
  description: 'The value of one option.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of the option, at most 255 characters.' }),
    value: t.string({ required: true, description: 'The value, at most 255 characters.' }),
  }),
});

const MediaSourceInput = builder.inputType('MediaSourceInput', {
  description: 'Where the file of a picture is.',
  isOneOf: true,
  fields: (t) => ({ url: t.field({ type: 'URL', description: 'An address from which browsers load it.' }) }),
});

const MediaInput = builder.inputType('MediaInput', {
  description: 'A picture.',
  fields: (t) => ({
    altText: t.string({ description: 'Text for those who cannot see it, at most 255 characters.' }),
    source: t.field({ type: MediaSourceInput, required: true, description: 'Where its file is.' }),
  }),
});

const CreateProductVariantInput = builder.inputType('CreateProductVariantInput', {
  description: 'A variant of a new product; its amounts have one currency.',
  fields: (t) => ({
    sku: t.string({ description: SKU }),
    gtin: t.string({ description: GTIN }),
    barcode: t.string({ description: BARCODE }),
    title: t.string({ description: 'Made of the option values when absent; at most 255 characters.' }),
    kind: t.field({ type: VariantKindType, description: 'GOOD when absent; never changes.' }),
    selectedOptions: t.field({
      type: [SelectedOptionInput],
      description: 'What makes it what it is; no two variants of a product have the same.',
    }),
    price: t.field({ type: MoneyInput, description: 'The price it starts with where it is listed.' }),
    compareAtPrice: t.field({ type: MoneyInput, description: 'The price to compare with, where it is listed.' }),
    unitCost: t.field({ type: MoneyInput, description: 'What one unit costs the retailer.' }),
    taxRate: t.field({ type: 'Decimal', description: TAX_RATE }),
  }),
});

export const CreateProductInput = builder.inputType('CreateProductInput', {
  description: 'A new product, with what belongs to it.',
  fields: (t) => ({
    handle: t.string({ description: `${HANDLE} Made of the title when absent, and made unique.` }),
    title: t.string({ required: true, description: TITLE }),
    description: t.string({ description: DESCRIPTION }),
    vendor: t.string({ description: VENDOR }),
    productType: t.string({ description: PRODUCT_TYPE }),
    category: t.string({ description: CATEGORY }),
    tags: t.stringList({ description: TAGS }),
    options: t.field({ type: [ProductOptionInput], description: OPTIONS }),
    variants: t.field({ type: [CreateProductVariantInput], description: 'Its variants in order, at most 500.' }),
    collectionIds: t.idList({ description: 'Collections that contain it.' }),
    media: t.field({ type: [MediaInput], description: MEDIA }),
    status: t.field({ type: ProductStatusType, description: 'DRAFT when absent.' }),
    channelIds: t.idList({
      description:
        'Where it is listed at once, if ACTIVE; when absent, every active PUBLIC channel of the currency of its prices.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateProductInput = builder.inputType('UpdateProductInput', {
  description: 'What changes of a product: what is left out stays, null clears what may be empty, a list replaces.',
  fields: (t) => ({
    productId: t.id({ required: true, description: 'The product.' }),
    handle: t.string({ description: HANDLE }),
    title: t.string({ description: TITLE }),
    description: t.string({ description: DESCRIPTION }),
    vendor: t.string({ description: VENDOR }),
    productType: t.string({ description: PRODUCT_TYPE }),
    category: t.string({ description: CATEGORY }),
    tags: t.stringList({ description: TAGS }),
    options: t.field({ type: [ProductOptionInput], description: OPTIONS }),
    collectionIds: t.idList({ description: 'Collections that contain it.' }),
    media: t.field({ type: [MediaInput], description: MEDIA }),
    expectedVersion: t.int({ description: VERSION }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const ArchiveProductInput = builder.inputType('ArchiveProductInput', {
  description: 'The product to take off sale everywhere.',
  fields: (t) => ({
    productId: t.id({ required: true, description: 'The product.' }),
    expectedVersion: t.int({ description: VERSION }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const CreateVariantInput = builder.inputType('CreateVariantInput', {
  description: 'A further variant; its amounts have one currency.',
  fields: (t) => ({
    productId: t.id({ required: true, description: 'The product that it is a variant of.' }),
    sku: t.string({ description: SKU }),
    gtin: t.string({ description: GTIN }),
    barcode: t.string({ description: BARCODE }),
    title: t.string({ description: 'Made of the option values when absent; at most 255 characters.' }),
    kind: t.field({ type: VariantKindType, description: 'GOOD when absent; never changes.' }),
    selectedOptions: t.field({
      type: [SelectedOptionInput],
      description: 'What makes it what it is; no two variants of a product have the same.',
    }),
    price: t.field({ type: MoneyInput, description: "The first variant's price in each channel when absent." }),
    compareAtPrice: t.field({ type: MoneyInput, description: 'The price to compare with, where it is listed.' }),
    unitCost: t.field({ type: MoneyInput, description: 'What one unit costs the retailer.' }),
    taxRate: t.field({ type: 'Decimal', description: TAX_RATE }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateVariantInput = builder.inputType('UpdateVariantInput', {
  description: 'What changes of a variant: what is left out stays, null clears what may be empty.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: 'The variant.' }),
    sku: t.string({ description: SKU }),
    gtin: t.string({ description: GTIN }),
    barcode: t.string({ description: BARCODE }),
    title: t.string({ description: 'At most 255 characters.' }),
    selectedOptions: t.field({
      type: [SelectedOptionInput],
      description: 'Replaces all; no two variants of a product have the same.',
    }),
    price: t.field({
      type: MoneyInput,
      description: 'What new listings start with; those that are there keep theirs.',
    }),
    compareAtPrice: t.field({ type: MoneyInput, description: 'The price to compare with, likewise.' }),
    unitCost: t.field({ type: MoneyInput, description: 'What one unit costs the retailer.' }),
    taxRate: t.field({ type: 'Decimal', description: 'The tax as a fraction of one with at most four decimals.' }),
    expectedVersion: t.int({ description: VERSION }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});
