import type { trouble as zh } from '../zh-CN/trouble.ts';
import type { Words } from '../words.ts';

export const trouble: Words<typeof zh> = {
  damaged: { title: 'The data file is damaged', text: 'Backroom did not touch or open it, so that it gets no worse. You can restore a backup: the damaged file is kept beside it, never deleted.' },
  newer: { title: 'The data file is of a newer Backroom', text: 'This PC has an older Backroom (data version {{app}}), the file is version {{store}}. Backroom did not touch it.', todo: 'Install the newer Backroom and open it again. Do not delete the file: all orders are in it.' },
  unreachable: { title: 'The data file cannot be opened', text: 'Its disk or folder cannot be reached now. Your data was not changed.', todo: 'See whether the disk is connected and not full, then try again.' },
  file: 'Data file', what: 'What was found', again: 'Try again',
};
