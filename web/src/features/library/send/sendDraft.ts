/** Sends a saved draft on: straight to publication, or to whoever reads it first. */
import { i18n } from '@lingui/core';
import type { Client, CombinedError } from '@urql/core';
import type { EnumOf } from '../../../gql';
import type { Problem } from '../../../ui/ErrorSummary';
import type { Reach } from '../../../ui/kinds';
import { sayWhole, type Told } from '../preflight/sayProblem';
import { PublishVersion, SubmitForReview, type Draft } from '../write/draftQuery';

export type NeedsReviewReason = EnumOf<'NeedsReviewReason'>;

/** Who reads it next. */
export type SentTo = 'publisher' | 'alliance';

export type SendOutcome =
  | { kind: 'sent'; to: SentTo; reviewId: string }
  | { kind: 'review already open'; with: SentTo }
  | { kind: 'published'; reach: Reach }
  | { kind: 'needs review'; reason: NeedsReviewReason; ownReach: Reach | null; message: string }
  | { kind: 'incomplete'; problems: Problem[] }
  | { kind: 'conflict'; draft: Draft; message: string }
  | { kind: 'failed'; error: CombinedError };

/** Whether there is nothing more to send: it is published, or with who reads it. */
export const isDone = ({ kind }: SendOutcome) =>
  kind === 'sent' || kind === 'published' || kind === 'review already open';

const worded = (problems: (Told & { field: string })[]): Problem[] =>
  problems.map((problem) => ({ field: problem.field, message: sayWhole(i18n, problem) }));

const readBy = ({ state }: { state: string }): SentTo => (state === 'SUBMITTED' ? 'publisher' : 'alliance');

type Order = { resourceId: string; revision: number };

export async function submitForReview(client: Client, input: Order): Promise<SendOutcome> {
  const { data, error } = await client.mutation(SubmitForReview, { input }).toPromise();
  if (!data) return { kind: 'failed', error: error! };
  const answer = data.submitForReview;
  switch (answer.__typename) {
    case 'ReviewRequested':
      return { kind: 'sent', to: readBy(answer.reviewRequest), reviewId: answer.reviewRequest.id };
    case 'ReviewAlreadyOpen':
      return { kind: 'review already open', with: readBy(answer.reviewRequest) };
    case 'DraftIncomplete':
      return { kind: 'incomplete', problems: worded(answer.problems) };
    case 'DraftConflict':
      return { kind: 'conflict', draft: answer.draft, message: answer.message };
  }
}

/** `reach` is that of the draft, as far as it is published then. */
export async function publishVersion(client: Client, input: Order, reach: Reach): Promise<SendOutcome> {
  const { data, error } = await client.mutation(PublishVersion, { input }).toPromise();
  if (!data) return { kind: 'failed', error: error! };
  const answer = data.publishVersion;
  switch (answer.__typename) {
    case 'VersionPublished':
      return { kind: 'published', reach };
    case 'NeedsReview':
      return { kind: 'needs review', reason: answer.reason, ownReach: answer.ownReach, message: answer.message };
    case 'DraftIncomplete':
      return { kind: 'incomplete', problems: worded(answer.problems) };
    case 'DraftConflict':
      return { kind: 'conflict', draft: answer.draft, message: answer.message };
  }
}
