import { builder } from '../../builder.ts';
import { listAnnotations } from '../list-annotations.ts';
import { listSavedViews } from '../list-saved-views.ts';
import { AnnotationType } from './annotation.ts';
import { SavedViewType } from './types.ts';

builder.queryField('savedViews', (t) =>
  t.field({
    type: [SavedViewType],
    access: 'reports:read',
    description:
      'Views of a page: one’s own by name, then those that others share; at most 150. Staff bound to stores see none that names another store.',
    args: { path: t.arg.string({ required: true, description: 'The page: "/overview".' }) },
    resolve: async (_root, { path }, { deps, request }) => [...(await listSavedViews(deps, request, path))],
  }),
);

builder.queryField('annotations', (t) =>
  t.field({
    type: [AnnotationType],
    access: 'reports:read',
    description: 'What happened in a period, the last first; at most 200.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day; a period has at most 3,660.' }),
      before: t.arg({ type: 'Date', required: true, description: 'The first day outside the period.' }),
    },
    resolve: async (_root, period, { deps, request }) => [...(await listAnnotations(deps, request, period))],
  }),
);
