/** Offers text back that did not reach the server, or that was put aside in a conflict. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { fieldNames } from './draftFields';
import type { DraftKeeper, KeeperState } from './draftKeeper';
import { fieldWords } from './fieldWords';

export function SetAsideNotice({ keeper, state }: { keeper: DraftKeeper; state: KeeperState }) {
  const { t, i18n } = useLingui();
  if (!state.setAside) return null;
  const when = new Intl.DateTimeFormat(i18n.locales, { timeStyle: 'short' }).format(state.setAside.at);
  const names = fieldNames(state.setAside.patch).map((name) => i18n._(fieldWords[name]));
  return (
    <Notice tone="info" heading={t`You have unsaved text from ${when}`}>
      <p>
        <Trans>In these fields:</Trans> {names.join(', ')}
      </p>
      <div className="row">
        <button type="button" className="usa-button" onClick={() => keeper.bringBack()}>
          <Trans>Bring it back</Trans>
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={() => keeper.dropSetAside()}>
          <Trans>Delete it</Trans>
        </button>
      </div>
    </Notice>
  );
}
