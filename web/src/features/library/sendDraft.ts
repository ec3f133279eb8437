/** Sends a saved draft on: to review, or, when it stays inside the department, straight to publication. */
import type { Client, CombinedError } from '@urql/core';
import type { Problem } from '../../ui/ErrorSummary';
import { sentence } from '../../ui/sentence';
import { PublishVersion, SubmitForReview, type Draft } from './draftQuery';

export type SendOutcome =
  | { kind: 'in review' }
  | { kind: 'review already open' }
  | { kind: 'published'; number: number | null }
  | { kind: 'needs review'; message: string }
  | { kind: 'incomplete'; problems: Problem[] }
  | { kind: 'conflict'; draft: Draft; message: string }
  | { kind: 'failed'; error: CombinedError };

const worded = (problems: Problem[]): Problem[] =>
  problems.map(({ field, message }) => ({ field, message: sentence(message) }));

type Order = { resourceId: string; revision: number };

export async function submitForReview(client: Client, input: Order): Promise<SendOutcome> {
  const { data, error } = await client.mutation(SubmitForReview, { input }).toPromise();
  if (!data) return { kind: 'failed', error: error! };
  const answer = data.submitForReview;
  switch (answer.__typename) {
    case 'ReviewRequested':
      return { kind: 'in review' };
    case 'ReviewAlreadyOpen':
      return { kind: 'review already open' };
    case 'DraftIncomplete':
      return { kind: 'incomplete', problems: worded(answer.problems) };
    case 'DraftConflict':
      return { kind: 'conflict', draft: answer.draft, message: answer.message };
  }
}

export async function publishVersion(client: Client, input: Order): Promise<SendOutcome> {
  const { data, error } = await client.mutation(PublishVersion, { input }).toPromise();
  if (!data) return { kind: 'failed', error: error! };
  const answer = data.publishVersion;
  switch (answer.__typename) {
    case 'VersionPublished':
      return { kind: 'published', number: answer.version.number };
    case 'NeedsReview':
      return { kind: 'needs review', message: answer.message };
    case 'DraftIncomplete':
      return { kind: 'incomplete', problems: worded(answer.problems) };
    case 'DraftConflict':
      return { kind: 'conflict', draft: answer.draft, message: answer.message };
  }
}
