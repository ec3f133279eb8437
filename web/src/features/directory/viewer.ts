/** Who is signed in: asked once a visit and shared by all screens through the client's cache. */
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

/** The departments for which this viewer may write. */
export const writingSeats = (viewer: Viewer): Seat[] => viewer.seats.filter((seat) => seat.role !== 'READER');
