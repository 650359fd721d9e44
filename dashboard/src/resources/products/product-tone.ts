import type { ProductStatus } from '../../api/generated/operations.ts';
import type { Tone } from '../../ui/StatusText.tsx';

export const PRODUCT_TONE: Readonly<Record<ProductStatus, Tone>> = {
  ACTIVE: 'good',
  DRAFT: 'neutral',
  ARCHIVED: 'muted',
};
