import type { printersRefusals as zh } from '../../zh-CN/refusals/printers.ts';
import type { Words } from '../../words.ts';

export const printersRefusals: Words<typeof zh> = {
  calibration_marks_swapped: { what: 'The two crosses are the wrong way round: A at {{near}} mm, B at {{far}} mm.', todo: 'A is at the top left, B at the bottom right; measure both from the left and top edge of the paper.' },
  calibration_scale: { what: 'The crosses are {{mm}} mm apart instead of {{trueMm}} mm, {{percent}} % off: no printer does that.', todo: 'Measure once more; and see whether the printer is set to “fit to paper”.' },
  calibration_offset: { what: 'Everything lies {{mm}} mm off, more than 30 mm.', todo: 'The paper lay wrong or is another one. Lay it right, print the sheet again and measure.' },
  calibration_drift: { what: 'It moves {{mm}} mm with each form, more than 2 mm.', todo: 'Check which form you measured and whether the paper size is right, then measure once more.' },
  calibration_unknown: { what: 'This paper of printer {{printer}} was never calibrated.', todo: 'The list is fresh again: look once more.' },
  nothing_of_its_own: { what: '{{courierCode}} has nothing of its own for {{kind}}.', todo: 'The list is fresh again: look once more.' },
};
