/** Who may make a collection: writers of a department for it or for a group that it is in, curators for the Alliance. */
import { writingSeats, type Viewer } from '../../directory/viewer';

export const isCurator = (viewer: Viewer): boolean =>
  viewer.allianceRole === 'CURATOR' || viewer.allianceRole === 'ADMINISTRATOR';

/** The seat from which somebody makes a collection of their department or of one of its groups; none for the Alliance's. */
export const makingSeat = (viewer: Viewer) => writingSeats(viewer)[0];

export const mayMake = (viewer: Viewer): boolean => isCurator(viewer) || makingSeat(viewer) !== undefined;
