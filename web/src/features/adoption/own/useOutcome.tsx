/** Tells what came of a change of a use: done, a colleague was first, or it is history. */
import { useLingui } from '@lingui/react/macro';
import type { ResultOf } from '../../../gql';
import { sentence } from '../../../ui/sentence';
import type { Tell } from '../../../ui/useNews';
import type { ChangeAdoption } from './adoptionOrders';

type Outcome = ResultOf<typeof ChangeAdoption>['changeAdoption'];

export function useOutcome(tell: Tell) {
  const { t } = useLingui();
  return (outcome: Outcome, done: string) => {
    if (outcome.__typename === 'AdoptionChanged') return tell(done);
    tell(t`Nothing was changed`, <p>{sentence(outcome.message)}</p>, 'warning');
  };
}
