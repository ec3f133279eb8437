/** What stands in the way of an approval, as problems that lead to their questions. */
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../ui/ErrorSummary';
import { useViewer } from '../../directory/viewer';
import type { Check } from '../reviewQuery';
import { questionWords } from './criterionWords';
import { checkField, hindrance, type Hindrance } from './hindrances';

export function useHindrances() {
  const { t, i18n } = useLingui();
  const { viewer } = useViewer();
  return (checks: Check[]): Problem[] =>
    checks.flatMap((check) => {
      const found = hindrance(check, viewer?.person?.id);
      if (!found) return [];
      const question = questionWords(i18n, check.criterion);
      const words: Record<Hindrance, string> = {
        UNANSWERED: t`Answer first: ${question}`,
        NO: t`The answer is no, so it cannot be approved: ${question}`,
        DOUBT_OF_OTHERS: t`Answer as the second person: ${question}`,
        OWN_DOUBT: t`A second person has to answer: ${question}`,
      };
      return [{ field: checkField(check.criterion.key), message: words[found] }];
    });
}
