import type { ProductStatus } from '../../../api/generated/catalog/products.ts';
import type { Tone } from '../../../ui/StatusText.tsx';

/** Drafts need work and stand out. */
export const PRODUCT_TONE: Readonly<Record<ProductStatus, Tone>> = {
  ACTIVE: 'neutral',
  DRAFT: 'warn',
  ARCHIVED: 'muted',
};
