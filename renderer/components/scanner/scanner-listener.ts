import { gapWhereTyped, patienceOf, quietScanner, takeSilence, takeStroke, type HeldStroke, type KeyStroke, type ScannerState } from './scanner-input.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;
type Snapshot = { readonly field: TextField; readonly value: string; readonly start: number | null; readonly end: number | null };
type Origin = { readonly target: EventTarget | null; readonly key: string; readonly code: string };

/** A timer that fires later than this was kept waiting by a busy window; strokes may still be queued behind it. */
const lateMs = 12;
const givenBack = new WeakSet<Event>();
/** What is known of the scanner outlives the screen that listens. */
let terminates = false;

const textField = (target: EventTarget | null): TextField | null => {
  if (target instanceof HTMLTextAreaElement) return target;
  if (!(target instanceof HTMLInputElement)) return null;
  return ['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(target.type) ? null : target;
};

const snapshotOf = (target: EventTarget | null): Snapshot | null => {
  const field = textField(target);
  return field === null ? null : { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
};

/** Undoes what an input method put into a field while a scan went through it; ends its composition. */
const restore = ({ field, value, start, end }: Snapshot): void => {
  field.blur();
  if (field.value !== value) {
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    // The prototype's setter, so that React's own bookkeeping sees the change as one made by a person.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.focus();
  if (start !== null && end !== null) field.setSelectionRange(start, end);
};

const strokeOf = (event: KeyboardEvent): KeyStroke => ({
  code: event.code,
  key: event.key,
  shift: event.shiftKey,
  capsLock: event.getModifierState('CapsLock'),
  chord: event.ctrlKey || event.altKey || event.metaKey,
  repeat: event.repeat,
  composing: event.isComposing || event.key === 'Process',
  at: event.timeStamp,
});

/**
 * Listens to every key of the window before anything else does. Scans go to `onScan`, wherever the focus is; what a person typed
 * is given back: as text to the field it was meant for, otherwise as a key press. Returns the function that stops it.
 */
export const listenForScans = (onScan: (code: string) => void, gapMs: number = gapWhereTyped): (() => void) => {
  let state: ScannerState = { ...quietScanner, terminates };
  let origins: readonly Origin[] = [];
  let snapshot: Snapshot | null = null;
  let timer: number | undefined;

  const giveBack = (typed: readonly HeldStroke[], from: readonly Origin[]): void => {
    typed.forEach((stroke, index) => {
      const origin = from[index];
      if (origin === undefined || stroke.composing) return; // the input method has it already
      if (textField(origin.target) !== null) {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to insert text that keeps undo, length limits and React's events
        if (document.activeElement === origin.target) document.execCommand('insertText', false, stroke.character);
        return;
      }
      const event = new KeyboardEvent('keydown', { key: origin.key, code: origin.code, bubbles: true, cancelable: true });
      givenBack.add(event);
      (origin.target ?? window).dispatchEvent(event);
    });
  };

  const apply = (step: { readonly state: ScannerState; readonly scans: readonly string[]; readonly typed: readonly HeldStroke[] }): void => {
    const composed = state.held.some((stroke) => stroke.composing);
    const from = origins;
    const before = snapshot;
    state = step.state;
    terminates = state.terminates;
    if (state.held.length === 0) {
      origins = [];
      snapshot = null;
    }
    if (step.scans.length > 0 && composed && before !== null) restore(before);
    giveBack(step.typed, from);
    for (const code of step.scans) onScan(code);
  };

  const silence = (): void => apply(takeSilence(state, Number.POSITIVE_INFINITY, gapMs));

  const arm = (): void => {
    window.clearTimeout(timer);
    if (state.held.length === 0) return;
    const patienceMs = patienceOf(state, gapMs);
    const due = performance.now() + patienceMs;
    timer = window.setTimeout(() => {
      if (performance.now() - due > lateMs) arm();
      else silence();
    }, patienceMs);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (givenBack.has(event)) return;
    // A modal dialog (another person signs in) has the keys to itself, a badge's too; the screen behind it does not go on working.
    if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
    const stroke = strokeOf(event);
    const last = state.held.at(-1);
    if (last !== undefined && stroke.at - last.at > patienceOf(state, gapMs)) silence();
    const wasEmpty = state.held.length === 0;
    if (wasEmpty) snapshot = snapshotOf(event.target);
    const heldBefore = state.held.length;
    const step = takeStroke(state, stroke, gapMs);
    if (step.state.held.length > heldBefore) origins = [...origins, { target: event.target, key: event.key, code: event.code }];
    if (step.keep && !(stroke.composing && step.scans.length === 0)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    apply(step);
    arm();
  };

  window.addEventListener('keydown', onKeyDown, true);
  // A hand on the mouse means that what was held was typed: it belongs to the field that is about to lose the focus.
  window.addEventListener('pointerdown', silence, true);
  window.addEventListener('blur', silence);
  return () => {
    silence();
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('pointerdown', silence, true);
    window.removeEventListener('blur', silence);
  };
};
