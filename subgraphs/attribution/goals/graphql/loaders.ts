import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { AttributionDeps } from '../../deps.ts';
import { readChanges } from '../store/alert-rules.ts';

/** Changes of state that a rule shows. */
const MAX_CHANGES = 50;

/** The last changes of rules that the caller has read already, by the rule's id. */
export const changesOfRule = defineLoader(async ({ deps }: GraphContext<AttributionDeps>, ids) => {
  const changes = await readChanges(deps.db, ids, MAX_CHANGES);
  return ids.map((id) => changes.get(id) ?? []);
});
