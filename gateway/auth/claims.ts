import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Actor } from '#kernel/request/actor.ts';
import { ROLES } from '../../subgraphs/shared/permissions.ts';

/**
 * The claims the gateway reads, of our own tokens and of any OIDC issuer's: who (`sub`), in which session (`sid`, else
 * `jti`), and for staff `roles` and the stores they are bound to (`locations`; none means head office).
 */
const claims = z.object({
  sub: z.string().min(1),
  kind: z.enum(['customer', 'guest', 'staff']),
  sid: z.string().optional(),
  jti: z.string().optional(),
  roles: z.array(z.string()).default([]),
  locations: z.array(z.string()).default([]),
});

/** Answers undefined when the claims name nobody we know how to treat. Unknown roles grant nothing. */
export function actorOf(payload: JWTPayload): Actor | undefined {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return undefined;
  const { sub, kind, sid, jti, roles, locations } = parsed.data;
  const sessionId = sid ?? jti ?? sub;
  if (kind === 'customer' || kind === 'guest') return { kind, customerId: sub, sessionId };
  return { kind, staffId: sub, sessionId, roles: ROLES.filter((role) => roles.includes(role)), locationIds: locations };
}
