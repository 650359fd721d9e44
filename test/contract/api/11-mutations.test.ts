import { isObjectType, isUnionType } from 'graphql';
import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { mutations, namedType, schema } from './schema-walk.ts';

const upper = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

describe('mutations (section 11)', () => {
  it('take one input of their own and answer a union of their own', () => {
    expectNoBreach(
      'mutation shape',
      mutations
        .filter(
          ({ name, args, type }) =>
            args.length !== 1 || args[0]?.type !== `${upper(name)}Input!` || type !== `${upper(name)}Result`,
        )
        .map(({ coordinate }) => coordinate),
    );
  });

  it('answer one payload of their own and errors', () => {
    expectNoBreach(
      'mutation members',
      mutations.flatMap(({ name, type, coordinate }) => {
        const union = schema.getType(namedType(type));
        if (!isUnionType(union)) return [coordinate];
        const successes = union.getTypes().filter((member) => !/Error$/.test(member.name));
        return successes.length === 1 && successes[0]?.name === `${upper(name)}Payload` ? [] : [coordinate];
      }),
    );
  });

  it('a payload holds what it is about, not null', () => {
    expectNoBreach(
      'payload',
      mutations.flatMap(({ name }) => {
        const payload = schema.getType(`${upper(name)}Payload`);
        if (!isObjectType(payload)) return [];
        return Object.values(payload.getFields()).some(({ type }) => String(type).endsWith('!')) ? [] : [payload.name];
      }),
    );
  });
});
