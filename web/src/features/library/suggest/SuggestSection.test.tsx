/** Suggestions: asked for after saving, each with its words, added and taken away by one button. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { draftFacts } from '../write/testing';
import { fieldsOf } from '../write/draftQuery';
import { SuggestSection } from './SuggestSection';
import { AlignmentQuery, type Alignment } from './suggestQuery';

function section(told: Alignment | null) {
  const steps: string[] = [];
  const seen = vi.fn();
  const client = mockClient([
    mock(AlignmentQuery, () => {
      steps.push('asked');
      return { data: { suggestAlignment: told } };
    }),
  ]);
  const keeper = { saveNow: async () => steps.push('saved') > 0 };
  function Part() {
    const [fields, setFields] = useState(fieldsOf(draftFacts({ topics: ['Seals'] })));
    const onChange = (patch: object) => {
      seen(patch);
      setFields((now) => ({ ...now, ...patch }));
    };
    return <SuggestSection resourceId="x1" keeper={keeper} fields={fields} onChange={onChange} />;
  }
  renderPart(<Part />, client);
  return { steps, seen, ask: () => userEvent.click(screen.getByRole('button', { name: 'Suggest from my text' })) };
}

test('the saved text is read, and a suggestion is added and taken away again', async () => {
  const { steps, seen, ask } = section({
    values: [{ value: 'high-integrity', name: 'High integrity', because: ['seal', 'chain of custody'] }],
    standards: [],
    topics: [{ value: 'seals', name: 'seals', because: [] }],
  });
  await ask();
  expect(steps).toEqual(['saved', 'asked']);
  expect(screen.getByRole('status').textContent).toBe('2 suggestions');
  expect(screen.queryByRole('heading', { name: 'Standards' })).toBeNull();
  const value = screen.getByRole('button', { name: 'High integrity' });
  expect(value.getAttribute('aria-pressed')).toBe('false');
  expect(document.getElementById(value.getAttribute('aria-describedby')!)!.textContent).toBe(
    'You wrote: seal, chain of custody',
  );
  await userEvent.click(value);
  expect(seen).toHaveBeenLastCalledWith({ values: ['high-integrity'] });
  expect(value.getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(value);
  expect(seen).toHaveBeenLastCalledWith({ values: [] });
  // A topic that the author wrote with a capital letter is the same topic.
  const topic = screen.getByRole('button', { name: 'seals' });
  expect(topic.getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(topic);
  expect(seen).toHaveBeenLastCalledWith({ topics: [] });
});

test('where the words point to nothing it says so', async () => {
  const { ask } = section({ values: [], standards: [], topics: [] });
  await ask();
  expect(screen.getByRole('status').textContent).toMatch(/^Your words point to none yet/);
});
