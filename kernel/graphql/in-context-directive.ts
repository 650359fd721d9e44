import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core';
import { DirectiveLocation, GraphQLDirective, type GraphQLInputType, GraphQLSchema, GraphQLString } from 'graphql';

/** Name of the builder's plugin, and of the directive that it defines. */
export const IN_CONTEXT = 'inContext';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      inContext: InContextPlugin<Types>;
    }
  }
}

function inContext(schema: GraphQLSchema): GraphQLDirective {
  const scalar = (name: string) => schema.getType(name) as GraphQLInputType;
  return new GraphQLDirective({
    name: IN_CONTEXT,
    description:
      'The context of the operation, argument by argument instead of what the headers say: every price, availability and text below is of it.',
    locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
    args: {
      channel: { type: GraphQLString, description: "The channel's code; the instance's default channel when absent." },
      language: { type: scalar('LanguageTag'), description: "The best of the channel's languages for it applies." },
      currency: { type: scalar('CurrencyCode'), description: "The country's, else the channel's first, when absent." },
      country: { type: scalar('CountryCode'), description: "The channel's first when absent." },
      store: { type: GraphQLString, description: 'Code of the store in which it is asked; none when absent.' },
    },
  });
}

/** Defines `@inContext` in every subgraph, so that any router hands it on to those that an operation touches. */
class InContextPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    return new GraphQLSchema({ ...schema.toConfig(), directives: [...schema.getDirectives(), inContext(schema)] });
  }
}

SchemaBuilder.registerPlugin(IN_CONTEXT, InContextPlugin);
