import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import type { PartOf } from './part.ts';

type Parts<Part> = ReadonlyArray<PartOf<Part>>;

function positionOf<Part extends { readonly id: string }>(parts: Parts<Part>, id: string, path: string): number {
  const position = parts.findIndex(({ part }) => part.id === id);
  if (position >= 0) return position;
  throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
}

/**
 * A page of parts that were read whole with their order, in the order given.
 * @throws ValidationError for a size or cursor that cannot be.
 */
export function pageOfParts<Part extends { readonly id: string }>(
  parts: Parts<Part>,
  args: PageArgs,
): Page<PartOf<Part>> {
  const page = parsePage(args, 1);
  const start = page.after ? positionOf(parts, page.after[0] ?? '', 'after') + 1 : 0;
  const end = page.before ? positionOf(parts, page.before[0] ?? '', 'before') : parts.length;
  const within = parts.slice(start, Math.max(start, end));
  const rows = (page.isBackward ? within.reverse() : within).slice(0, page.limit + 1);
  return toPage(rows, page, ({ part }) => [part.id], parts.length);
}
