import type { PlannedProduct } from '../plan/plan-products.ts';
import { REMOTE_CHANNELS, RETAILER_NAME } from '../plan/retailer.ts';
import { inPounds, SHOP_ABROAD } from '../plan/shop-abroad.ts';

/** The shop abroad in the words of `catalogEnsureChannels`. */
export const CHANNEL_ABROAD = {
  code: SHOP_ABROAD.channel,
  name: SHOP_ABROAD.name,
  kind: 'ONLINE',
  currencyCode: SHOP_ABROAD.currency,
  languages: [SHOP_ABROAD.language],
  countryCodes: [SHOP_ABROAD.countryCode],
};

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

/**
 * Products of the shop abroad at their prices there. It comes before the batch of all channels, whose prices become those
 * of the variants.
 */
export function toBatchAbroad(products: readonly PlannedProduct[], firstRow: number, publicUrl: string) {
  const abroad = products.map((product) => ({
    ...product,
    compareAtMinor: undefined,
    variants: product.variants.map(inPounds),
  }));
  const { products: rows, ...batch } = toProductBatch(abroad, firstRow, publicUrl);
  return {
    ...batch,
    currency: SHOP_ABROAD.currency,
    channels: [SHOP_ABROAD.channel],
    products: rows.map((row) => ({ ...row, variants: row.variants.map((one) => ({ ...one, costMinor: null })) })),
  };
}
