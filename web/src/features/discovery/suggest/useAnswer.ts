/**
 * Asks the server for suggestions once the typing rests. Another prefix, or none, takes the question back, so that no answer
 * comes late; a question that fails is answered with nothing, since the search works without.
 */
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { mostAsked, type Answer } from './merged';
import { SuggestQuery } from './suggestQuery';

/** Milliseconds without a key that make a rest. */
const rest = 150;

export function useAnswer(prefix: string | null): Answer {
  const client = useClient();
  const [answer, setAnswer] = useState<Answer>({ prefix: '', found: [] });
  useEffect(() => {
    if (prefix === null) return;
    let takeBack = () => {};
    const timer = setTimeout(() => {
      const asked = client.query(SuggestQuery, { prefix, first: mostAsked }).subscribe(({ data }) => {
        const found = data?.suggest.map(({ text, kind }) => ({ text, from: kind })) ?? [];
        setAnswer({ prefix, found });
      });
      takeBack = () => asked.unsubscribe();
    }, rest);
    return () => {
      clearTimeout(timer);
      takeBack();
    };
  }, [client, prefix]);
  return answer;
}
