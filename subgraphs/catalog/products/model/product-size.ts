import type { Product } from './product.ts';

/** Bytes in memory beside the characters, as measured: objects, their fields, and the maps that hold them. */
const PRODUCT = 800;
const VARIANT = 600;
const LISTING = 130;
const MEDIA = 200;

/** About how many bytes of memory a product takes with everything that belongs to it. */
export function sizeOf({ title, description, media, variants }: Product): number {
  let size = PRODUCT + title.length + description.length;
  for (const { url, alt } of media) size += MEDIA + url.length + (alt?.length ?? 0);
  for (const { title: name, listings } of variants) size += VARIANT + name.length + LISTING * listings.size;
  return size;
}
