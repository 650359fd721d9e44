import type { FieldIssue } from './errors.ts';

/** Inclusive. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * What breaks the bounds of a number (`size`), or of the length of a text or list: the code says in which direction, the
 * limit which bound. Nothing within them; what is no number is as too small.
 */
export function boundIssues(
  path: string,
  measured: number,
  { min, max }: Bounds,
  of: 'size' | 'length',
  message: string,
): FieldIssue[] {
  if (measured > max) return [{ path, issueCode: of === 'size' ? 'TOO_LARGE' : 'TOO_LONG', message, limit: max }];
  if (measured >= min) return [];
  return [{ path, issueCode: of === 'size' ? 'TOO_SMALL' : 'TOO_SHORT', message, limit: min }];
}
