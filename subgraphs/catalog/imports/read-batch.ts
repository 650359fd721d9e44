import type { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';

/**
 * Reads what came as JSON on the internal port.
 * @throws ValidationError naming what is not of the shape.
 */
export function readBatch<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    parsed.error.issues.slice(0, 10).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}
