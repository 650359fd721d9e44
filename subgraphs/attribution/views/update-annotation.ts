import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { type Annotation, type AnnotationKind, parseAnnotation } from './model/annotation.ts';
import { changeAnnotation, lockAnnotation } from './store/annotations.ts';

export interface UpdateAnnotationInput {
  readonly annotationId: string;
  readonly kind?: AnnotationKind | null | undefined;
  /** Empty takes the language away. */
  readonly textFr?: string | null | undefined;
  readonly textEn?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Says it in other words; its day stays, and so does what is left out.
 * @throws ForbiddenError | ValidationError | NotFoundError; ConflictError when it has another version.
 */
export async function updateAnnotation(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  { idempotencyKey: key, ...input }: UpdateAnnotationInput,
): Promise<Annotation> {
  assertCan(actor, 'reports:write');
  const id = parseId('ann', input.annotationId, 'annotationId');
  return db.inTransaction('update-annotation', async (tx) => {
    const request = { scope: `update-annotation by ${actorName(actor)}`, key, body: input };
    await onceIfKeyed(tx, request, async () => {
      const before = await lockAnnotation(tx, id);
      if (!before) throw new NotFoundError('annotation', id, 'annotationId');
      const { version, day } = before;
      if (input.expectedVersion && input.expectedVersion !== version)
        throw new ConflictError(`The annotation has version ${version}: read it again`, 'VERSION_CONFLICT', version);
      const content = parseAnnotation({
        day,
        kind: input.kind ?? before.kind,
        textFr: input.textFr ?? before.textFr,
        textEn: input.textEn ?? before.textEn,
      });
      await changeAnnotation(tx, id, { ...content, updatedAt: clock.now() });
    });
    const changed = await lockAnnotation(tx, id);
    if (!changed) throw new NotFoundError('annotation', id, 'annotationId');
    return changed;
  });
}
