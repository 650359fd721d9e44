/** What a module that cannot be found is called, where it is code that is generated at the installation. */
const GENERATED = /[\\/]subgraphs[\\/](\w+)[\\/]prisma[\\/]generated[\\/]/;

export function describeMissingCode(error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  const domain = GENERATED.exec(error.message)?.[1];
  return domain && `The generated code of ${domain} is missing: run "npm run generate" and start again.`;
}
