import { ValidationError } from '../../shared/errors.ts';
import { type PageRequest, parsePage } from '../../shared/pagination.ts';

type PageArgs = Parameters<typeof parsePage>[0];

/** A page whose cursor holds text alone. @throws ValidationError */
export function parseTextPage(args: PageArgs, keyLength: number): PageRequest {
  const page = parsePage(args, keyLength);
  if (page.after?.some((part) => part.length > 500 || /\p{Cc}/u.test(part))) {
    throw new ValidationError([{ path: 'after', message: 'not a cursor of this list' }]);
  }
  return page;
}

/** A page by time and id, the time in microseconds since 1970. @throws ValidationError */
export function parseTimePage(args: PageArgs): PageRequest {
  const page = parseTextPage(args, 2);
  if (page.after && !/^-?\d{1,17}$/.test(page.after[0] ?? '')) {
    throw new ValidationError([{ path: 'after', message: 'not a cursor of this list' }]);
  }
  return page;
}
