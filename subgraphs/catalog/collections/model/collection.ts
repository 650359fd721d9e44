import type { CollectionId } from '../../../shared/ids.ts';

export interface Collection {
  readonly id: CollectionId;
  readonly handle: string;
  readonly title: string;
}
