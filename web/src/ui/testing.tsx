/** Renders a component in a test with English words and, if asked, a GraphQL client that answers from a function. */
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { cleanup, render } from '@testing-library/react';
import { Client, makeResult, type Exchange, type TypedDocumentNode } from '@urql/core';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { filter, map, pipe } from 'wonka';
import type { ResultOf, VariablesOf } from '../gql';

type Answer<Data> = {
  data?: Data;
  error?: { message: string; code: string; field?: string; reason?: string; value?: string };
};

/** One typed answer: the data must have the shape of the document's result. */
export type Mock = { document: unknown; answer: (variables: never) => Answer<unknown> };

export const mock = <Document extends TypedDocumentNode<unknown, never>>(
  document: Document,
  answer: (variables: VariablesOf<Document>) => Answer<ResultOf<Document>>,
): Mock => ({ document, answer: answer as Mock['answer'] });

/** A client that knows these documents only; asking for another one fails the test. */
export function mockClient(mocks: Mock[]): Client {
  const answers: Exchange = () => (operations$) =>
    pipe(
      operations$,
      filter((operation) => operation.kind !== 'teardown'),
      map((operation) => {
        const found = mocks.find((entry) => documentName(entry.document) === documentName(operation.query));
        if (!found) throw new Error(`no mock for ${documentName(operation.query)}`);
        const { data, error } = found.answer(operation.variables as never);
        const { message, ...extensions } = error ?? { message: '' };
        const errors = error && [{ message, extensions }];
        return makeResult(operation, { data: data as Record<string, unknown>, errors, hasNext: false });
      }),
    );
  return new Client({ url: '/graphql', exchanges: [answers], preferGetMethod: false });
}

function documentName(document: unknown): string {
  const { definitions } = document as { definitions: { kind: string; name?: { value: string } }[] };
  return definitions.find((definition) => definition.kind === 'OperationDefinition')?.name?.value ?? '';
}

/** Renders the part alone: what an earlier test of the file rendered is taken away first. */
export function renderPart(part: ReactNode, client: Client = mockClient([])) {
  cleanup();
  i18n.loadAndActivate({ locale: 'en', locales: 'en-US', messages: {} });
  return render(part, {
    wrapper: ({ children }) => (
      <I18nProvider i18n={i18n}>
        <Provider value={client}>{children}</Provider>
      </I18nProvider>
    ),
  });
}
