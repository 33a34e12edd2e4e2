import type { Words } from '../../words.ts';
import type { scaleRefusals as chinese } from '../../zh-CN/refusals/scales.ts';

export const scaleRefusals: Words<typeof chinese> = {
  off: { what: 'No scale is connected.', todo: 'Type the weight, or ask the manager to connect one in “Settings · Scale”.' },
  unplugged: { what: 'The scale cannot be reached ({{words}}).', todo: 'Check its power and cable; it comes back by itself. Until then type the weight.' },
  nothing: { what: 'The scale has sent no weight yet.', todo: 'See whether it is switched on. Until then type the weight.' },
  stale: { what: 'The scale sends no new weight, and an old one does not count.', todo: 'Check scale and cable. Until then type the weight.' },
  empty: { what: 'The scale is empty.', todo: 'Put the parcel on it.' },
  negative: { what: 'The scale shows less than nothing.', todo: 'Clear the pan, press “zero” on the scale, then put the parcel on it.' },
  unstable: { what: 'The scale has not settled.', todo: 'Take your hands off the parcel and wait a second.' },
  overload: { what: 'More than the scale can weigh.', todo: 'Use a larger scale, or type the weight.' },
  underload: { what: 'The scale cannot weigh.', todo: 'See whether the pan sits right; switch it off and on, or zero it.' },
  already_taken: { what: 'What lies on the scale has been weighed already.', todo: 'Take it off first, then put on the parcel to be weighed.' },
  changed: { what: 'The weight on the scale has changed.', todo: 'Look at the new weight.' },
  no_device: { what: 'No scale is chosen.', todo: 'Choose a port or a USB scale, then switch it on.' },
};
