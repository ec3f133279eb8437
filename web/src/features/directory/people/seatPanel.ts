/** What every panel that opens below a seat is given. */
import type { Done, PeopleDepartment, SeatFacts } from './peopleQuery';

export type SeatPanelProps = {
  seat: SeatFacts;
  /** All seats of the department, for those that hand something to another one. */
  seats: SeatFacts[];
  department: PeopleDepartment;
  onDone: Done;
  onClose: () => void;
};

/** The seats that somebody else holds, to choose a successor or an heir from. */
export const heldByOthers = ({ seat, seats }: Pick<SeatPanelProps, 'seat' | 'seats'>) =>
  seats.filter((other) => other.holder && other.id !== seat.id && other.holder.id !== seat.holder?.id);
