/** Waves: who owns them, what fits into them (PK-1). */
export const waveRefusals = {
  unknown: { what: 'There is no wave {{wave}}.', todo: 'The list has been refreshed; please look again.' },
  closed: { what: 'Wave {{wave}} is over.', todo: 'What was not packed has gone back and may go into a new wave.' },
  nothing_fits: { what: 'No parcel fits; no wave was made.', todo: 'Ask for less, or print waybills first. Parcels of other waves do not come in.' },
  taken: { what: '{{owner}} has taken wave {{wave}} already.', todo: 'Take another one, or ask for it to be handed over.' },
  not_yours: { what: 'Wave {{wave}} belongs to {{owner}}.', todo: 'Ask for it to be handed over, or ask the manager to take it back.' },
  nobodys: { what: 'Nobody has taken wave {{wave}} yet.', todo: 'Take it first, then pick and sort.' },
  no_slots: { what: 'Wave {{wave}} has no slots.', todo: 'It is picked and packed directly; nothing is sorted.' },
  article_unknown: { what: 'This article is not in the wave any more.', todo: 'The order was changed; the list has been refreshed, please look again.' },
} as const;
