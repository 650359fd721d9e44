import type { ProductStatus } from '../../../api/generated/catalog/products.ts';
import type { Tone } from '../../../ui/StatusText.tsx';

/** What needs somebody's work stands out; what is as it should be does not. */
export const PRODUCT_TONE: Readonly<Record<ProductStatus, Tone>> = {
  ACTIVE: 'neutral',
  DRAFT: 'warn',
  ARCHIVED: 'muted',
};
