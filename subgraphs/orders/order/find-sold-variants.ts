import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { OrdersDeps } from '../deps.ts';
import { readSoldVariants } from './store/lines.ts';

const asked = z.array(z.string().max(100)).max(100_000);

/** Those of the variants that stand in an order. */
export function findSoldVariants({ db }: Pick<OrdersDeps, 'db'>, variantIds: readonly string[]): Promise<string[]> {
  return readSoldVariants(db, parseInput(asked, variantIds, 'variantIds'));
}
