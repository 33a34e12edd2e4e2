import { useTranslation } from 'react-i18next';
import { alignments, alignWays, distributeWays, type Alignment, type Way } from '../editing/arrange.ts';
import { unionOf } from '../editing/bounds.ts';
import { itemsOf, movedEach, paperBounds, reordered, spaceOf, type Reorder } from '../editing/draft.ts';
import { duplicateSelected, edit, removeSelected, sessionNow, setLocked, shownDraft, unlockedSelection, useSession } from '../editor/editor-store.ts';
import { IconButton } from './controls.tsx';
import controls from './controls.module.css';
import styles from './inspector.module.css';

const arrange = (waysOf: (bounds: readonly ReturnType<typeof paperBounds>[]) => readonly Way[]): void => {
  const session = sessionNow();
  if (session === undefined) return;
  const keys = unlockedSelection(session);
  edit((draft) => {
    const items = itemsOf(draft, keys);
    const ways = waysOf(items.map((item) => paperBounds(draft, item)));
    return movedEach(draft, new Map(items.map(({ key }, index) => [key, ways[index] ?? { dxHmm: 0, dyHmm: 0 }])));
  });
};

/** Several are aligned with each other, one with its paper. */
const align = (alignment: Alignment): void => {
  const session = sessionNow();
  if (session === undefined) return;
  const draft = session.history.present;
  const items = itemsOf(draft, unlockedSelection(session));
  const [only] = items;
  if (only === undefined) return;
  const { origin, paper } = spaceOf(draft, only);
  const frame = items.length > 1 ? unionOf(items.map((item) => paperBounds(draft, item))) : { ...origin, ...paper };
  if (frame !== null) arrange((bounds) => alignWays(bounds, alignment, frame));
};

const orders = [['front', 'Ctrl Shift ]'], ['forward', 'Ctrl ]'], ['backward', 'Ctrl ['], ['back', 'Ctrl Shift [']] as const;

export const reorderSelected = (to: Reorder): void => {
  const session = sessionNow();
  if (session !== undefined) edit((draft) => reordered(draft, unlockedSelection(session), to));
};

/** Alignment, distribution, order, and what is done to the whole element. */
export const ArrangeBar = ({ disabled }: { readonly disabled: boolean }) => {
  const { t } = useTranslation('templates');
  const draft = useSession(shownDraft);
  const selection = useSession((session) => session.selection);
  const locked = useSession((session) => session.locked);
  const allLocked = selection.every((key) => locked.has(key));
  const still = disabled || allLocked;
  const many = itemsOf(draft, selection).length;
  return (
    <div className={styles['arrange']} role="toolbar" aria-label={t('arrange.label')}>
      <div className={controls['icons']}>
        {alignments.map((alignment) => (
          <IconButton key={alignment} icon={alignment} label={t(`arrange.${alignment}`)} disabled={still} onClick={() => align(alignment)} />
        ))}
        <IconButton icon="across" label={t('arrange.across')} disabled={still || many < 3} onClick={() => arrange((bounds) => distributeWays(bounds, 'across'))} />
        <IconButton icon="down" label={t('arrange.down')} disabled={still || many < 3} onClick={() => arrange((bounds) => distributeWays(bounds, 'down'))} />
      </div>
      <div className={controls['icons']}>
        {orders.map(([order, keys]) => (
          <IconButton key={order} icon={order} label={t(`arrange.${order}`)} keys={keys} disabled={still} onClick={() => reorderSelected(order)} />
        ))}
        <IconButton icon={allLocked ? 'lock' : 'unlock'} label={t(allLocked ? 'arrange.unlock' : 'arrange.lock')} pressed={allLocked} disabled={disabled} onClick={() => setLocked(selection, !allLocked)} />
        <IconButton icon="duplicate" label={t('arrange.duplicate')} keys="Ctrl D" disabled={disabled} onClick={duplicateSelected} />
        <IconButton icon="trash" label={t('arrange.delete')} keys="Delete" danger disabled={still} onClick={removeSelected} />
      </div>
    </div>
  );
};
