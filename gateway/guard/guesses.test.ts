import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import { fragmentsOf } from '../execution/root-fields.ts';
import { compileGuesses } from './guesses.ts';

function count(source: string, variables: Record<string, unknown> = {}): number {
  const document = parse(source);
  const [operation] = document.definitions;
  const sensitive = new Set(['giftCard', 'order.ref.lookup']);
  return compileGuesses(operation as OperationDefinitionNode, fragmentsOf(document), sensitive)(variables);
}

it('counts each alias of a field that tests a secret, in fragments too', () => {
  expect(count('{ a: giftCard(code: "1") { id } ...f } fragment f on Query { b: giftCard(code: "2") { id } }')).toBe(2);
  expect(count('{ products { nodes { giftCard { id } } } }')).toBe(0);
});

it('counts a field whose argument holds the secret, written out or in variables', () => {
  expect(count('{ order(ref: { lookup: { number: "1", email: "a@b.fr" } }) { id } }')).toBe(1);
  expect(count('{ order(ref: { id: "ord_1" }) { id } }')).toBe(0);
  const byRef = 'query ($ref: OrderRef!) { order(ref: $ref) { id } }';
  expect(count(byRef, { ref: { lookup: { number: '1', email: 'a@b.fr' } } })).toBe(1);
  expect(count(byRef, { ref: { id: 'ord_1', lookup: null } })).toBe(0);
  const byLookup = 'query ($lookup: OrderLookupInput!) { order(ref: { lookup: $lookup }) { id } }';
  expect(count(byLookup, { lookup: { number: '1', email: 'a@b.fr' } })).toBe(1);
});
