import { ValidationError } from '#kernel/values/errors.ts';
import { type PageRequest, parsePage } from '#kernel/values/pagination.ts';

type PageArgs = Parameters<typeof parsePage>[0];

/** A page by time and id, the time in microseconds since 1970. @throws ValidationError */
export function parseTimePage(args: PageArgs): PageRequest {
  const page = parsePage(args, 2);
  if (page.after && !/^-?\d{1,17}$/.test(page.after[0] ?? '')) {
    throw new ValidationError([{ path: 'after', issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
  }
  return page;
}
