import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { AnnotationId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { lockAnnotation, removeAnnotation } from './store/annotations.ts';

/** Takes an annotation off the charts. @throws ForbiddenError | ValidationError | NotFoundError */
export async function deleteAnnotation(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  input: { readonly annotationId: string; readonly idempotencyKey: string },
): Promise<AnnotationId> {
  assertCan(actor, 'reports:write');
  const id = parseId('ann', input.annotationId, 'annotationId');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const request = { scope: `delete-annotation by ${actorName(actor)}`, key, body: { id } };
  await db.inTransaction('delete-annotation', (tx) =>
    once(tx, request, async () => {
      if (!(await lockAnnotation(tx, id))) throw new NotFoundError('annotation', id, 'annotationId');
      await removeAnnotation(tx, id);
    }),
  );
  return id;
}
