/** What a request asks for, as a tag. */
import { useLingui } from '@lingui/react/macro';
import { requestWords, type RequestKind } from './requestWords';

export function RequestTag({ kind }: { kind: RequestKind }) {
  const { i18n } = useLingui();
  return <span className="usa-tag usa-tag--quiet">{i18n._(requestWords[kind])}</span>;
}
