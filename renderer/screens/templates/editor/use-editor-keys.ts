import { useKeys, type KeyMap } from '../../../app/use-keys.ts';
import { moved } from '../editing/draft.ts';
import { reorderSelected } from '../inspector/arrange-bar.tsx';
import { copySelected, duplicateSelected, edit, paste, redoStep, removeSelected, select, sessionNow, undoStep, unlockedSelection } from './editor-store.ts';
import { actualScale, fit, useStage, zoomTo } from './stage-store.ts';

/** 0.1 mm and 1 mm, in 1/100 mm. */
const nudge = (dxHmm: number, dyHmm: number) => (event: KeyboardEvent): void => {
  const session = sessionNow();
  if (session === undefined) return;
  const keys = unlockedSelection(session);
  // A key held down is one step, however far it goes.
  if (keys.length > 0) edit((draft) => moved(draft, keys, dxHmm, dyHmm), event.repeat ? `nudge ${event.key}` : null);
};

const zoomBy = (factor: number) => (): void => zoomTo(useStage.getState().view.scale * factor);

type Options = { readonly readOnly: boolean; readonly onSave: () => void };

/** Keys of the editor, wherever the focus is but in a field. */
export const useEditorKeys = ({ readOnly, onSave }: Options): void => {
  const looking: KeyMap = {
    'Ctrl+A': () => {
      const session = sessionNow();
      if (session !== undefined) select(session.history.present.items.map(({ key }) => key).filter((key) => !session.locked.has(key)));
    },
    'Ctrl+C': copySelected,
    'Ctrl+0': () => {
      const session = sessionNow();
      if (session !== undefined) fit(session.history.present.head.paper);
    },
    'Ctrl+1': () => zoomTo(actualScale),
    'Ctrl+=': zoomBy(1.25), 'Ctrl++': zoomBy(1.25), 'Ctrl+-': zoomBy(0.8),
    Escape: () => select([]),
  };
  const changing: KeyMap = {
    ...looking,
    'Ctrl+Z': (event) => (event.shiftKey ? redoStep() : undoStep()),
    'Ctrl+Y': redoStep,
    'Ctrl+V': paste,
    'Ctrl+D': duplicateSelected,
    'Ctrl+X': () => {
      copySelected();
      removeSelected();
    },
    Delete: removeSelected, Backspace: removeSelected,
    ArrowLeft: nudge(-10, 0), ArrowRight: nudge(10, 0), ArrowUp: nudge(0, -10), ArrowDown: nudge(0, 10),
    'Shift+ArrowLeft': nudge(-100, 0), 'Shift+ArrowRight': nudge(100, 0), 'Shift+ArrowUp': nudge(0, -100), 'Shift+ArrowDown': nudge(0, 100),
    'Ctrl+]': () => reorderSelected('forward'), 'Ctrl+[': () => reorderSelected('backward'), 'Ctrl+}': () => reorderSelected('front'), 'Ctrl+{': () => reorderSelected('back'),
  };
  useKeys(readOnly ? looking : changing);
  useKeys({ 'Ctrl+S': onSave }, { always: true });
};
