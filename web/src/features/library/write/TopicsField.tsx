/** Topics as words with commas between; the list follows the typing, and the typing follows a list that came from elsewhere. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { TextField } from '../../../ui/TextField';

export const readTopics = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean),
  ),
];

type Props = { topics: string[]; error?: string; onChange: (topics: string[]) => void };

export function TopicsField({ topics, error, onChange }: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(topics.join(', '));
  const fits = readTopics(typed).join('\n') === topics.join('\n');
  return (
    <TextField
      field="topics"
      label={<Trans>Topics</Trans>}
      hint={t`Words with commas between them, like: drop boxes, chain of custody`}
      error={error}
      value={fits ? typed : topics.join(', ')}
      onChange={(text) => {
        setTyped(text);
        onChange(readTopics(text));
      }}
    />
  );
}
