/** Says that the version people see mends a mistake in the one before, and which. Painted by the server too. */
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/Notice';
import type { Resource } from './resourceQuery';

export function CorrectedNotice({ version }: { version: Resource['currentVersion'] }) {
  const { t } = useLingui();
  if (!version?.corrects) return null;
  return (
    <Notice tone="info" heading={t`This version mends a mistake in the one before`}>
      <p className="lines">{version.changeNote}</p>
    </Notice>
  );
}
