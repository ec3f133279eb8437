/**
 * What every form that sends one thing needs: the problems found before and by the server, a failure to try again, and
 * no second sending while the first is under way. Field names are made unique, since a page may show several such forms.
 */
import type { CombinedError } from '@urql/core';
import { useId, useState } from 'react';
import { readFailure, type Failure } from '../gql/errors';
import type { Problem } from './ErrorSummary';

type Answer<Data> = { data?: Data | null; error?: CombinedError };

export type Sending = ReturnType<typeof useSend>;

/** `say` words what the server refuses at a field; without it the server's own words stand there. */
export function useSend(say: (failure: Failure) => string = ({ message }) => message) {
  const mark = useId();
  const [problems, setProblems] = useState<Problem[]>([]);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [busy, setBusy] = useState(false);
  /** The field's name on this page; give it to the field as its `field`. */
  const name = (field: string) => `${field}${mark}`;

  /** Sends, unless something is found wrong already. Answers the data, or null when there is something to mend. */
  const send = async <Data>(found: Problem[], run: () => Promise<Answer<Data>>): Promise<Data | null> => {
    setFailure(null);
    setProblems(found.map((problem) => ({ ...problem, field: name(problem.field) })));
    if (found.length > 0 || busy) return null;
    setBusy(true);
    const { data, error } = await run();
    setBusy(false);
    if (data) return data;
    const wrong = readFailure(error!);
    if (wrong.field) setProblems([{ field: name(wrong.field), message: say(wrong) }]);
    else setFailure(error!);
    return null;
  };

  const errorOf = (field: string) => problems.find((problem) => problem.field === name(field))?.message;
  return { name, send, errorOf, problems, failure, busy };
}
