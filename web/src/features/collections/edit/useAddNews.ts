/** Says what came of adding a resource to a collection, with what happens next. */
import { useLingui } from '@lingui/react/macro';
import { createElement } from 'react';
import type { Tell } from '../../../ui/useNews';
import type { AddOutcome } from './addOrder';

/** `title` is the resource's, `office` its department with the state. */
type Added = { title: string; office: string };

export function useAddNews(tell: Tell) {
  const { t } = useLingui();
  const more = (words: string) => createElement('p', null, words);
  return (outcome: AddOutcome, { title, office }: Added) => {
    const { state } = outcome.item;
    if (outcome.__typename === 'CollectionItemAdded') {
      if (state === 'ACCEPTED') tell(t`Added: ${title}`);
      else
        tell(
          t`Asked for: ${title}`,
          more(t`${office} is asked first. Readers see it here once the office has agreed.`),
        );
    } else tell(t`It is in the collection already: ${title}`, null, 'warning');
  };
}
