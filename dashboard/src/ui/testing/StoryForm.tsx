import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';

interface StoryFormProps {
  /** What the fields hold, by their paths. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly children: ReactNode;
}

const NOTHING = {};

/** The form around some fields, which sends nothing. */
export function StoryForm({ values = NOTHING, children }: StoryFormProps) {
  const form = useForm({ defaultValues: values });
  return (
    <FormProvider {...form}>
      <form onSubmit={form.handleSubmit(() => undefined)}>{children}</form>
    </FormProvider>
  );
}
