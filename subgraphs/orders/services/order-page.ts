import { ValidationError } from '../../shared/errors.ts';
import { type PageRequest, parsePage } from '../../shared/pagination.ts';

/** Reads `first` and `after` of a list of orders, whose cursors hold an instant and an id. @throws ValidationError */
export function parseOrderPage(args: {
  first?: number | null | undefined;
  after?: string | null | undefined;
}): PageRequest {
  const page = parsePage(args, 2);
  const at = page.after?.[0];
  const instant = at === undefined || (/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/.test(at) && !Number.isNaN(Date.parse(at)));
  if (!instant) {
    throw new ValidationError([{ path: 'after', message: 'not a cursor of this list' }]);
  }
  return page;
}
