/** Who may edit the thesaurus, and what stands instead of it for everybody else. */
import { useLingui } from '@lingui/react/macro';
import { StaffOnly } from '../../directory/staff/StaffOnly';
import { useViewer } from '../../directory/viewer';

/** Whether the viewer keeps the thesaurus; undefined until it is known. The server decides again at each save. */
export function useKeepsThesaurus(): boolean | undefined {
  const { viewer } = useViewer();
  return viewer && (viewer.allianceRole === 'CURATOR' || viewer.allianceRole === 'ADMINISTRATOR');
}

export function CuratorsOnly() {
  const { t } = useLingui();
  const { viewer } = useViewer();
  return viewer && <StaffOnly viewer={viewer} who={t`curators of the Alliance`} />;
}
