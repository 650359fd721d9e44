import { z } from 'zod';
import { isPlainText } from '#kernel/values/text.ts';
import { idField } from '../../../shared/id-field.ts';

/** States that staff may change; `reserved` belongs to holds and `committed` to orders. */
const MANUAL = ['available', 'damaged', 'safetyStock', 'qualityControl', 'incoming', 'shortage'] as const;
/** Units can be moved between the states that they physically have. */
const MOVABLE = ['available', 'damaged', 'safetyStock', 'qualityControl', 'incoming'] as const;
/** A counter that can be counted: a state, or the whole of what lies in the building. */
const COUNTABLE = [...MANUAL, 'onHand'] as const;
export type Countable = (typeof COUNTABLE)[number];

/** Most units that one change may concern. */
const MAX_UNITS = 1_000_000;
/** Most changes of one request. */
const MAX_CHANGES = 250;
/** Longest reason and reference, in characters. */
const MAX_TEXT = 500;

const state = <Allowed extends string>(allowed: readonly Allowed[]) =>
  z
    .string()
    .refine((given) => allowed.some((one) => one === given), `cannot be changed here; use ${allowed.join(', ')}`)
    .transform((given) => given as Allowed);
const text = z.string().max(MAX_TEXT).refine(isPlainText, 'must not hold control characters');
const level = { variantId: idField('var'), locationId: idField('loc') };
const heading = { idempotencyKey: z.string(), reason: text.trim().min(1), referenceDocumentUri: text.nullish() };
const listOf = <Change extends z.ZodType>(change: Change) => z.array(change).min(1).max(MAX_CHANGES);

/** Units to add to states; negative to take away. */
export const adjustSchema = z.object({
  ...heading,
  changes: listOf(
    z.object({
      ...level,
      state: state(MANUAL),
      delta: z
        .int()
        .min(-MAX_UNITS)
        .max(MAX_UNITS)
        .refine((delta) => delta !== 0, 'must not be 0'),
    }),
  ),
});
export type AdjustInput = z.input<typeof adjustSchema>;

/** What states were counted to be; nothing is set where `expectedQuantity` is not what the level has. */
export const setSchema = z.object({
  ...heading,
  quantities: listOf(
    z.object({
      ...level,
      state: state(COUNTABLE),
      quantity: z.int().min(0).max(MAX_UNITS),
      expectedQuantity: z.int().nullish(),
    }),
  ).superRefine((quantities, context) => {
    // Two counts of one shelf contradict each other: it is unknown which is meant.
    const seen = new Set<string>();
    quantities.forEach(({ variantId, locationId, state: counted }, index) => {
      const shelf = `${variantId} ${locationId} ${counted}`;
      if (seen.has(shelf))
        context.addIssue({ code: 'custom', path: [index], message: 'counts the same state a second time' });
      seen.add(shelf);
    });
  }),
});
export type SetInput = z.input<typeof setSchema>;

export const moveSchema = z.object({
  ...heading,
  moves: listOf(
    z
      .object({ ...level, from: state(MOVABLE), to: state(MOVABLE), quantity: z.int().min(1).max(MAX_UNITS) })
      .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from `from`' }),
  ),
});
export type MoveInput = z.input<typeof moveSchema>;
