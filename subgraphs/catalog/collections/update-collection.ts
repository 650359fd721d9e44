import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { isKey } from '#kernel/values/text.ts';
import { givenId } from '../../shared/given-ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { refusingTaken } from '../products/store/constraints.ts';
import { collectionChanged } from './events.ts';
import { type Collection, collectionTexts } from './model/collection.ts';
import { requireCollection } from './require-collections.ts';
import { updateCollectionRow } from './store/collections.ts';

/** A field that is absent stays as it is. */
export interface UpdateCollectionInput {
  readonly collectionId: string;
  readonly title?: string | null | undefined;
  readonly handle?: string | null | undefined;
  /** The version that the caller read; when it is another now, nothing is written. */
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Changes a collection's texts.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read, or its handle is taken.
 */
export async function updateCollection(
  deps: CatalogDeps,
  request: RequestContext,
  { idempotencyKey: key, ...input }: UpdateCollectionInput,
): Promise<Collection> {
  assertCan(request.actor, 'catalog:write');
  const { collectionId, expectedVersion, ...given } = input;
  const change = parseInput(collectionTexts.partial(), given);
  const scope = `update-collection by ${actorName(request.actor)}`;
  await refusingTaken(
    deps.db.inTransaction('update-collection', (tx) =>
      onceIfKeyed(tx, { scope, key, body: input }, async () => {
        const version = isKey(collectionId) ? await updateCollectionRow(tx, collectionId, change) : undefined;
        if (version === undefined) throw new NotFoundError('Collection', collectionId, 'collectionId');
        const before = version - 1;
        if (typeof expectedVersion === 'number' && expectedVersion !== before) {
          throw new ConflictError(
            'The collection has changed since it was read; read it again',
            'VERSION_CONFLICT',
            before,
          );
        }
        await appendEvents(tx, 'catalog', [collectionChanged(givenId('col', collectionId), version, deps.clock.now())]);
      }),
    ),
  );
  return requireCollection(deps.db, collectionId);
}
