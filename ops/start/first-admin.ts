import { z } from 'zod';
import { createPorts, definePort, type PortTransport } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';

/** Milliseconds that it may take: everything else starts at the same moment. */
const TIMEOUT_MS = 30_000;

/** A new one-time code, as long as nobody works in the instance; null from then on. */
const issueCode = definePort<Record<string, never>, string | null>({
  domain: 'customers',
  document: 'mutation PrepareFirstAdmin { customersPrepareFirstAdmin }',
  result: z.string().nullable(),
  timeoutMs: TIMEOUT_MS,
});

/** The code by which the first admin of an empty instance signs up; each start replaces the one before. */
export async function issueFirstAdminCode(transport: PortTransport): Promise<string | undefined> {
  const code = await createPorts('start', transport).call(issueCode, {}, createServiceContext('start', TIMEOUT_MS));
  return code ?? undefined;
}
