import { runWithoutArguments } from '../../cli/command-line.ts';

await runWithoutArguments(
  'npm run first-admin',
  'prints a new one-time code for the first admin, as long as nobody works in the instance',
  async () => {
    // Loaded when the command line is right.
    const { issueCode } = await import('./issue-code.ts');
    const code = await issueCode(process.env);
    process.stdout.write(
      code === undefined
        ? 'Somebody works here already: an admin can give you an account.\n'
        : `The first admin signs up once with this code, at /admin or with the mutation claimFirstAdmin:\n\n  ${code}\n\n`,
    );
  },
);
