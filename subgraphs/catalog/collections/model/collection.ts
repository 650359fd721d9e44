import type { CollectionId } from '../../products/model/product.ts';

export interface Collection {
  readonly id: CollectionId;
  readonly handle: string;
  readonly title: string;
}
