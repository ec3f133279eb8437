/** What the Alliance was asked and how that ended, as its report counts it: about resources and collections, and what it did unasked. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { endWords, requestWords } from './requestWords';
import type { Line } from './transparencyQuery';

type What = Pick<Line, 'kind' | 'about' | 'decision'>;

const asked: Record<Line['about'], Record<Line['kind'], MessageDescriptor>> = {
  RESOURCE: { ...requestWords, MODERATION: msg`Nobody asked: a resource` },
  COLLECTION: {
    ...requestWords,
    PUBLICATION: msg`Showing a collection further`,
    FLAG: msg`Flag on a collection`,
    MODERATION: msg`Nobody asked: a collection`,
  },
};

export const askedWords = ({ kind, about }: What): MessageDescriptor => asked[about][kind];

export function decidedWords({ kind, about, decision }: What): MessageDescriptor {
  if (decision === 'TAKEN_DOWN') return msg`Taken down`;
  if (decision === 'PUT_BACK') return msg`Published again`;
  if (decision === 'APPROVED' && about === 'COLLECTION') return msg`Shown as far as asked`;
  return endWords(kind, decision);
}
