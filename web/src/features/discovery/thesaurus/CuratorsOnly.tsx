/** What stands instead of the thesaurus' editing for everybody but curators and administrators: the way in, or whom to ask. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { useViewer } from '../../directory/viewer';

/** Whether the viewer keeps the thesaurus; undefined until it is known. The server decides again at each save. */
export function useKeepsThesaurus(): boolean | undefined {
  const { viewer } = useViewer();
  return viewer && (viewer.allianceRole === 'CURATOR' || viewer.allianceRole === 'ADMINISTRATOR');
}

export function CuratorsOnly() {
  const { t } = useLingui();
  const { viewer } = useViewer();
  if (!viewer?.person) {
    return (
      <Notice tone="info" heading={t`Please sign in`}>
        <p>
          <Trans>This page is for curators of the Alliance.</Trans>
        </p>
        <SignInLink />
      </Notice>
    );
  }
  return (
    <Notice tone="info" heading={t`This page is for curators of the Alliance`}>
      <p>
        <Trans>If you are one, choose in the menu at the top to act as Alliance staff.</Trans>
      </p>
    </Notice>
  );
}
