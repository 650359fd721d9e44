import { languageOf } from '#kernel/request/context.ts';
import { isFrench } from '#kernel/values/words.ts';
import { builder } from '../../builder.ts';
import { StaffType } from '../../references.ts';
import type { Annotation } from '../model/annotation.ts';

export const AnnotationKindType = builder.enumType('AnnotationKind', {
  description: 'What kind of thing happened.',
  values: {
    OTHER: { description: 'Anything else.' },
    OUTAGE: { description: 'A channel or a store could not sell.' },
    PRICE_CHANGE: { description: 'Prices were changed.' },
    PROMOTION: { description: 'A promotion or a campaign.' },
  },
});

export const AnnotationType = builder.objectRef<Annotation>('Annotation').implement({
  description: 'What happened on a day, drawn as a flag on charts over time.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    version: t.exposeInt('version', { description: 'Grows with each change.' }),
    happenedOn: t.field({ type: 'Date', description: "A day of the retailer's zone.", resolve: ({ day }) => day }),
    kind: t.field({
      type: AnnotationKindType,
      description: 'What kind of thing happened.',
      resolve: ({ kind }) => kind,
    }),
    text: t.string({
      description: "In the context's language, else in the other.",
      resolve: ({ textFr, textEn }, _args, { request }) =>
        (isFrench(languageOf(request)) ? (textFr ?? textEn) : (textEn ?? textFr)) ?? '',
    }),
    textFr: t.exposeString('textFr', { nullable: true, description: 'In French; null where it is in English alone.' }),
    textEn: t.exposeString('textEn', { nullable: true, description: 'In English; null where it is in French alone.' }),
    author: t.field({
      type: StaffType,
      nullable: true,
      description: 'Who wrote it; null when that cannot be read.',
      resolve: ({ authorId }) => ({ id: authorId }),
    }),
    updatedAt: t.field({ type: 'DateTime', description: 'When it was changed last.', resolve: (one) => one.updatedAt }),
  }),
});
