import type { NewEvent } from '#kernel/events/outbox.ts';
import type { CollectionId } from '../../shared/ids.ts';

/** A collection was made, or its texts have changed. Its products tell themselves of coming and going. */
export function collectionChanged(collectionId: CollectionId, version: number, occurredAt: Date): NewEvent {
  return {
    type: 'catalog.collection-changed.v1',
    aggregateId: collectionId,
    aggregateVersion: version,
    occurredAt,
    payload: { collectionId },
  };
}
