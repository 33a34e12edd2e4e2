import type { Words } from '../../words.ts';
import type { backupRefusals as zh } from '../../zh-CN/refusals/backup.ts';

export const backupRefusals: Words<typeof zh> = {
  damaged: { what: 'This backup is damaged and was not restored.', todo: 'Choose an earlier one. The file was not touched.' },
  unknown: { what: 'This backup is not found.', todo: 'Choose another from the list.' },
  not_there: { what: 'The disk or file is not there now.', todo: 'See whether the disk is connected, then try again.' },
  not_done: { what: 'It was not done ({{why}}).', todo: 'Try again; the data was not touched.' },
  busy: { what: 'The last step is still under way.', todo: 'Wait a moment.' },
  passphrase_wanted: { what: 'This backup has a passphrase.', todo: 'Enter the one chosen when backups were encrypted.' },
  wrong_passphrase: { what: 'That passphrase does not open this backup.', todo: 'Look at capitals and the input method, then try again. Nothing is lost.' },
  key_missing: { what: 'The key file that opens this backup is missing.', todo: 'Put backroom-key-….age from the backup folder beside the backup and choose it again.' },
  not_a_copy: { what: 'This is no backup of Backroom.', todo: 'Choose a file that ends in .db, .age or .backroom.' },
  newer: { what: 'This backup comes from a newer Backroom.', todo: 'Install the newer one first.' },
  folder_is_the_shops: { what: 'This folder lies beside the data and would be lost with its disk.', todo: 'Choose a USB disk or a folder on another disk.' },
  folder_not_writable: { what: 'This folder cannot be written to ({{why}}).', todo: 'See whether the disk is write-protected or full, or choose another.' },
  nothing_restored: { what: 'There is nothing to check.', todo: 'Print as usual.' },
  numbers_missing: { what: 'The next number of {{courierCode}} is missing.', todo: 'Every roll and every pool needs one.' },
  number_not_next: { what: '{{number}} is none of the numbers still to come.', todo: 'It should be {{next}} or a later one: look at the paper.' },
};
