import { z } from 'zod';
import { pageUrl } from './codes.ts';
import { LIMITS, plainText } from './product-input.ts';

/** A picture as a caller gives it. */
export interface MediaInput {
  readonly altText?: string | null | undefined;
  readonly source: { readonly url?: string | null | undefined };
}

/** The pictures of a product in the order in which they are shown. */
export const mediaInputs = z
  .array(z.object({ altText: plainText(LIMITS.title).nullish(), source: z.object({ url: pageUrl }) }))
  .max(LIMITS.media)
  .transform((media) => media.map(({ altText, source: { url } }) => ({ url, alt: altText ?? null })));
