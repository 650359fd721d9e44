import type { SchemaTypes } from '@pothos/core';
import { type DomainError, ValidationError } from '../values/errors.ts';
import type { Access } from './access-plugin.ts';

interface MutationOptions<Types extends SchemaTypes, Input, Result> {
  readonly description: string;
  readonly access: Access | readonly Access[];
  /** The type `<Name>Input`. */
  readonly input: { readonly $inferInput: Input };
  /** Classes of the errors that it may answer with, besides ValidationError; each is registered by `errorType`. */
  readonly errors?: ReadonlyArray<abstract new (...args: never[]) => DomainError>;
  resolve(input: Input, context: Types['Context']): Promise<Result> | Result;
  payload(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Result>): object;
}

/**
 * Makes the function by which a domain defines its mutations. Each gets `<Name>Payload` with the fields of `payload`, and
 * `<Name>Result`, the union of it with ValidationError and `errors`, which are those that can occur and no other. What
 * else is thrown leaves as an error of the request. `resolve` stands before `payload`, whose fields read its result.
 */
export function defineMutation<Types extends SchemaTypes>(builder: PothosSchemaTypes.SchemaBuilder<Types>) {
  return function mutation<Input, Result extends object>(
    name: string,
    { description, access, input, errors = [], resolve, payload }: MutationOptions<Types, Input, Result>,
  ): void {
    const upper = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const Payload = builder.objectRef<Result>(`${upper}Payload`);
    Payload.implement({ description: `What ${name} has done.`, access, fields: payload as never } as never);
    builder.mutationField(name, (t) =>
      t.field({
        type: Payload,
        description,
        access,
        errors: {
          types: [ValidationError, ...errors],
          union: { name: `${upper}Result`, description: `What ${name} answers: its payload, or what the input met.` },
        },
        args: { input: t.arg({ type: input, required: true, description: 'What is to be done.' } as never) },
        resolve: (_root: unknown, args: { input: Input }, context: Types['Context']) => resolve(args.input, context),
      } as never),
    );
  };
}
