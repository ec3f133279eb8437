/** A list that is typed one line each; the list follows the typing, and the typing follows a list that came from elsewhere. */
import { useState, type ReactNode } from 'react';
import { TextField } from '../../../../ui/TextField';

const readLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

type Props = {
  field: string;
  label: ReactNode;
  hint: ReactNode;
  error?: string;
  lines: string[];
  onChange: (lines: string[]) => void;
};

export function LinesField({ lines, onChange, ...field }: Props) {
  const [typed, setTyped] = useState(lines.join('\n'));
  const fits = readLines(typed).join('\n') === lines.join('\n');
  return (
    <TextField
      {...field}
      type="area"
      value={fits ? typed : lines.join('\n')}
      onChange={(text) => {
        setTyped(text);
        onChange(readLines(text));
      }}
    />
  );
}
