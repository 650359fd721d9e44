import { REMOTE_CHANNELS } from '../house.ts';
import type { PlannedProduct } from '../plan-products.ts';

/** Channels that list the whole collection, each at the same price. */
const CHANNELS = ['STORE', ...REMOTE_CHANNELS.map((one) => one.channel)];

/** One product in the words of `catalogImportProducts`. */
export function toImportedProduct(product: PlannedProduct) {
  return {
    handle: product.handle,
    title: product.title,
    description: product.description,
    vendor: 'Maison Passerelle',
    productType: product.category,
    category: product.category,
    tags: [],
    status: 'ACTIVE',
    options: [
      { name: 'Couleur', values: product.colours },
      { name: 'Taille', values: product.sizes },
    ],
    media: [],
    variants: product.variants.map((variant) => ({
      sku: variant.sku,
      gtin: variant.gtin,
      title: variant.title,
      options: variant.options,
      priceMinor: String(variant.priceMinor),
      compareAtMinor: null,
      unitCostMinor: String(variant.costMinor),
      currency: 'EUR',
    })),
    channels: CHANNELS,
  };
}
