import type { queueRefusals as zh } from '../../zh-CN/refusals/queue.ts';
import type { Words } from '../../words.ts';

export const queueRefusals: Words<typeof zh> = {
  being_sent: { what: 'The job is just being handed to printer {{printer}}.', todo: 'Wait a moment until it is in the queue, then take it back.' },
  taken_back: { what: 'The job was taken back; nothing came out.', todo: 'Its orders are on the print list again, with their numbers.' },
  not_taken_back: { what: 'Printer {{printer}} still prints this job and does not give it back: {{words}}', todo: 'Cancel it at the printer or let it end, then say which sheet was the last good one.' },
  cancel_unknown: { what: 'Nobody knows whether printer {{printer}} goes on with this job: {{words}}', todo: 'Remove it from the system’s print queue first (or switch the printer off), then try again; so nothing is printed twice.' },
  needs_e_waybills: { what: 'Printer {{printer}} prints the platforms’ e-waybills only; these sheets are none.', todo: 'Choose another printer, or fetch e-waybills from the platform first.' },
  auto_waits_for_job: { what: 'A job of printer {{printer}} has to be looked at; nothing prints by itself until then.', todo: 'Say in the print queue which sheets came out; it goes on by itself.' },
  auto_shop_unknown: { what: 'No order came from shop {{shop}}.', todo: 'The list is fresh again: look once more.' },
};
