import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '#kernel/values/errors.ts';

/** What the domains declare of themselves beside their schemas, for the gateway to act on. */
export interface Declarations {
  /** Codes of their own errors, whose messages were written for the caller. */
  readonly errorCodes: ReadonlySet<string>;
  /** Root fields that test a secret: guessing them is what an attacker would do. */
  readonly sensitiveFields: ReadonlySet<string>;
  /** Owners of addresses that are not GraphQL, by path; a trailing "/*" stands for what follows. */
  readonly routes: ReadonlyMap<string, string>;
  /** Of these addresses, the ones that pages of storefronts send to without a preflight. */
  readonly storefrontRoutes: ReadonlySet<string>;
  /** Root fields that answer every anonymous caller alike. */
  readonly sharedFields: ReadonlySet<string>;
  /** Types that change by the clock or with each sale. */
  readonly shortLivedTypes: ReadonlySet<string>;
  /** Inputs that take exactly one of their keys. */
  readonly oneOfInputs: ReadonlySet<string>;
}

const schema = z.record(
  z.string(),
  z.object({
    errorCodes: z.array(z.string()),
    sensitiveFields: z.array(z.string()),
    routes: z.array(z.string()),
    storefrontRoutes: z.array(z.string()),
    sharedFields: z.array(z.string()),
    shortLivedTypes: z.array(z.string()),
    oneOfInputs: z.array(z.string()),
  }),
);

/** The declarations of each domain, by its name. */
export type DeclarationsByDomain = z.infer<typeof schema>;

export function joinDeclarations(byDomain: DeclarationsByDomain): Declarations {
  const all = Object.entries(byDomain);
  return {
    errorCodes: new Set(all.flatMap(([, { errorCodes }]) => errorCodes)),
    sensitiveFields: new Set(all.flatMap(([, { sensitiveFields }]) => sensitiveFields)),
    routes: new Map(all.flatMap(([domain, { routes }]) => routes.map((path) => [path, domain] as const))),
    storefrontRoutes: new Set(all.flatMap(([, { storefrontRoutes }]) => storefrontRoutes)),
    sharedFields: new Set(all.flatMap(([, { sharedFields }]) => sharedFields)),
    shortLivedTypes: new Set(all.flatMap(([, { shortLivedTypes }]) => shortLivedTypes)),
    oneOfInputs: new Set(all.flatMap(([, { oneOfInputs }]) => oneOfInputs)),
  };
}

/**
 * Reads the file that `npm run compose` writes beside the supergraph. A foreign supergraph (an audit's) has none, and
 * nothing is declared then; in production it must be there, since guesses at secrets would go unlimited.
 * @throws ConfigError with one sentence for the operator
 */
export async function readDeclarations(file: string, isRequired: boolean): Promise<Declarations> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isRequired) return joinDeclarations({});
    throw new ConfigError(`${file} must lie beside the supergraph, and cannot be read (${code ?? message}).`);
  }
  try {
    return joinDeclarations(schema.parse(JSON.parse(text)));
  } catch {
    throw new ConfigError(`${file} holds no declarations of domains; run npm run compose.`);
  }
}
