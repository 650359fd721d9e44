import type { PlannedProduct } from '../plan/plan-products.ts';
import { REMOTE_CHANNELS, RETAILER_NAME } from '../plan/retailer.ts';

/** Channels that list the whole collection, each at the same price. */
const CHANNELS = ['STORE', ...REMOTE_CHANNELS.map((one) => one.channel)];

/** Products in the words of `catalogImportProducts`, with the drawings that the gateway serves; a row is its place in the plan. */
export function toProductBatch(products: readonly PlannedProduct[], firstRow: number, publicUrl: string) {
  return {
    currency: 'EUR',
    channels: CHANNELS,
    dryRun: false,
    products: products.map((product, index) => ({
      row: firstRow + index,
      handle: product.handle,
      title: product.title,
      description: product.description,
      vendor: RETAILER_NAME,
      productType: product.category,
      category: product.category,
      tags: [...product.tags],
      status: 'ACTIVE',
      listed: true,
      media: [
        {
          row: firstRow + index,
          url: `${publicUrl}/demo-pictures/${product.picture}.svg`,
          alt: `${product.title}, dessin`,
        },
      ],
      variants: product.variants.map((variant) => ({
        row: firstRow + index,
        sku: variant.sku,
        barcode: variant.gtin,
        options: [
          { name: 'Couleur', value: variant.options[0] },
          { name: 'Taille', value: variant.options[1] },
        ],
        priceMinor: String(variant.priceMinor),
        compareAtMinor: product.compareAtMinor === undefined ? null : String(product.compareAtMinor),
        costMinor: String(variant.costMinor),
      })),
    })),
  };
}
