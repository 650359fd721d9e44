import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { isPlainText } from '#kernel/values/text.ts';
import type { AnnotationId, StaffId } from '../../../shared/ids.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';

export type AnnotationKind = 'OTHER' | 'OUTAGE' | 'PRICE_CHANGE' | 'PROMOTION';

/** What happened on a day, for those who read figures over time. */
export interface Annotation {
  readonly id: AnnotationId;
  readonly version: number;
  readonly day: BusinessDay;
  readonly kind: AnnotationKind;
  readonly textFr: string | null;
  readonly textEn: string | null;
  readonly authorId: StaffId;
  readonly updatedAt: Date;
}

/** What an annotation says. */
export type AnnotationContent = Pick<Annotation, 'day' | 'kind' | 'textFr' | 'textEn'>;

const text = z.string().trim().max(200).refine(isPlainText, 'must not hold control characters').nullish();
const content = z.object({
  day: z.iso.date(),
  kind: z.enum(['OTHER', 'OUTAGE', 'PRICE_CHANGE', 'PROMOTION']),
  textFr: text,
  textEn: text,
});

/** @throws ValidationError without a text in any language */
export function parseAnnotation(input: object): AnnotationContent {
  const { textFr, textEn, ...rest } = parseInput(content, input);
  if (!textFr && !textEn) {
    const message = 'is missing: say it in French, in English or in both';
    throw new ValidationError([{ path: 'textFr', issueCode: 'REQUIRED', message }]);
  }
  return { ...rest, textFr: textFr || null, textEn: textEn || null };
}
