import type { queueRefusals as zh } from '../../zh-CN/refusals/queue.ts';
import type { Words } from '../../words.ts';

export const queueRefusals: Words<typeof zh> = {
  being_sent: { what: 'The job is just being handed to printer {{printer}}.', todo: 'Wait a moment until it is in the queue, then take it back.' },
  taken_back: { what: 'The job was taken back; nothing came out.', todo: 'Its orders are on the print list again, with their numbers.' },
  not_taken_back: { what: 'Printer {{printer}} still prints this job and does not give it back: {{words}}', todo: 'Cancel it at the printer or let it end, then say which sheet was the last good one.' },
  cancel_unknown: { what: 'Nobody knows whether printer {{printer}} goes on with this job: {{words}}', todo: 'Remove it from the system’s print queue first (or switch the printer off), then try again; so nothing is printed twice.' },
  needs_e_waybills: { what: 'Printer {{printer}} prints the platforms’ e-waybills only; these sheets are none.', todo: 'Choose another printer, or fetch e-waybills from the platform first.' },
};
