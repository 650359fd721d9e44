import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { keyOf } from './key-of.ts';
import type { SeedSession } from './seed-session.ts';

const CREATE_PRODUCT = definePort<{ input: Record<string, unknown> }, unknown>({
  domain: 'catalog',
  document: `mutation Draft($input: CreateProductInput!) { createProduct(input: $input) { __typename } }`,
  result: z.unknown(),
  timeoutMs: 30_000,
});

/** Products of the next season that nobody has priced yet. */
const DRAFTS = [
  { title: 'Robe Ondine en lin, printemps', handle: 'robe-ondine-en-lin-printemps', category: 'Robes' },
  { title: 'Trench Faustine en gabardine, printemps', handle: 'trench-faustine-printemps', category: 'Manteaux' },
] as const;

/** Makes products in draft, before all others: lists begin with what is on sale. */
export async function seedDrafts(session: SeedSession): Promise<void> {
  for (const draft of DRAFTS) {
    const input = { ...draft, status: 'DRAFT', idempotencyKey: keyOf(`draft ${draft.handle}`) };
    await session.ports.call(CREATE_PRODUCT, { input }, createServiceContext('demo'));
  }
}
