import { readActor } from '../model/merge-actor.ts';
import { describeEvidence } from '../model/merge-event.ts';
import { ActorType, MergeEventKindType, MergeEventType } from './types.ts';

MergeEventType.implement({
  description: 'A link between two records that was found, made or taken back; never changed once written.',
  access: 'customers:read',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the event.' }),
    occurredAt: t.field({ type: 'DateTime', description: 'When it was decided.', resolve: ({ at }) => at }),
    kind: t.expose('kind', { type: MergeEventKindType, description: 'Whether they were joined or set apart.' }),
    evidence: t.string({
      description: 'The identifiers that the link rests on, values masked, else the reason that a person gave.',
      resolve: describeEvidence,
    }),
    survivorId: t.exposeID('survivorId', { description: 'The id that stood for both at that moment.' }),
    mergedId: t.exposeID('mergedId', { description: 'The id of the other record.' }),
    actor: t.field({ type: ActorType, description: 'Who decided.', resolve: ({ actor }) => readActor(actor) }),
  }),
});
