import { required as isRequired, TextInput } from 'react-admin';
import { formatTags, parseTags } from './tags.ts';

interface FieldProps {
  /** Path in the record. */
  readonly source: string;
  readonly label: string;
  readonly hint?: string;
  readonly defaultValue?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
}

/** One line of text. */
export function TextLine(props: FieldProps) {
  return <TextInput {...inputProps(props)} />;
}

/** Text of several lines. */
export function TextArea(props: FieldProps) {
  return <TextInput {...inputProps(props)} multiline minRows={3} />;
}

/** A list of short texts, written with commas. */
export function TagsLine(props: FieldProps) {
  return <TextInput {...inputProps(props)} format={formatTags} parse={parseTags} />;
}

function inputProps({ hint, required = false, readOnly = false, ...field }: FieldProps) {
  return {
    ...field,
    ...(required ? { validate: isRequired() } : {}),
    readOnly,
    fullWidth: true,
    helperText: hint ?? false,
  } as const;
}
