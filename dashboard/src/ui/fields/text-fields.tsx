import { required as isRequired, regex, TextInput } from 'react-admin';
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

/** A day, as the browser lets one pick it. */
export function DayLine(props: FieldProps) {
  // The browser writes its own blank form of a day where a label would lie.
  return (
    <TextInput {...inputProps(props)} type="date" fullWidth={false} slotProps={{ inputLabel: { shrink: true } }} />
  );
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of the day as 24 hours have it, whatever the browser's own language; its label is spoken alone. */
export function TimeLine({ label, wrong, ...props }: FieldProps & { readonly wrong: string }) {
  const { validate = [], ...field } = inputProps({ ...props, label });
  return (
    <TextInput
      {...field}
      validate={[validate, regex(TIME, wrong)].flat()}
      label={false}
      placeholder="--:--"
      fullWidth={false}
      sx={{ width: 64, '& input': { px: 1.25 } }}
      slotProps={{ htmlInput: { 'aria-label': label, inputMode: 'numeric', maxLength: 5 } }}
    />
  );
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
