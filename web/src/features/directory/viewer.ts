/** Who is signed in and as whom they act: asked once a visit and shared by all screens through the client's cache. */
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../gql';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      person {
        id
        name
        demo
      }
      seats {
        id
        post
        role
        department {
          id
          ocdId
          name
          state
          stateName
        }
      }
      allianceRole
      newInSavedSearches
      hats {
        seat {
          id
        }
        allianceRole
        current
      }
    }
  }
`);

export type Viewer = ResultOf<typeof ViewerQuery>['viewer'];
export type Seat = Viewer['seats'][number];

/** `viewer` is undefined until the answer is here; a visitor has no `person`. */
export function useViewer() {
  const [{ data, error }, ask] = useQuery({ query: ViewerQuery });
  return { viewer: data?.viewer, error, retry: () => ask({ requestPolicy: 'network-only' }) };
}

/** The seat that this viewer acts from; none for visitors, for Alliance staff, and for those who hold no seat. */
export function actingSeat(viewer: Viewer): Seat | undefined {
  const id = viewer.hats.find((hat) => hat.current)?.seat?.id;
  return viewer.seats.find((seat) => seat.id === id);
}

/** Whether somebody is signed in who belongs nowhere yet. */
export const isNewcomer = (viewer: Viewer): boolean => viewer.person !== null && viewer.hats.length === 0;

/** The departments for which this viewer may write: that of the seat they act from, unless it is a reader's. */
export const writingSeats = (viewer: Viewer): Seat[] =>
  [actingSeat(viewer)].filter((seat): seat is Seat => seat !== undefined && seat.role !== 'READER');
