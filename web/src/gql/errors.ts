/** Reads the code, the field and the words out of a failed GraphQL answer, so that screens can say what went wrong. */
import type { CombinedError } from '@urql/core';
import { sentence } from '../ui/sentence';

export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'INTERNAL'
  | 'NETWORK';

/** What a screen needs to know of a failure; `field` is the input field's name where one is at fault. */
export type Failure = {
  code: ErrorCode;
  message: string;
  field: string | null;
  /** Why, in a word by which a screen says it in its own language, and the value that its sentence names. */
  reason?: string;
  value?: string;
};

/** The first error decides. An answer that never came is NETWORK; an answer that is not GraphQL is UNAVAILABLE. */
export function readFailure(error: CombinedError): Failure {
  const first = error.graphQLErrors[0];
  if (first) {
    const { code, field, reason, value } = first.extensions as Partial<Failure>;
    return { code: code ?? 'INTERNAL', message: sentence(first.message), field: field ?? null, reason, value };
  }
  const answered = typeof (error.response as Response | undefined)?.status === 'number';
  return { code: answered ? 'UNAVAILABLE' : 'NETWORK', message: '', field: null };
}
