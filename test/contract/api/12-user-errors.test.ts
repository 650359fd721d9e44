import { isLeafType, isObjectType, isUnionType, parse, validate } from 'graphql';
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

  it.each([
    ['createChannel', 'CreateChannelInput', '... on CreateChannelPayload { channel { code } }'],
    ['issueGiftCard', 'IssueGiftCardInput', '... on IssueGiftCardPayload { code giftCard { id } }'],
    ['createProduct', 'CreateProductInput', '... on CreateProductPayload { product { id version } }'],
    ['createCart', 'CreateCartInput', '... on CreateCartPayload { cart { id version } }'],
    ['createLocation', 'CreateLocationInput', '... on CreateLocationPayload { location { code } }'],
  ])('one selection takes the errors of a union beside what has a code of its own: %s', (field, input, payload) => {
    const errors = '... on UserError { errorCode message } ... on ConflictError { currentVersion }';
    const text = `mutation ($input: ${input}!) { ${field}(input: $input) { ${payload} ${errors} } }`;
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it('one selection of every plain field of every member is valid, for each mutation', () => {
    const clashes = mutations.flatMap(({ name, type, args }) => {
      const union = schema.getType(namedType(type));
      if (!isUnionType(union)) return [];
      const members = union.getTypes().map((member) => {
        const plain = Object.values(member.getFields()).filter((one) =>
          isLeafType(schema.getType(namedType(String(one.type)))),
        );
        return `... on ${member.name} { __typename ${plain.map((one) => one.name).join(' ')} }`;
      });
      const [declared, given] = [
        args.map((arg) => `$${arg.name}: ${arg.type}`).join(' '),
        args.map((arg) => `${arg.name}: $${arg.name}`).join(' '),
      ];
      const text = `mutation (${declared}) { ${name}(${given}) { ${members.join(' ')} } }`;
      return validate(schema, parse(text)).map(({ message }) => `${name}: ${message}`);
    });
    expectNoBreach('members merge', clashes);
  });
});
