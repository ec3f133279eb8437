/** The kind of a resource as a tag, and the mark of demo content beside it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { kindWords, type Kind } from './kinds';

export function KindTag({ kind, topics }: { kind: Kind; topics: string[] }) {
  const { i18n } = useLingui();
  return (
    <>
      <span className="usa-tag">{i18n._(kindWords[kind])}</span>
      {topics.includes('demo') && (
        <span className="usa-tag usa-tag--demo">
          <Trans>Demo</Trans>
        </span>
      )}
    </>
  );
}
