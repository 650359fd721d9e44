import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      rootFields: RootFieldsPlugin<Types>;
    }
  }
}

/** Makes every field of Query and Mutation nullable (federation's own apart): one that fails must not empty those beside it. */
class RootFieldsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if ((field.kind !== 'Query' && field.kind !== 'Mutation') || field.name.startsWith('_')) return field;
    return { ...field, type: { ...field.type, nullable: true } as typeof field.type };
  }
}

SchemaBuilder.registerPlugin('rootFields', RootFieldsPlugin as never);
