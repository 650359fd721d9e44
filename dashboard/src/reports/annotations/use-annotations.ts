import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../api/BackendContext.tsx';
import { expectMember } from '../../api/errors.ts';
import {
  type AnnotationsResult,
  annotationsDocument,
  deleteAnnotationDocument,
} from '../../api/generated/attribution/views.ts';
import type { DayRange } from '../../filters/period.ts';

type Annotation = AnnotationsResult['annotations'][number];

/** An annotation under its number, the first day's first. */
export interface NumberedAnnotation extends Annotation {
  readonly number: number;
  /** As charts ask for it. */
  readonly day: string;
}

const KEY = 'annotations';
const FRESH_MS = 5 * 60_000;

/** What happened in a period, in the order of its days. */
export function useAnnotations({ from, to }: DayRange, isAsked: boolean): readonly NumberedAnnotation[] {
  const client = useClient();
  const language = useLocale();
  const { data } = useQuery({
    queryKey: [KEY, from, to, language],
    queryFn: async ({ signal }) => {
      const answer = await client.request(annotationsDocument, { from, before: to }, { signal, language });
      return answer.annotations.toReversed().map((one, index) => ({ ...one, day: one.happenedOn, number: index + 1 }));
    },
    staleTime: FRESH_MS,
    enabled: isAsked,
  });
  return data ?? [];
}

/** Reads the annotations again, after one was written or changed. */
export function useForgetAnnotations(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}

export function useDeleteAnnotation() {
  const client = useClient();
  return useMutation({
    mutationFn: async (annotationId: string) => {
      const { deleteAnnotation } = await client.request(deleteAnnotationDocument, {
        input: { annotationId, idempotencyKey: uuidv7() },
      });
      expectMember(deleteAnnotation, 'DeleteAnnotationPayload');
    },
    onSettled: useForgetAnnotations(),
  });
}
