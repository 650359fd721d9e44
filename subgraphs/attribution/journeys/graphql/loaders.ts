import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { type Page, parsePage } from '#kernel/values/pagination.ts';
import type { AttributionDeps } from '../../deps.ts';
import { getJourneys } from '../get-journeys.ts';
import { getTouchpoints } from '../get-touchpoints.ts';
import type { Journey, Touchpoint } from '../model/journey.ts';

export const journeyLoader = defineLoader<AttributionDeps, Journey | null>(({ deps, request }, orderIds) =>
  getJourneys(deps, request, orderIds),
);

type Context = GraphContext<AttributionDeps>;
type PageArgs = Parameters<typeof parsePage>[0];
type TouchpointLoader = DataLoader<string, Page<Touchpoint> | null>;

const touchpointLoaders = new WeakMap<Context, Map<string, TouchpointLoader>>();

/** The loader of one executed operation for one page of the touchpoints of each customer. */
export function touchpointLoader(context: Context, args: PageArgs): TouchpointLoader {
  const loaders = touchpointLoaders.get(context) ?? new Map<string, TouchpointLoader>();
  touchpointLoaders.set(context, loaders);
  const key = JSON.stringify(args);
  const known = loaders.get(key);
  if (known) return known;
  const { deps, request } = context;
  const page = parsePage(args, 2);
  const made: TouchpointLoader = new DataLoader((customerIds) => getTouchpoints(deps, request, customerIds, page));
  loaders.set(key, made);
  return made;
}
