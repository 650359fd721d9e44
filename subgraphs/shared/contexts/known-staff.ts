import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';

/** Milliseconds that the one who asks waits to be told who is on the staff. */
const KNOWN_WITHIN_MS = 1_000;

/** Staff of any of these ids, e-mails or locations, those who left included. */
export const knownStaff = definePort<
  {
    of: {
      readonly ids?: readonly string[];
      readonly emails?: readonly string[];
      readonly locationIds?: readonly string[];
    };
  },
  Array<{ staffId: string; email: string; locationIds: string[] }>
>({
  domain: 'customers',
  document: 'query KnownStaff($of: JSON!) { customersStaff(of: $of) }',
  result: z.array(z.object({ staffId: z.string(), email: z.string(), locationIds: z.array(z.string()) })),
  timeoutMs: KNOWN_WITHIN_MS,
});
