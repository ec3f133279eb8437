/** The question waits until the typing rests; a late answer, a failed one and one that nobody waits for are dropped. */
import { act, renderHook } from '@testing-library/react';
import { Client, makeErrorResult, makeResult, type Exchange, type Operation } from '@urql/core';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filter, makeSubject, merge, pipe, tap } from 'wonka';
import { useAnswer } from './useAnswer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers when it is told to. */
function slowServer() {
  const asked: Operation[] = [];
  const takenBack: Operation[] = [];
  const answers = makeSubject<ReturnType<typeof makeResult>>();
  const exchange: Exchange = () => (operations$) =>
    merge([
      answers.source,
      pipe(
        operations$,
        tap((operation) => (operation.kind === 'teardown' ? takenBack : asked).push(operation)),
        filter(() => false),
      ) as never,
    ]);
  const client = new Client({ url: '/graphql', exchanges: [exchange], preferGetMethod: false });
  const prefixes = (operations: Operation[]) => operations.map(({ variables }) => variables?.prefix as string);
  return {
    client,
    asked: () => prefixes(asked),
    takenBack: () => prefixes(takenBack),
    first: () => asked[0]?.variables?.first as number,
    answer(place: number, ...titles: string[]) {
      const suggest = titles.map((text) => ({ text, kind: 'TITLE' }));
      act(() => answers.next(makeResult(asked[place]!, { data: { suggest }, hasNext: false })));
    },
    fail: (place: number) => act(() => answers.next(makeErrorResult(asked[place]!, new Error('no network')))),
  };
}

function ask(prefix: string | null) {
  const server = slowServer();
  const wrapper = ({ children }: { children: ReactNode }) => <Provider value={server.client}>{children}</Provider>;
  const hook = renderHook(useAnswer, { initialProps: prefix, wrapper });
  return {
    ...server,
    type: (next: string | null) => hook.rerender(next),
    leave: hook.unmount,
    answered: () => ({ prefix: hook.result.current.prefix, texts: hook.result.current.found.map(({ text }) => text) }),
  };
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

test('one question when the typing rests, for seven', () => {
  const box = ask('se');
  pass(149);
  box.type('sea');
  pass(149);
  expect(box.asked()).toEqual([]);
  pass(1);
  expect([box.asked(), box.first()]).toEqual([['sea'], 7]);
  box.answer(0, 'Seal log');
  expect(box.answered()).toEqual({ prefix: 'sea', texts: ['Seal log'] });
});

test('nothing is asked where there is nothing to ask', () => {
  const box = ask(null);
  pass(1_000);
  expect(box.asked()).toEqual([]);
});

test('an answer that comes after the next letter is dropped, and its question taken back', () => {
  const box = ask('se');
  pass(150);
  box.type('sea');
  expect(box.takenBack()).toEqual(['se']);
  box.answer(0, 'Setting up');
  expect(box.answered().texts).toEqual([]);
  pass(150);
  box.answer(1, 'Seal log');
  box.answer(0, 'Setting up');
  expect(box.answered()).toEqual({ prefix: 'sea', texts: ['Seal log'] });
});

test('closing the list takes the question back', () => {
  const box = ask('se');
  box.type(null);
  pass(1_000);
  expect(box.asked()).toEqual([]);
  box.type('se');
  pass(150);
  box.leave();
  expect(box.takenBack()).toEqual(['se']);
});

test('a question that fails is answered with nothing', () => {
  const box = ask('se');
  pass(150);
  box.answer(0, 'Seal log');
  box.type('sea');
  pass(150);
  box.fail(1);
  expect(box.answered()).toEqual({ prefix: 'sea', texts: [] });
});
