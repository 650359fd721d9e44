import { builder, idempotencyKey, optionalIdempotencyKey } from '../../builder.ts';
import { AnnotationKindType } from './annotation.ts';

const NAME = 'At most 80 characters; one’s own views of a page have different names.';
const SEARCH = 'The filters as they stand in the address: "?p=90d"; at most 2,000 characters, empty for none.';
const PATH = 'The page: "/overview".';
const SHARED =
  'Whether everybody sees it who may read figures; staff bound to stores see none that names another store.';

export const CreateSavedViewInput = builder.inputType('CreateSavedViewInput', {
  description: 'A page with its filters to keep; at most 50 of one’s own a page, and 100 shared.',
  fields: (t) => ({
    name: t.string({ required: true, description: NAME }),
    path: t.string({ required: true, description: PATH }),
    search: t.string({ required: true, description: SEARCH }),
    isShared: t.boolean({ defaultValue: false, required: true, description: SHARED }),
    isDefault: t.boolean({
      defaultValue: false,
      required: true,
      description: 'Whether the page opens with it for the caller.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateSavedViewInput = builder.inputType('UpdateSavedViewInput', {
  description: 'What changes of a view; what is left out stays.',
  fields: (t) => ({
    savedViewId: t.id({ required: true, description: 'The view.' }),
    name: t.string({ description: NAME }),
    search: t.string({ description: SEARCH }),
    isShared: t.boolean({ description: SHARED }),
    expectedVersion: t.int({ description: 'Refused when it has another one.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const DeleteSavedViewInput = builder.inputType('DeleteSavedViewInput', {
  description: 'Which view is no more.',
  fields: (t) => ({
    savedViewId: t.id({ required: true, description: 'The view.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const SetDefaultViewInput = builder.inputType('SetDefaultViewInput', {
  description: 'With which view a page opens for the caller.',
  fields: (t) => ({
    path: t.string({ required: true, description: PATH }),
    savedViewId: t.id({ description: 'One’s own view or a shared one; without one the page opens without filters.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

const TEXT_FR = 'In French, at most 200 characters; in one of the two languages it must be.';
const TEXT_EN = 'In English, at most 200 characters; in one of the two languages it must be.';

export const CreateAnnotationInput = builder.inputType('CreateAnnotationInput', {
  description: 'What happened on a day; a day has at most 10.',
  fields: (t) => ({
    happenedOn: t.field({ type: 'Date', required: true, description: "A day of the retailer's zone." }),
    kind: t.field({ type: AnnotationKindType, required: true, description: 'What kind of thing happened.' }),
    textFr: t.string({ description: TEXT_FR }),
    textEn: t.string({ description: TEXT_EN }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateAnnotationInput = builder.inputType('UpdateAnnotationInput', {
  description: 'What changes of an annotation; what is left out stays, its day always.',
  fields: (t) => ({
    annotationId: t.id({ required: true, description: 'The annotation.' }),
    kind: t.field({ type: AnnotationKindType, description: 'What kind of thing happened.' }),
    textFr: t.string({ description: `${TEXT_FR} Empty takes it away.` }),
    textEn: t.string({ description: `${TEXT_EN} Empty takes it away.` }),
    expectedVersion: t.int({ description: 'Refused when it has another one.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const DeleteAnnotationInput = builder.inputType('DeleteAnnotationInput', {
  description: 'Which annotation is no more.',
  fields: (t) => ({
    annotationId: t.id({ required: true, description: 'The annotation.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
