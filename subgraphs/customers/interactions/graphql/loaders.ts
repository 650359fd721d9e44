import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { isId } from '#kernel/values/ids.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomersDeps } from '../../deps.ts';
import type { Interaction } from '../model/interaction.ts';
import { readInteractions } from '../store/interactions.ts';

/** Interactions by id, null where there is none that the caller may see. */
export const interactionsById = defineLoader(async ({ deps, request }: GraphContext<CustomersDeps>, ids) => {
  const wellFormed = can(request.actor, 'customers:read') ? ids.filter((id) => isId('int', id)) : [];
  const found = wellFormed.length > 0 ? await readInteractions(deps.db, wellFormed) : [];
  const byId = new Map<string, Interaction>(found.map((one) => [one.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
});
