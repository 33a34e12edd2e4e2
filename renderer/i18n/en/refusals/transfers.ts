import type { transferRefusals as zh } from '../../zh-CN/refusals/transfers.ts';
import type { Words } from '../../words.ts';

export const transferRefusals: Words<typeof zh> = {
  unknown: { what: 'There is no such expected transfer.', todo: 'The list is up to date now; look again.' },
  line_unknown: { what: 'There is no such line of money.', todo: 'The list is up to date now; look again.' },
  match_unknown: { what: 'There is no such match.', todo: 'The list is up to date now; look again.' },
  order_not_waiting: { what: 'No transfer is waited for: {{state}}.', todo: 'Only an unpaid order can wait for a transfer.' },
  other_currency: { what: 'This order is in {{currency}}, not in yuan.', todo: 'Write transfers in other currencies into the note.' },
  not_waiting: { what: 'This transfer is not waited for any more.', todo: 'The list is up to date now; look again.' },
  money_on_it: { what: '{{amountFen}} came in already; it cannot be cancelled.', todo: 'Undo the match, or record that it was paid back.' },
  more_than_held: { what: 'There are only {{amountFen}} to pay back.', todo: 'Check the amount.' },
  more_than_line: { what: 'Only {{amountFen}} are left of this line.', todo: 'Check the amount, or take another line.' },
  line_set_aside: { what: 'This line was set aside.', todo: 'Put it back first.' },
  line_used_up: { what: 'All of this line is matched.', todo: 'Undo the match first.' },
  undone_already: { what: 'This match was undone already.', todo: 'There is nothing to do.' },
  not_arrived_yet: { what: 'The day lies in the future.', todo: 'Check the date.' },
};
