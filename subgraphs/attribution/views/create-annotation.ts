import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { AnnotationId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { type Annotation, type AnnotationKind, parseAnnotation } from './model/annotation.ts';
import { viewReader } from './model/view-reader.ts';
import { countOfDay, insertAnnotation, lockAnnotation } from './store/annotations.ts';

/** Annotations of one day: a flag of more is a heap. */
const MAX_A_DAY = 10;

export interface CreateAnnotationInput {
  readonly day: string;
  readonly kind: AnnotationKind;
  readonly textFr?: string | null | undefined;
  readonly textEn?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** Says what happened on a day. @throws ForbiddenError | ValidationError; ConflictError when the day has ten already */
export async function createAnnotation(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  { idempotencyKey, ...input }: CreateAnnotationInput,
): Promise<Annotation> {
  assertCan(actor, 'reports:write');
  const { staffId } = viewReader(actor);
  const key = parseIdempotencyKey(idempotencyKey);
  const content = parseAnnotation(input);
  return db.inTransaction(
    'create-annotation',
    async (tx) => {
      const request = { scope: `create-annotation by ${actorName(actor)}`, key, body: input };
      const { result: id } = await once(tx, request, async (): Promise<AnnotationId> => {
        if ((await countOfDay(tx, content.day)) >= MAX_A_DAY)
          throw new ConflictError(`This day has ${MAX_A_DAY} annotations already: delete or change one`);
        const made = newId('ann');
        await insertAnnotation(tx, { ...content, id: made, authorId: staffId, updatedAt: clock.now() });
        return made;
      });
      const kept = await lockAnnotation(tx, id);
      if (!kept) throw new ConflictError('The annotation was deleted meanwhile; write it again');
      return kept;
    },
    [`annotations ${content.day}`],
  );
}
