/** The first answer for a key, held for as long as the key stays: a form that started from it must not start again. */
import { useState } from 'react';

export function useFirstAnswer<Answer>(key: string, answer: Answer | undefined): Answer | undefined {
  const [held, hold] = useState<{ key: string; answer: Answer } | null>(null);
  if (held?.key === key) return held.answer;
  if (answer !== undefined) hold({ key, answer });
  return undefined;
}
