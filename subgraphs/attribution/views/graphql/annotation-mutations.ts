import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { createAnnotation } from '../create-annotation.ts';
import { deleteAnnotation } from '../delete-annotation.ts';
import { updateAnnotation } from '../update-annotation.ts';
import { AnnotationType } from './annotation.ts';
import { CreateAnnotationInput, DeleteAnnotationInput, UpdateAnnotationInput } from './inputs.ts';

const access = 'reports:write';

mutation('createAnnotation', {
  description: 'Says what happened on a day; charts over time show it.',
  access,
  input: CreateAnnotationInput,
  errors: [ConflictError],
  resolve: async ({ happenedOn: day, ...input }, { deps, request }) => ({
    annotation: await createAnnotation(deps, request, { ...input, day }),
  }),
  payload: (t) => ({
    annotation: t.field({
      type: AnnotationType,
      description: 'The new annotation.',
      resolve: ({ annotation }) => annotation,
    }),
  }),
});

mutation('updateAnnotation', {
  description: 'Says in other words what happened on a day.',
  access,
  input: UpdateAnnotationInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ annotation: await updateAnnotation(deps, request, input) }),
  payload: (t) => ({
    annotation: t.field({
      type: AnnotationType,
      description: 'The annotation as it is now.',
      resolve: ({ annotation }) => annotation,
    }),
  }),
});

mutation('deleteAnnotation', {
  description: 'Takes an annotation off the charts.',
  access,
  input: DeleteAnnotationInput,
  errors: [NotFoundError],
  resolve: async (input, { deps, request }) => ({ deletedAnnotationId: await deleteAnnotation(deps, request, input) }),
  payload: (t) => ({
    deletedAnnotationId: t.exposeID('deletedAnnotationId', { description: 'The id that is no more.' }),
  }),
});
