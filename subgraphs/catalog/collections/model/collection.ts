import { z } from 'zod';
import type { CollectionId } from '../../../shared/ids.ts';
import { productTexts } from '../../products/model/product-input.ts';

export interface Collection {
  readonly id: CollectionId;
  readonly handle: string;
  readonly title: string;
  readonly version: number;
}

/** Texts of a collection; they have the bounds of a product's. */
export const collectionTexts = z.object({ handle: productTexts.handle, title: productTexts.title });
