/** What a document proposes, asked again while it is being read: soon at first, then more seldom. */
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ProposalQuery, type Proposal } from './proposalQuery';

const pauseBefore = (round: number) => (round === 0 ? 0 : Math.min(1_000 * 1.4 ** (round - 1), 10_000));
/** Some minute; a document that takes longer proposes nothing, and the author writes as ever. */
const rounds = 10;

export function useProposal(attachmentId: string | undefined): Proposal | null {
  const client = useClient();
  const [told, setTold] = useState<{ id: string; proposal: Proposal } | null>(null);
  const [turn, setTurn] = useState({ id: attachmentId, round: 0 });
  const round = turn.id === attachmentId ? turn.round : 0;
  useEffect(() => {
    if (!attachmentId) return;
    let over = false;
    const timer = setTimeout(async () => {
      const { data } = await client
        .query(ProposalQuery, { attachmentId }, { requestPolicy: 'network-only' })
        .toPromise();
      if (over) return;
      const proposal = data?.proposeFromDocument;
      if (proposal) setTold({ id: attachmentId, proposal });
      else if (round < rounds) setTurn({ id: attachmentId, round: round + 1 });
    }, pauseBefore(round));
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, attachmentId, round]);
  return told && told.id === attachmentId ? told.proposal : null;
}
