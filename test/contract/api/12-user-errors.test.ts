import { isObjectType, isUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { fields, mutations, namedType, schema, types } from './schema-walk.ts';

describe('errors of mutations (section 12)', () => {
  it('implement UserError, and errorCode stands on them alone', () => {
    expectNoBreach('error', [
      ...types
        .filter((type) => /Error$/.test(type.name) && isObjectType(type))
        .filter((type) => isObjectType(type) && !type.getInterfaces().some(({ name }) => name === 'UserError'))
        .map(({ name }) => name),
      ...fields
        .filter(({ name, owner }) => name === 'errorCode' && !/Error$/.test(owner.name))
        .map(({ coordinate }) => coordinate),
    ]);
  });

  it('no union names a failure of the session, of rights or of an outage', () => {
    const requests = /^(Forbidden|Unauthenticated|Unavailable|Internal|RateLimited)/;
    expect(types.filter(({ name }) => requests.test(name))).toEqual([]);
  });

  it('members of a union that share the name of a field share its type', () => {
    const clashes = mutations.flatMap(({ type }) => {
      const union = schema.getType(namedType(type));
      if (!isUnionType(union)) return [];
      const known = new Map<string, string>();
      return union.getTypes().flatMap((member) =>
        Object.values(member.getFields()).flatMap((field) => {
          const before = known.get(field.name);
          known.set(field.name, String(field.type));
          return before !== undefined && before !== String(field.type) ? [`${union.name}.${field.name}`] : [];
        }),
      );
    });
    expectNoBreach('members merge', clashes);
  });
});
