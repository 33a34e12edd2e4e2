import type { Words } from '../../words.ts';
import type { templateRefusals as chinese } from '../../zh-CN/refusals/templates.ts';

export const templateRefusals: Words<typeof chinese> = {
  unknown: { what: 'There is no such template.', todo: 'The list has been refreshed; please look again.' },
  shipped: { what: 'This template comes with the app and cannot be changed.', todo: 'Copy it first, then change the copy.' },
  retired: { what: 'This template has been retired.', todo: 'Choose another one, or make a copy.' },
  changed_meanwhile: { what: 'Somebody saved version {{version}} after you opened it.', todo: 'Your changes are still here. Discard them to see the new version, or save again to make yours the newest.' },
  kind_changed: { what: 'This template is for: {{kind}}. It cannot become another kind of document.', todo: 'Copy a template of the kind that you want to print.' },
  in_use: { what: 'This template is in use in {{count}} place(s).', todo: 'Choose another one under Printers first, then retire it.' },
  version_unknown: { what: 'There is no version {{version}}.', todo: 'The list of versions has been refreshed; please look again.' },
  picture_unknown: { what: 'There is no such picture.', todo: 'Choose one again.' },
  picture_too_large: { what: 'The picture is too large (at most {{most}} {{limit}}).', todo: 'Make it smaller, then choose it again.' },
  not_a_picture: { what: 'This is neither a PNG nor a JPEG picture.', todo: 'Choose another one, or save it as PNG first.' },
  picture_damaged: { what: 'The picture is damaged and cannot be read.', todo: 'Choose another one.' },
  file_unreadable: { what: 'The file cannot be read: {{file}}.', todo: 'See whether it is still there and may be read.' },
  file_too_large: { what: 'The file is too large (at most {{most}} MB).', todo: 'It does not look like a template; choose another one.' },
  file_not_a_template: { what: 'This is not a template file of Backroom.', todo: 'Choose a file that was saved with “Export”. Nothing was changed.' },
  file_wrong: { what: 'The template file is wrong at {{path}}: {{problem}}.', todo: 'Ask for a new export. Nothing was imported.' },
};
