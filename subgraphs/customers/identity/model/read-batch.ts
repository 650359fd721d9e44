import type { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';

/** Reads a batch of an internal port. @throws ValidationError naming what is wrong, at most ten issues. */
export function readBatch<T>(schema: z.ZodType<T>, batch: unknown, path: string): T {
  const parsed = schema.safeParse(batch);
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    parsed.error.issues.slice(0, 10).map((issue) => ({
      path: [path, ...issue.path.map(String)].join('.'),
      message: issue.message,
    })),
  );
}
