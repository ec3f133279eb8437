/** Changes as whom one acts, from the next request on. All that was read before is dropped: what one may see is another now. */
import { useMutation } from 'urql';
import { graphql } from '../../gql';
import { useSend } from '../../ui/useSend';

export const ActAs = graphql(`
  mutation ActAs($input: ActAsInput!) {
    actAs(input: $input) {
      __typename
    }
  }
`);

const storageKey = 'commons-acted';

/** Whether this page was loaded anew because somebody chose as whom they act. */
export const hasJustActed = (): boolean => sessionStorage.getItem(storageKey) !== null;

export const forgetActed = () => sessionStorage.removeItem(storageKey);

/** Answers `act`, which loads a page anew when it worked, and the form's state. Without a seat one acts as staff. */
export function useActAs() {
  const form = useSend();
  const [, run] = useMutation(ActAs);
  const act = async (seatId: string | null, to?: string) => {
    if (!(await form.send([], () => run({ input: seatId ? { seatId } : { staff: true } })))) return;
    sessionStorage.setItem(storageKey, '1');
    if (to) location.assign(to);
    else location.reload();
  };
  return { act, form };
}
