import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CustomersDeps } from '../deps.ts';
import { readStaffOf } from './store/staff-members.ts';

const some = z.array(z.string().max(320)).max(2_000).default([]);
const requestSchema = z.object({ ids: some, emails: some, locationIds: some });

/** A member of staff as other domains know them. */
export interface FoundStaff {
  readonly staffId: string;
  readonly email: string;
  /** Empty for who is bound to none. */
  readonly locationIds: readonly string[];
}

/** Staff of any of these ids, e-mails or locations, those who left included. @throws ValidationError */
export async function findStaff({ db }: Pick<CustomersDeps, 'db'>, request: unknown): Promise<FoundStaff[]> {
  const { ids, emails, locationIds } = parseInput(requestSchema, request, 'of');
  const found = await readStaffOf(db, { ids, emails: emails.map((email) => email.toLowerCase()), locationIds });
  return found.map(({ id, email, locationIds: own }) => ({ staffId: id, email, locationIds: own }));
}
