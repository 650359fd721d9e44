import { COLORS, FAMILIES, MODEL_NAMES } from './product-vocabulary.ts';
import type { Random } from './random.ts';

export interface PlannedVariant {
  readonly sku: string;
  readonly gtin: string;
  readonly title: string;
  readonly options: readonly [string, string];
  /** With tax, in cents. */
  readonly priceMinor: number;
  /** Before tax, in cents. */
  readonly costMinor: number;
  /** How much it sells, relative to the others. */
  readonly appeal: number;
  readonly product: PlannedProduct;
}
export interface PlannedProduct {
  readonly handle: string;
  readonly title: string;
  readonly category: string;
  /** Name of its drawing in `ops/demo/pictures`. */
  readonly picture: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** What it cost before it was reduced, with tax, in cents. */
  readonly compareAtMinor: number | undefined;
  readonly colors: readonly string[];
  readonly sizes: readonly string[];
  readonly variants: PlannedVariant[];
}

/** A GTIN-13 under the French prefix 376 with its check digit (GS1 General Specifications, 7.9). */
function gtin13(serial: number): string {
  const digits = `376${String(serial).padStart(9, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** Collections that products were made for, as their first tag. */
const SEASONS = ['automne-hiver', 'printemps-été', 'permanent'] as const;
/** Share of the products that are sold at less than before. */
const REDUCED_SHARE = 0.12;

function toHandle(title: string, index: number): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, '-')}-${index}`;
}

/** The collection: about `count` products over the families, each in one to three colors and all its sizes. */
export function planProducts(random: Random, count: number): PlannedProduct[] {
  const products: PlannedProduct[] = [];
  let serial = 1;
  const weights = FAMILIES.map((family) => ({ item: family, weight: family.share }));
  for (let index = 1; index <= count; index++) {
    const family = random.weighted(weights);
    const material = random.pick(family.materials);
    const title = `${family.noun} ${random.pick(MODEL_NAMES)} ${material}`;
    const first = random.int(0, COLORS.length - 1);
    const colors = COLORS.slice(first, first + random.int(1, 3));
    const euros = family.price[0] + random.next() ** 1.6 * (family.price[1] - family.price[0]);
    const priceMinor = Math.round(euros / 5) * 500;
    const costMinor = Math.round((priceMinor / 1.2) * (0.32 + random.next() * 0.14));
    const appeal = random.exponential(1) + 0.05;
    // A stream of its own: what is sold and at which price does not hang on it.
    const dressing = random.fork(`dressing/${index}`);
    const product: PlannedProduct = {
      handle: toHandle(title, index),
      title,
      category: family.category,
      picture: family.picture,
      tags: [dressing.pick(SEASONS), material.replace(/^en /, ''), ...(appeal > 2 ? ['best-seller'] : [])],
      compareAtMinor: dressing.chance(REDUCED_SHARE) ? Math.round(priceMinor / 0.7 / 500) * 500 : undefined,
      sizes: family.sizes,
      colors: colors.map((color) => color.name),
      description: `${title}. Coupe pensée à Paris, confection européenne ; disponible en ${colors.map((color) => color.name.toLowerCase()).join(', ')}.`,
      variants: [],
    };
    for (const color of colors) {
      family.sizes.forEach((size, position) => {
        const middle = 1 - Math.abs(position - (family.sizes.length - 1) / 2) / family.sizes.length;
        product.variants.push({
          sku: `${family.prefix}-${String(index).padStart(4, '0')}-${color.code}-${size}`,
          gtin: gtin13(serial++),
          title: `${color.name} / ${size}`,
          options: [color.name, size],
          priceMinor,
          costMinor,
          appeal: appeal * middle,
          product,
        });
      });
    }
    products.push(product);
  }
  return products;
}
