import { create } from 'zustand';
import type { OutputFor } from '../../../../shared/contract/index.ts';
import type { Element } from '../../../../shared/domain/printing/template.ts';
import { added, draftOf, itemsOf, removed, type Draft } from '../editing/draft.ts';
import { beginHistory, redo, step, undo, type History } from '../editing/history.ts';
import { keepDraft, keptDraft } from './kept-drafts.ts';

type Opened = OutputFor<'templates', 'get'>;

/** One template being looked at or changed. It stays when one leaves the screen and comes back. */
export type Session = {
  readonly templateId: string;
  readonly shipped: boolean;
  /** The version that the changes stand on. */
  readonly basedOn: number;
  readonly newest: number;
  readonly versions: Opened['versions'];
  readonly fields: readonly string[];
  readonly rowFields: readonly string[];
  readonly history: History<Draft>;
  /** What a gesture under way shows; null = none. */
  readonly live: Draft | null;
  /** As it was saved last. */
  readonly saved: Draft;
  readonly selection: readonly number[];
  readonly locked: ReadonlySet<number>;
  readonly lastKey: number;
};

type Copied = readonly { readonly element: Element; readonly inArea: boolean }[];
type Editor = { readonly openId: string | null; readonly sessions: Readonly<Record<string, Session>>; readonly clipboard: Copied };

export const useEditor = create<Editor>()(() => ({ openId: null, sessions: {}, clipboard: [] }));

const noKeys: readonly number[] = [];

export const shownDraft = (session: Session): Draft => session.live ?? session.history.present;
export const isChanged = (session: Session): boolean => session.history.present !== session.saved;

/** The open session; only below the editor, where there is one. */
export const useSession = <T>(pick: (session: Session) => T): T =>
  useEditor((state) => {
    const session = state.openId === null ? undefined : state.sessions[state.openId];
    if (session === undefined) throw new Error('a part of the editor is shown without a template');
    return pick(session);
  });

export const sessionNow = (): Session | undefined => {
  const { openId, sessions } = useEditor.getState();
  return openId === null ? undefined : sessions[openId];
};

const update = (change: (session: Session) => Session): void => {
  const session = sessionNow();
  if (session === undefined) return;
  const next = change(session);
  useEditor.setState(({ sessions }) => ({ sessions: { ...sessions, [session.templateId]: next } }));
  if (next.history.present !== session.history.present || next.saved !== session.saved) {
    keepDraft(next.templateId, isChanged(next) ? { basedOn: next.basedOn, draft: next.history.present } : null);
  }
};

/** Opens what main answered: goes on with changes that were not saved, from this window or an earlier run of the app. */
export const openSession = (answer: Opened): void => {
  const { template, shipped, versions, fields, rowFields } = answer;
  const known = useEditor.getState().sessions[template.id];
  const newest = template.version;
  if (known !== undefined && (isChanged(known) || known.basedOn === newest)) {
    useEditor.setState(({ sessions }) => ({ openId: template.id, sessions: { ...sessions, [template.id]: { ...known, live: null, newest, versions } } }));
    return;
  }
  const saved = draftOf(template);
  const kept = shipped ? null : keptDraft(template.id, saved.items.length + 1);
  const begun = beginHistory(saved);
  const session: Session = {
    templateId: template.id, shipped, basedOn: kept?.basedOn ?? newest, newest, versions, fields, rowFields,
    history: kept === null ? begun : step(begun, kept.draft), live: null, saved, selection: noKeys, locked: new Set(),
    lastKey: saved.items.length + (kept?.draft.items.length ?? 0) + 1,
  };
  useEditor.setState(({ sessions }) => ({ openId: template.id, sessions: { ...sessions, [template.id]: session } }));
};

export const closeSession = (): void => useEditor.setState({ openId: null });

/** Takes what main has as what is, and lets go of changes. */
export const startAnew = (answer: Opened): void => {
  keepDraft(answer.template.id, null);
  useEditor.setState(({ sessions }) => {
    const { [answer.template.id]: _gone, ...others } = sessions;
    return { sessions: others };
  });
  openSession(answer);
};

export const wasSaved = (version: number, versions: Session['versions'], draft: Draft): void =>
  update((session) => ({ ...session, basedOn: version, newest: version, versions, saved: draft }));

/** The next saving counts as standing on the newest version: mine over theirs. */
export const standOn = (version: number): void => update((session) => ({ ...session, basedOn: version, newest: version }));

/** One step that can be undone. Steps with the same `mergeKey` in a row are one. */
export const edit = (change: (draft: Draft) => Draft, mergeKey: string | null = null): void =>
  update((session) => (session.shipped ? session : { ...session, live: null, history: step(session.history, change(session.history.present), mergeKey) }));

/** Shows what a gesture would do, from where it began. */
export const showLive = (change: (draft: Draft) => Draft): void => update((session) => (session.shipped ? session : { ...session, live: change(session.history.present) }));
/** Ends the gesture: what is shown counts as one step. */
export const keepLive = (): void => update((session) => (session.live === null ? session : { ...session, live: null, history: step(session.history, session.live) }));
export const dropLive = (): void => update((session) => ({ ...session, live: null }));

const still = (session: Session): Session => {
  const keys = new Set(session.history.present.items.map(({ key }) => key));
  return { ...session, live: null, selection: session.selection.filter((key) => keys.has(key)) };
};
export const undoStep = (): void => update((session) => still({ ...session, history: undo(session.history) }));
export const redoStep = (): void => update((session) => still({ ...session, history: redo(session.history) }));

export const select = (keys: readonly number[]): void =>
  update((session) => (keys.length === session.selection.length && keys.every((key, index) => key === session.selection[index]) ? session : { ...session, selection: [...keys] }));
export const toggleSelected = (key: number): void =>
  update((session) => ({ ...session, selection: session.selection.includes(key) ? session.selection.filter((one) => one !== key) : [...session.selection, key] }));

export const setLocked = (keys: readonly number[], lock: boolean): void =>
  update((session) => {
    const locked = new Set(session.locked);
    for (const key of keys) {
      if (lock) locked.add(key);
      else locked.delete(key);
    }
    return { ...session, locked };
  });

/** Puts elements on the sheet and selects them. */
export const addElements = (elements: Copied, asideHmm = 0): void =>
  update((session) => {
    if (session.shipped) return session;
    const present = session.history.present;
    const next = added(present, elements, session.lastKey + 1, asideHmm);
    const before = new Set(present.items.map(({ key }) => key));
    return {
      ...session, live: null, history: step(session.history, next), lastKey: session.lastKey + elements.length,
      selection: next.items.filter(({ key }) => !before.has(key)).map(({ key }) => key),
    };
  });

/** What is selected and may be changed. */
export const unlockedSelection = ({ selection, locked }: Session): readonly number[] => selection.filter((key) => !locked.has(key));

const copiedOf = (session: Session): Copied => itemsOf(session.history.present, session.selection).map(({ element, inArea }) => ({ element, inArea }));

export const removeSelected = (): void => {
  const session = sessionNow();
  if (session === undefined) return;
  edit((draft) => removed(draft, unlockedSelection(session)));
  select(session.selection.filter((key) => session.locked.has(key)));
};
export const copySelected = (): void => {
  const session = sessionNow();
  if (session !== undefined && session.selection.length > 0) useEditor.setState({ clipboard: copiedOf(session) });
};
export const paste = (): void => addElements(useEditor.getState().clipboard, 200);
export const duplicateSelected = (): void => {
  const session = sessionNow();
  if (session !== undefined && session.selection.length > 0) addElements(copiedOf(session), 200);
};
